import type { Locale } from '@patchbay/flow-schema';
import accessEn from '@/access/messages/en.json';
import accessZh from '@/access/messages/zh.json';
import apiKeysEn from '@/api-keys/messages/en.json';
import apiKeysZh from '@/api-keys/messages/zh.json';
import auditEn from '@/audit/messages/en.json';
import auditZh from '@/audit/messages/zh.json';
import authEn from '@/auth/messages/en.json';
import authZh from '@/auth/messages/zh.json';
import callbacksEn from '@/callbacks/messages/en.json';
import callbacksZh from '@/callbacks/messages/zh.json';
import callsEn from '@/calls/messages/en.json';
import callsZh from '@/calls/messages/zh.json';
import oneCallEn from '@/calls/one-call/messages/en.json';
import oneCallZh from '@/calls/one-call/messages/zh.json';
import centreEn from '@/centre/messages/en.json';
import centreZh from '@/centre/messages/zh.json';
import credentialsEn from '@/credentials/messages/en.json';
import credentialsZh from '@/credentials/messages/zh.json';
import derivedScreensEn from '@/derived-screens/messages/en.json';
import derivedScreensZh from '@/derived-screens/messages/zh.json';
import dialRulesEn from '@/dial-rules/messages/en.json';
import dialRulesZh from '@/dial-rules/messages/zh.json';
import erasuresEn from '@/erasures/messages/en.json';
import erasuresZh from '@/erasures/messages/zh.json';
import exportsEn from '@/exports/messages/en.json';
import exportsZh from '@/exports/messages/zh.json';
import floorEn from '@/floor/messages/en.json';
import floorZh from '@/floor/messages/zh.json';
import flowsEn from '@/flows/messages/en.json';
import flowsZh from '@/flows/messages/zh.json';
import presenceEn from '@/flows/presence/messages/en.json';
import presenceZh from '@/flows/presence/messages/zh.json';
import rolloutsEn from '@/flows/rollout/messages/en.json';
import rolloutsZh from '@/flows/rollout/messages/zh.json';
import scenariosEn from '@/flows/scenarios/messages/en.json';
import scenariosZh from '@/flows/scenarios/messages/zh.json';
import trafficEn from '@/flows/traffic/messages/en.json';
import trafficZh from '@/flows/traffic/messages/zh.json';
import flowVersionsEn from '@/flows/versions/messages/en.json';
import flowVersionsZh from '@/flows/versions/messages/zh.json';
import hoursEn from '@/hours/messages/en.json';
import hoursZh from '@/hours/messages/zh.json';
import jobsEn from '@/jobs/messages/en.json';
import jobsZh from '@/jobs/messages/zh.json';
import mediaEn from '@/media/messages/en.json';
import mediaZh from '@/media/messages/zh.json';
import numbersEn from '@/numbers/messages/en.json';
import numbersZh from '@/numbers/messages/zh.json';
import paletteEn from '@/palette/messages/en.json';
import paletteZh from '@/palette/messages/zh.json';
import peopleEn from '@/people/messages/en.json';
import peopleZh from '@/people/messages/zh.json';
import phoneEn from '@/phone/messages/en.json';
import phoneZh from '@/phone/messages/zh.json';
import profileEn from '@/profile/messages/en.json';
import profileZh from '@/profile/messages/zh.json';
import promptsEn from '@/prompts/messages/en.json';
import promptsZh from '@/prompts/messages/zh.json';
import qualityEn from '@/quality/messages/en.json';
import qualityZh from '@/quality/messages/zh.json';
import recordingsEn from '@/recordings/messages/en.json';
import recordingsZh from '@/recordings/messages/zh.json';
import reportsEn from '@/reports/messages/en.json';
import reportsZh from '@/reports/messages/zh.json';
import schedulesEn from '@/schedules/messages/en.json';
import schedulesZh from '@/schedules/messages/zh.json';
import seatEn from '@/seat/messages/en.json';
import seatZh from '@/seat/messages/zh.json';
import settingsEn from '@/settings/messages/en.json';
import settingsZh from '@/settings/messages/zh.json';
import shellEn from '@/shell/messages/en.json';
import shellZh from '@/shell/messages/zh.json';
import shiftsEn from '@/shifts/messages/en.json';
import shiftsZh from '@/shifts/messages/zh.json';
import speechEn from '@/speech/messages/en.json';
import speechZh from '@/speech/messages/zh.json';
import stuckEn from '@/stuck/messages/en.json';
import stuckZh from '@/stuck/messages/zh.json';
import tablesEn from '@/tables/messages/en.json';
import tablesZh from '@/tables/messages/zh.json';
import trunksEn from '@/trunks/messages/en.json';
import trunksZh from '@/trunks/messages/zh.json';
import uiEn from '@/ui/messages/en.json';
import uiZh from '@/ui/messages/zh.json';
import whatIfEn from '@/what-if/messages/en.json';
import whatIfZh from '@/what-if/messages/zh.json';

