import { agentsRouter } from '@/agents/agents-router';
import { apiKeysRouter } from '@/api-keys/api-keys-router';
import { auditRouter } from '@/audit/audit-router';
import { callbacksRouter } from '@/callbacks/callbacks-router';
import { callsRouter } from '@/calls/calls-router';
import { centreRouter } from '@/centre/centre-router';
import { importRouter } from '@/centre/import/import-router';
import { credentialsRouter } from '@/credentials/credentials-router';
import { customersRouter } from '@/customers/customers-router';
import { derivedScreensRouter } from '@/derived-screens/server/derived-screens-router';
import { deskListsRouter } from '@/desk-lists/desk-lists-router';
import { dialRulesRouter } from '@/dial-rules/dial-rules-router';
import { erasuresRouter } from '@/erasures/server/erasures-router';
import { exportsApiRouter } from '@/exports/server/exports-api-router';
import { exportsRouter } from '@/exports/server/exports-router';
import { floorRouter } from '@/floor/server/floor-router';
import { acrossRouter } from '@/flows/across/server/across-router';
import { presenceRouter } from '@/flows/presence/server/presence-router';
import { rolloutsRouter } from '@/flows/rollout/server/rollouts-router';
import { scenariosRouter } from '@/flows/scenarios/server/scenarios-router';
import { flowsRouter } from '@/flows/server/flows-router';
import { scenariosApiRouter } from '@/flows/server/scenarios-api-router';
import { soundRouter } from '@/flows/trace/server/sound-router';
import { trafficRouter } from '@/flows/traffic/server/traffic-router';
import { proposalsRouter } from '@/flows/versions/server/proposals-router';
import { versionsRouter } from '@/flows/versions/server/versions-router';
import { hoursRouter } from '@/hours/hours-router';
import { agentsApiRouter } from '@/http-api/agents-api-router';
import { promptsApiRouter } from '@/http-api/prompts-api-router';
import { queuesApiRouter } from '@/http-api/queues-api-router';
import { jobsRouter } from '@/jobs/jobs-router';
import { liveRouter } from '@/live/live-router';
import { numbersRouter } from '@/numbers/numbers-router';
import { peopleRouter } from '@/people/people-router';
import { phoneRouter } from '@/phone/phone-router';
import { placesRouter } from '@/places/places-router';
import { profileRouter } from '@/profile/profile-router';
import { promptsRouter } from '@/prompts/prompts-router';
import { calibrationsRouter, samplingRouter, scorecardsRouter } from '@/quality/quality-router';
import { ownReviewsRouter, reviewsRouter } from '@/quality/reviews-router';
import { queuesRouter } from '@/queues/queues-router';
import { recordingsRouter } from '@/recordings/recordings-router';
import { reportsApiRouter } from '@/reports/server/reports-api-router';
import { reportsRouter } from '@/reports/server/reports-router';
import { schedulesRouter } from '@/schedules/server/schedules-router';
import { seatRouter } from '@/seat/server/seat-router';
import { settingsRouter } from '@/settings/settings-router';
import { shiftsRouter } from '@/shifts/server/shifts-router';
import { skillsRouter } from '@/skills/skills-router';
import { teamsRouter } from '@/skills/teams-router';
import { speechRouter } from '@/speech/speech-router';
import { stuckRouter } from '@/stuck/stuck-router';
import { tablesRouter } from '@/tables/tables-router';
import { trunksRouter } from '@/trunks/trunks-router';
import { whatIfRouter } from '@/what-if/server/what-if-router';
import { router } from './trpc';

/** Every procedure of the studio, one router per feature. */
export const appRouter = router({
  live: liveRouter,
  phone: phoneRouter,
  profile: profileRouter,
  floor: floorRouter,
  derivedScreens: derivedScreensRouter,
  flows: flowsRouter,
  versions: versionsRouter,
  proposals: proposalsRouter,
  rollouts: rolloutsRouter,
  across: acrossRouter,
  scenarios: scenariosRouter,
  scenariosApi: scenariosApiRouter,
  presence: presenceRouter,
  traffic: trafficRouter,
  numbers: numbersRouter,
  callbacks: callbacksRouter,
  calls: callsRouter,
  stuck: stuckRouter,
  callSound: soundRouter,
  recordings: recordingsRouter,
  reports: reportsRouter,
  audit: auditRouter,
  apiKeys: apiKeysRouter,
  people: peopleRouter,
  settings: settingsRouter,
  dialRules: dialRulesRouter,
  speech: speechRouter,
  trunks: trunksRouter,
  credentials: credentialsRouter,
  erasures: erasuresRouter,
  exports: exportsRouter,
  schedules: schedulesRouter,
  jobs: jobsRouter,
  prompts: promptsRouter,
  reviews: reviewsRouter,
  ownReviews: ownReviewsRouter,
  scorecards: scorecardsRouter,
  sampling: samplingRouter,
  calibrations: calibrationsRouter,
  tables: tablesRouter,
  hours: hoursRouter,
  centre: centreRouter,
  centreImport: importRouter,
  queues: queuesRouter,
  whatIf: whatIfRouter,
  agents: agentsRouter,
  shifts: shiftsRouter,
  skills: skillsRouter,
  teams: teamsRouter,
  deskLists: deskListsRouter,
  customers: customersRouter,
  places: placesRouter,
  seat: seatRouter,
  queuesApi: queuesApiRouter,
  agentsApi: agentsApiRouter,
  promptsApi: promptsApiRouter,
  reportsApi: reportsApiRouter,
  exportsApi: exportsApiRouter,
});

export type AppRouter = typeof appRouter;
