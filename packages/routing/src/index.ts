export type { Agent, AgentArrival, SetAsideReason } from './agent.ts';
export type { Channel, Contact, ContactArrival } from './contact.ts';
export type {
  Decisions,
  HandBack,
  IgnoredReason,
  Overflow,
  SettingAside,
  Withdrawal,
  WithdrawalCause,
} from './decisions.ts';
export { type AnnouncedRange, type Announcement, announce, rangeInWords } from './estimate/announced-range.ts';
export { expectedWaitMs, type WaitInputs } from './estimate/erlang-a.ts';
export {
  createEstimator,
  type Estimator,
  type EstimatorEvent,
  type EstimatorState,
  emptyEstimatorState,
} from './estimate/estimator.ts';
export {
  type LearntRates,
  learnArrival,
  learnService,
  learnWait,
  ratesInUse,
  startingRates,
} from './estimate/learnt-rates.ts';
export type { StaffGroup } from './estimate/staff-shares.ts';
export type { Prospect } from './prospect.ts';
export type { Attribute, OverflowAction, OverflowRule, Queue, Strategy, TermsRule } from './queue.ts';
export { createRouter, type Outlook, type Router, route } from './router.ts';
export type { RoutingEvent } from './routing-event.ts';
export { type Engagement, emptyRoutingState, type Offer, type RoutingState } from './state.ts';
export type { Ring, SkillLevels, WantedSkills } from './wanted-skills.ts';
export type { AgentFigures } from './what-if/agent-figures.ts';
export type { DayFigures } from './what-if/day-figures.ts';
export { type JournalEvent, JournalReader, routedEvent } from './what-if/journal-event.ts';
export type { QueueFigures } from './what-if/queue-figures.ts';
export type { DayMeans } from './what-if/recorded-day.ts';
export type { RecordedEntry } from './what-if/recorded-entry.ts';
export type { AgentRules, Rules } from './what-if/rules.ts';
export { rulesAsRecorded, type WhatIf, type WhatIfQuestion, whatIf } from './what-if/what-if.ts';
export type { Words } from './words.ts';