const en = {
  access: accessEn,
  auth: authEn,
  erasures: erasuresEn,
  exports: exportsEn,
  schedules: schedulesEn,
  floor: floorEn,
  flows: flowsEn,
  flow_versions: flowVersionsEn,
  presence: presenceEn,
  scenarios: scenariosEn,
  traffic: trafficEn,
  palette: paletteEn,
  phone: phoneEn,
  shell: shellEn,
  numbers: numbersEn,
  callbacks: callbacksEn,
  calls: callsEn,
  one_call: oneCallEn,
  stuck: stuckEn,
  media: mediaEn,
  recordings: recordingsEn,
  audit: auditEn,
  people: peopleEn,
  api_keys: apiKeysEn,
  settings: settingsEn,
  profile: profileEn,
  shifts: shiftsEn,
  speech: speechEn,
  tables: tablesEn,
  trunks: trunksEn,
  derived_screens: derivedScreensEn,
  dial_rules: dialRulesEn,
  credentials: credentialsEn,
  hours: hoursEn,
  jobs: jobsEn,
  prompts: promptsEn,
  quality: qualityEn,
  reports: reportsEn,
  rollouts: rolloutsEn,
  seat: seatEn,
  centre: centreEn,
  ui: uiEn,
  what_if: whatIfEn,
};

/** Every text of the studio; each feature keeps its own beside its screens. */
export type Messages = typeof en;

export const messages: Readonly<Record<Locale, Messages>> = {
  en,
  zh: {
    access: accessZh,
    auth: authZh,
    erasures: erasuresZh,
    exports: exportsZh,
    schedules: schedulesZh,
    floor: floorZh,
    flows: flowsZh,
    flow_versions: flowVersionsZh,
    presence: presenceZh,
    scenarios: scenariosZh,
    traffic: trafficZh,
    palette: paletteZh,
    phone: phoneZh,
    shell: shellZh,
    numbers: numbersZh,
    callbacks: callbacksZh,
    calls: callsZh,
    one_call: oneCallZh,
    stuck: stuckZh,
    media: mediaZh,
    recordings: recordingsZh,
    audit: auditZh,
    people: peopleZh,
    api_keys: apiKeysZh,
    settings: settingsZh,
    profile: profileZh,
    shifts: shiftsZh,
    speech: speechZh,
    tables: tablesZh,
    trunks: trunksZh,
    derived_screens: derivedScreensZh,
    dial_rules: dialRulesZh,
    credentials: credentialsZh,
    hours: hoursZh,
    jobs: jobsZh,
    prompts: promptsZh,
    quality: qualityZh,
    reports: reportsZh,
    rollouts: rolloutsZh,
    seat: seatZh,
    centre: centreZh,
    ui: uiZh,
    what_if: whatIfZh,
  },
};
