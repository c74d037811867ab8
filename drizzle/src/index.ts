export { authSchema } from './auth-schema.ts';
export { type Connection, connect, type Database } from './connect.ts';
export { migrate } from './migrate.ts';
export { findMigrationsFolder } from './migrations-folder.ts';
export { accounts } from './tables/account.ts';
export { agentQueues, agentSkills, agents, type StoredForwarding } from './tables/agent.ts';
export {
  agentCounts,
  agentDays,
  agentMonths,
  agentStateCounts,
  agentStateDays,
  agentStateDaysOfAll,
  agentStateMonths,
  wrapUpCounts,
  wrapUpDays,
  wrapUpDaysOfAll,
  wrapUpMonths,
} from './tables/agent-count.ts';
export { agentShifts, shiftParts } from './tables/agent-shift.ts';
export { agentStates } from './tables/agent-state.ts';
export { announcements, type StoredConcern } from './tables/announcement.ts';
export {
  formCounts,
  formDays,
  formMonths,
  satisfactionCounts,
  satisfactionDays,
  satisfactionDaysOfAll,
  satisfactionMonths,
} from './tables/answer-count.ts';
export { apiKeys } from './tables/api-key.ts';
export { audios, type SoundMeasures } from './tables/audio.ts';
export { auditEntries } from './tables/audit-entry.ts';
export { calls } from './tables/call.ts';
export {
  callCounts,
  callDays,
  callerCounts,
  callerSums,
  callHours,
  callMonths,
  nodeCounts,
} from './tables/call-count.ts';
export { callSteps } from './tables/call-step.ts';
export { callbacks } from './tables/callback.ts';
export { callNotes, conversations, formAnswers, satisfactionAnswers } from './tables/conversation.ts';
export { countCorrections, countStates } from './tables/count-state.ts';
export { credentials } from './tables/credential.ts';
export { customerNumbers, customers, openItems } from './tables/customer.ts';
export { dataExports } from './tables/data-export.ts';
export { deskCommands } from './tables/desk-command.ts';
export { dialRules } from './tables/dial-rule.ts';
export { egressHosts } from './tables/egress-host.ts';
export { type ErasedCounts, erasures } from './tables/erasure.ts';
export { flows } from './tables/flow.ts';
export { flowDrafts } from './tables/flow-draft.ts';
export { flowProposals } from './tables/flow-proposal.ts';
export { flowPublications } from './tables/flow-publication.ts';
export { flowVersions } from './tables/flow-version.ts';
export { journalEntries } from './tables/journal-entry.ts';
export { leases } from './tables/lease.ts';
export { lookupRows, lookupTableRevisions, lookupTables } from './tables/lookup-table.ts';
export { mailServers } from './tables/mail-server.ts';
export { nodeTraffic } from './tables/node-traffic.ts';
export { notReadyReasons } from './tables/not-ready-reason.ts';
export { numbers } from './tables/number.ts';
export { numberPlaces } from './tables/number-place.ts';
export {
  planCounts,
  planDays,
  planDaysOfAll,
  planMonths,
  presenceCounts,
  presenceDays,
  presenceDaysOfAll,
  presenceMonths,
} from './tables/plan-count.ts';
export { prompts } from './tables/prompt.ts';
export { type PromptRevisionContent, type PromptRevisionPart, promptRevisions } from './tables/prompt-revision.ts';
export {
  queues,
  type StoredOverflowAction,
  type StoredOverflowRule,
  type StoredQueueAlerts,
  type StoredQueueHours,
  type StoredTermsRule,
} from './tables/queue.ts';
export { queueCounts, queueDays, queueHours, queueMonths } from './tables/queue-count.ts';
export { queueVisits } from './tables/queue-visit.ts';
export { quickPhrases } from './tables/quick-phrase.ts';
export { type RecordingPause, recordingRemovals, recordings } from './tables/recording.ts';
export { reportDeliveries, reportSchedules } from './tables/report-schedule.ts';
export { calibrations, reviewComments, reviewMarks, reviews, type StoredReviewAnswers } from './tables/review.ts';
export { rollouts } from './tables/rollout.ts';
export { routingEntries, routingPasts, routingSnapshots } from './tables/routing-journal.ts';
export { runs } from './tables/run.ts';
export { samplingDraws, samplingRules } from './tables/sampling-rule.ts';
export { savedReports } from './tables/saved-report.ts';
export { scheduleRevisions, schedules } from './tables/schedule.ts';
export { type StoredQuestion, type StoredScorecard, scorecards, scorecardVersions } from './tables/scorecard.ts';
export { screenArrangements } from './tables/screen-arrangement.ts';
export { sessions } from './tables/session.ts';
export { settings } from './tables/setting.ts';
export { sipEndpoints } from './tables/sip-endpoint.ts';
export { skills } from './tables/skill.ts';
export { speechCache } from './tables/speech-cache.ts';
export {
  type SpeechRequestTemplate,
  speechProviderStates,
  speechProviders,
  speechVoices,
} from './tables/speech-provider.ts';
export { teams } from './tables/team.ts';
export { trunks } from './tables/trunk.ts';
export { users } from './tables/user.ts';
export { verifications } from './tables/verification.ts';
export { whatIfs } from './tables/what-if.ts';
export { wrapUpCodes } from './tables/wrap-up-code.ts';
