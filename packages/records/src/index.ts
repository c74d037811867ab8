/** The one door of the package: long because every name stands here by itself, without star exports. */
export {
  type Actor,
  type AuditEntry,
  type AuditFilter,
  type AuditSubject,
  audited,
  type Change,
  listAudit,
} from './audit.ts';
export { loadAuditNames, nameInEntry } from './audit-names.ts';
export {
  type Announcement,
  type AnnouncementInput,
  createAnnouncement,
  getAnnouncement,
  listAnnouncements,
  loadActiveAnnouncements,
  setAnnouncementArchived,
  switchAnnouncement,
  updateAnnouncement,
} from './business-data/announcements.ts';
export { findTableRow } from './business-data/find-row.ts';
export {
  type BadRow,
  type FileRow,
  importTableRows,
  lookAtRowsImport,
  type RowsImport,
  type RowsImportPlan,
} from './business-data/import-rows.ts';
export {
  compareTable,
  listTableRevisions,
  publishTable,
  type RowChange,
  type RowChanges,
  readRevisionRows,
  restoreTable,
  type TableRevision,
} from './business-data/lookup-revisions.ts';
export {
  countTableProblems,
  editTableRows,
  type RowEdit,
  type RowsQuery,
  readTableRows,
  rowEditsMax,
  type TableProblems,
  type TableRow,
} from './business-data/lookup-rows.ts';
export type { LookupTable } from './business-data/lookup-table.ts';
export {
  changeTableShape,
  createTable,
  describeTable,
  getTable,
  type LookupTableItem,
  listTables,
  setTableArchived,
} from './business-data/lookup-tables.ts';
export { findScheduleUses, type ScheduleUses } from './business-data/schedule-uses.ts';
export {
  createSchedule,
  getSchedule,
  listScheduleRevisions,
  listSchedules,
  loadPublishedHours,
  publishSchedule,
  renameSchedule,
  type Schedule,
  type ScheduleContents,
  type ScheduleItem,
  type ScheduleKind,
  saveScheduleRevision,
  setScheduleArchived,
} from './business-data/schedules.ts';
export { listTableOptions, type TableOption } from './business-data/table-options.ts';
export { type CallbackItem, listCallbacks } from './callbacks/list-callbacks.ts';
export { type CallFilter, callFilterSchema, queueOutcomes, talkOutcomes } from './calls/call-filter.ts';
export { type CallMoment, loadCallMoments } from './calls/call-journal.ts';
export { type HeardSound, heardSounds } from './calls/call-sound.ts';
export {
  appendCallSteps,
  type CallStep,
  listCallSteps,
  type NewCallStep,
} from './calls/call-steps.ts';
export {
  type Call,
  type CallCursor,
  type CallListItem,
  type CallPage,
  getCall,
  type NewCall,
  recordCallAnswered,
  recordCallEnded,
  recordCallStarted,
} from './calls/calls.ts';
export {
  type FlowTraffic,
  flowTraffic,
  type NodeTraffic,
  quarterMs,
  type TrafficFilter,
} from './calls/flow-traffic.ts';
export { type CallCount, countCalls, listCalls } from './calls/search-calls.ts';
export type { AgentInput, AgentSkill } from './centre/agent-input.ts';
export { type AgentFacts, type AgentPast, restoreAgents } from './centre/agent-past.ts';
export {
  type Agent,
  createAgent,
  deleteAgent,
  getAgent,
  listAgents,
  setAgentForwarding,
  updateAgent,
} from './centre/agents.ts';
export { type CentreOption, type CentreOptions, listCentreOptions } from './centre/centre-options.ts';
export { type CentreUses, type FlowUse, findCentreUses } from './centre/centre-uses.ts';
export { type AgentsChange, changeAgents } from './centre/change-agents.ts';
export {
  exportCentre,
  type ImportPlan,
  type ImportRequest,
  importCentre,
  importShape,
} from './centre/import/import-centre.ts';
export {
  type ImportChange,
  type ImportedPerson,
  type ImportKind,
  type ImportProblem,
  type ImportTable,
  importKinds,
} from './centre/import/import-types.ts';
export {
  createNotReadyReason,
  listNotReadyReasons,
  type NotReadyReason,
  type NotReadyReasonInput,
  reorderNotReadyReasons,
  setNotReadyReasonArchived,
  updateNotReadyReason,
} from './centre/not-ready-reasons.ts';
export {
  createNumberPlace,
  deleteNumberPlace,
  findNumberPlace,
  listNumberPlaces,
  type NumberPlace,
  updateNumberPlace,
} from './centre/number-places.ts';
export type { Queue, QueueInput } from './centre/queue.ts';
export { listQueueServers, type QueueServers } from './centre/queue-servers.ts';
export {
  createQueue,
  getQueue,
  listAgentsOfQueue,
  listQueues,
  newQueue,
  type QueueListItem,
  setQueueArchived,
  updateQueue,
} from './centre/queues.ts';
export {
  createQuickPhrase,
  deleteQuickPhrase,
  listQuickPhrases,
  type QuickPhrase,
  type QuickPhraseInput,
  reorderQuickPhrases,
  updateQuickPhrase,
} from './centre/quick-phrases.ts';
export {
  createSkill,
  deleteSkill,
  listSkills,
  renameSkill,
  type Skill,
  type SkillListItem,
} from './centre/skills.ts';
export { createTeam, deleteTeam, listTeams, renameTeam, type Team, type TeamListItem } from './centre/teams.ts';
export {
  createWrapUpCode,
  listWrapUpCodes,
  reorderWrapUpCodes,
  setWrapUpCodeArchived,
  updateWrapUpCode,
  type WrapUpCode,
  type WrapUpCodeInput,
} from './centre/wrap-up-codes.ts';
export { countAgain } from './counts/count-again.ts';
export { countFacts, countTraffic } from './counts/count-facts.ts';
export { readCountProgress } from './counts/count-progress.ts';
export { type CountGrain, type CountRange, countsOf } from './counts/counts-of.ts';
export { listCustomerCalls } from './customers/customer-calls.ts';
export { findCustomerByNumber, normalizeNumber } from './customers/customer-numbers.ts';
export {
  type Customer,
  type CustomerCursor,
  type CustomerInput,
  type CustomerListItem,
  createCustomer,
  deleteCustomer,
  getCustomer,
  listCustomers,
  updateCustomer,
} from './customers/customers.ts';
export {
  createOpenItem,
  listOpenItems,
  type OpenItem,
  type OpenItemInput,
  setOpenItemDone,
  updateOpenItem,
} from './customers/open-items.ts';
export { type RemovedDemoData, removeDemoData } from './demo-data.ts';
export {
  type DeskAction,
  type DeskActionType,
  type DeskCommand,
  type DeskRefusal,
  type DeskReply,
  deskCommandMsMax,
  deskReplyChannel,
  deskStream,
} from './desk/desk-command.ts';
export {
  type AgentLive,
  type AgentStatus,
  type ContactLive,
  type ConversationLive,
  type ConversationState,
  emptyQueueDay,
  type FloorField,
  floorFieldName,
  floorHash,
  type QueueDay,
  type QueueLive,
} from './desk/floor-live.ts';
export {
  type DialContext,
  type DialDecision,
  type DialRefusal,
  type DialRule,
  type DialTarget,
  decideDial,
} from './dialing/decide-dial.ts';
export {
  createDialRule,
  type DialRuleInput,
  deleteDialRule,
  listDialRules,
  loadDialContext,
  reorderDialRules,
  type StoredDialRule,
  updateDialRule,
} from './dialing/dial-rules.ts';
export { emergencyCodes, shortCodeDigitsMax } from './dialing/short-codes.ts';
export {
  type Credential,
  type CredentialInput,
  type CredentialSecret,
  createCredential,
  deleteCredential,
  listCredentials,
  loadCredentialSecret,
  updateCredential,
} from './egress/credentials.ts';
export { allowEgressHost, disallowEgressHost, type EgressHost, listEgressHosts } from './egress/egress-hosts.ts';
export { isHostName, normalizeHost } from './egress/host-name.ts';
export { type ErasureRequest, eraseNumber } from './erasure/erase-number.ts';
export { type Erasure, type ErasureReceipt, getErasure, listErasures } from './erasure/erasure-receipts.ts';
export { type NumberLeft, previewErasure } from './erasure/number-left.ts';
export {
  askDataExport,
  beginDataExport,
  cancelDataExport,
  type DataExport,
  deleteDataExport,
  downloadDataExport,
  expireDataExports,
  failDataExport,
  failLostExports,
  finishDataExport,
  getDataExport,
  listDataExports,
  listUnfinishedExports,
  noteExportProgress,
} from './exports/data-exports.ts';
export type { FloorAct } from './floor/floor-act.ts';
export { auditFloorAct, floorActs } from './floor/floor-acts.ts';
export { type FloorCaller, floorCallersMax, listFloorCallers } from './floor/floor-callers.ts';
export { type FloorAgent, type FloorCentre, type FloorQueue, loadFloorCentre } from './floor/floor-centre.ts';
export { type DraftOfFlow, listDrafts, listPublishedDocuments, saveDrafts } from './flows/all-drafts.ts';
export { draftRevision, type FlowDraft, loadDraft, type SaveDraftResult, saveDraft } from './flows/drafts.ts';
export { type FlowSurface, listFlowSurfaces } from './flows/flow-surface.ts';
export {
  archiveFlow,
  createFlow,
  type Flow,
  type FlowListItem,
  getFlow,
  listFlows,
  listSubFlowChoices,
  restoreFlow,
} from './flows/flows.ts';
export { findReferences, loadPinnedFlows, type PinnedFlows } from './flows/pins.ts';
export { type LoadedProposal, listProposals, loadProposal, type ProposalListItem } from './flows/proposal-list.ts';
export {
  approveProposal,
  type Proposal,
  type ProposeResult,
  proposeFlow,
  refuseProposal,
  withdrawProposal,
} from './flows/proposals.ts';
export { type Publication, type PublishResult, publishFlow, republishFlow } from './flows/publish.ts';
export type { RolloutPlan } from './flows/rollouts/begin-rollout.ts';
export { isChosen, type RolloutCaller } from './flows/rollouts/rollout-caller.ts';
export { loadRolloutFigures } from './flows/rollouts/rollout-figures.ts';
export { findRunningRollout, getRollout, type Rollout } from './flows/rollouts/rollout-row.ts';
export {
  changeRollout,
  listPresentRollouts,
  listRollouts,
  type RolloutListItem,
  rollBack,
  rollOutToAll,
} from './flows/rollouts/rollouts.ts';
export { type StoppedRollout, stopWorseRollouts } from './flows/rollouts/stop-worse-rollouts.ts';
export {
  listPublications,
  loadLayout,
  loadPublication,
  loadVersion,
  type PublicationListItem,
} from './flows/versions.ts';
export {
  type DeliveryJob,
  deliveryQueue,
  type ExportJob,
  exportQueue,
  type HousekeepingJob,
  housekeepingEveryMs,
  housekeepingQueue,
  type RemovedByRetention,
  type SpeechJob,
  type SpokenText,
  speechJobId,
  speechJobOptions,
  speechQueue,
  type WhatIfJob,
  whatIfQueue,
} from './jobs.ts';
export {
  createSipEndpoint,
  deleteSipEndpoint,
  extendSipEndpoint,
  findSeatEndpoint,
  getSipEndpoint,
  listExpiredSipEndpoints,
  listLiveSipEndpoints,
  loadSipEndpointPassword,
  markSipEndpointReady,
  openSeatEndpoint,
  type SipEndpoint,
} from './lines/sip-endpoints.ts';
export {
  nextTrunkState,
  parseTrunkState,
  type TrunkReachability,
  type TrunkStatus,
  trunkStateKey,
  trunkStateLifeMs,
} from './lines/trunk-state.ts';
export {
  createTrunk,
  deleteTrunk,
  getTrunk,
  listTrunks,
  loadTrunkPassword,
  type Trunk,
  type TrunkInput,
  updateTrunk,
} from './lines/trunks.ts';
export { type ChangeMessage, changesChannel, type LiveMessage, liveChannel } from './live.ts';
export { type LoggedError, loggedError } from './logged-error.ts';
export { isMailAddress } from './mail/mail-address.ts';
export {
  getMailServer,
  type MailServer,
  noteTestMail,
  openMailServer,
  removeMailServer,
  saveMailServer,
} from './mail/mail-server.ts';
export { nextDue } from './mail/next-due.ts';
export {
  createReportSchedule,
  deleteReportSchedule,
  getReportDelivery,
  listReportDeliveries,
  listReportSchedules,
  listWaitingDeliveries,
  noteDelivery,
  type ReportDelivery,
  type ReportSchedule,
  type ReportScheduleInput,
  type ReportScheduleItem,
  requestOfSchedule,
  sendReportNow,
  takeDueReports,
  updateReportSchedule,
} from './mail/report-schedules.ts';
export {
  type BoundNumber,
  bindNumber,
  changeNumber,
  findFlowOfNumber,
  listNumbers,
  unbindNumber,
} from './numbers.ts';
export { type CallLeg, listCallLegs } from './one-call/call-legs.ts';
export { type AnsweredQuestion, type CallPapers, type FilledForm, listCallPapers } from './one-call/call-papers.ts';
export { can, type Permission, permissions, type Role, rolePermissions, roles } from './permissions.ts';
export { listAnnouncing } from './prompts/announced-prompts.ts';
export {
  type Audio,
  addAudio,
  deleteAudio,
  getAudio,
  getAudios,
  listAudio,
  setAudioMeasures,
} from './prompts/audio.ts';
export {
  type ImportedPrompt,
  importRecordings,
  type RecordingPlacement,
  undoImportedRecordings,
} from './prompts/import-recordings.ts';
export { listPlayingDocuments, type PlayingDocument } from './prompts/playing-documents.ts';
export { audioIdsOf, saysSomething, valuesOf } from './prompts/prompt-content.ts';
export {
  listPromptPublications,
  listPromptRevisions,
  loadPromptRevision,
  type PromptPublication,
  type PublishGuard,
  publishPrompt,
  savePromptRevision,
} from './prompts/prompt-revisions.ts';
export {
  createPrompt,
  getPrompt,
  listPrompts,
  movePrompts,
  type Prompt,
  type PromptListItem,
  type PromptRevision,
  renamePrompt,
  setPromptArchived,
} from './prompts/prompts.ts';
export { type CachedSpeech, dropUnusedSpeech, storeCachedSpeech, useCachedSpeech } from './prompts/speech-cache.ts';
export {
  type CalibrationDetail,
  type CalibrationItem,
  closeCalibration,
  getCalibration,
  listCalibrations,
  startCalibration,
} from './quality/calibrations.ts';
export { checkedScorecard, type ScorecardInput } from './quality/checked-scorecard.ts';
export { drawDueSamples, previewSampling } from './quality/draw-samples.ts';
export { addReviewComment, deleteReviewComment } from './quality/review-comments.ts';
export { listReviews, type ReviewItem } from './quality/review-list.ts';
export { reviewMarksOf } from './quality/review-marks.ts';
export { listReviewable, listReviewers, type ReviewableConversation } from './quality/reviewable.ts';
export {
  acknowledgeReview,
  answerQuestion,
  deleteReview,
  finishReview,
  getOwnReview,
  getReview,
  type ReviewDetail,
  startReview,
  writeSummary,
} from './quality/reviews.ts';
export {
  archiveSamplingRule,
  createSamplingRule,
  listSamplingRules,
  type SamplingRuleInput,
  type SamplingRuleItem,
  updateSamplingRule,
} from './quality/sampling-rules.ts';
export { scoreAnswers } from './quality/score.ts';
export {
  createScorecard,
  getScorecard,
  listScorecards,
  listScorecardVersions,
  type ScorecardItem,
  saveScorecard,
  setScorecardArchived,
} from './quality/scorecards.ts';
export {
  type FieldProblem,
  isForeignKeyViolation,
  isUniqueViolation,
  isUnstorableText,
  notFound,
  RecordError,
  type RecordErrorCode,
} from './record-error.ts';
export {
  type Carried,
  finishRemovals,
  type RecordingFiles,
  uploadNext,
} from './recordings/file-queue.ts';
export {
  deleteRecording,
  getRecording,
  listExpiredRecordings,
  listRecordings,
  type Recording,
  recordOpened,
  recordRecordingFailed,
  recordRecordingPaused,
  recordRecordingStarted,
  recordRecordingStored,
} from './recordings/recordings.ts';
export { countWaitingFiles, retryWaitingFiles } from './recordings/waiting-files.ts';
export { type CallsBehindPage, listCallsBehind } from './reports/calls-behind.ts';
export { listDimensionValues, listIdleDimensions } from './reports/dimension-values.ts';
export { type NamedFilter, nameFilters } from './reports/name-values.ts';
export { type RunOptions, runReport } from './reports/run-report.ts';
export {
  changeSavedReport,
  listSavedReports,
  type ReportReader,
  removeSavedReport,
  saveReport,
} from './reports/saved-reports.ts';
export { type CallMonth, listCallMonths, makeCallMonths } from './retention/call-months.ts';
export { type ExpiredCalls, removeExpiredCalls } from './retention/expire-calls.ts';
export { removeExpiredJournals } from './retention/expire-journals.ts';
export {
  type ArrangementOwner,
  type Arrangements,
  arrangementSchema,
  loadArrangements,
  loadRoleArrangements,
  type ScreenSurface,
  saveArrangement,
  screenSurfaces,
} from './screens/arrangements.ts';
export { listSourceVersions, loadSourceDocuments, type SourceVersion } from './screens/screen-sources.ts';
export { loadTileFigures, type TileFigures } from './screens/tile-figures.ts';
export { SealError, type SealingSecret, seal, unseal } from './sealing/seal.ts';
export { mask, maskJson, sealJson, unsealJson } from './sealing/seal-json.ts';
export type { EarlierCall } from './seat/earlier-calls.ts';
export { recordFormAnswer } from './seat/form-answers.ts';
export { type CallNote, saveCallNote } from './seat/notes.ts';
export type { SeatOpenItem } from './seat/open-items.ts';
export {
  agentOfLiveConversation,
  hasConversation,
  listOwnConversations,
  type OwnConversation,
} from './seat/own-conversations.ts';
export {
  getSeatCall,
  type SeatCall,
  type SeatConversation,
  type SeatStep,
} from './seat/seat-call.ts';
export { getSeatDay, type SeatDay } from './seat/seat-day.ts';
export { getSeatDesk, type SeatDesk } from './seat/seat-desk.ts';
export { fitsQueue, isWrapUpCodeMissing, setWrapUpCode } from './seat/wrap-up.ts';
export {
  getSetting,
  getSettings,
  type SettingKey,
  type Settings,
  type SettingValue,
  setSetting,
  settingKeys,
} from './settings.ts';
export { changeShifts } from './shifts/change-shifts.ts';
export { copyShifts } from './shifts/copy-shifts.ts';
export {
  loadCurrentPlan,
  loadPlanned,
  loadPlannedAndActual,
  type PlannedAndActual,
} from './shifts/planned-and-actual.ts';
export { listShifts, type PlannedPart, partsOfShift, type Shift } from './shifts/shift.ts';
export { type SpeechProviderInput, type SpeechVoiceInput, speechProviderLimits } from './speech/check-provider.ts';
export { noteSpeechProvider, type SpeechProviderNews } from './speech/provider-states.ts';
export { setSpeakingVoices } from './speech/speaking-voices.ts';
export {
  createSpeechProvider,
  deleteSpeechProvider,
  listSpeechProviders,
  type SpeechProviderRecord,
  type SpeechVoice,
  updateSpeechProvider,
} from './speech/speech-providers.ts';
export { closeLostRun } from './stuck/close-lost-run.ts';
export { listStuckRuns, type StuckPlace, type StuckRun } from './stuck/list-stuck-runs.ts';
export type { StuckReason } from './stuck/stuck-reason.ts';
export { listUsers, setUserDisabled, setUserRole, type User } from './users.ts';
export {
  type JournalEntryRow,
  listRecordedDays,
  listRecordedGroups,
  openRecordedDay,
  type RecordedDayItem,
  type RecordedGroup,
  readJournal,
  spanOfDay,
} from './what-if/recorded-days.ts';
export { type TriedQueue, triedQueue } from './what-if/tried-queue.ts';
export {
  askWhatIf,
  beginWhatIf,
  cancelWhatIf,
  deleteWhatIf,
  failWhatIf,
  finishWhatIf,
  getWhatIf,
  listUnfinishedWhatIfs,
  listWhatIfs,
  noteWhatIfProgress,
  type WhatIfItem,
  type WhatIfRow,
} from './what-if/what-ifs.ts';
