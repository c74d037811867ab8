import type { SetAsideReason } from './agent.ts';
import type { OverflowAction, OverflowRule } from './queue.ts';
import type { Offer } from './state.ts';
import type { Words } from './words.ts';

export type WithdrawalCause =
  | 'answered_elsewhere'
  | 'contact_left'
  | 'contact_moved'
  | 'contact_assigned'
  | 'agent_gone'
  | 'agent_engaged'
  | 'queue_removed'
  | SetAsideReason;

/** These agents stop ringing. */
export interface Withdrawal {
  readonly offerId: number;
  readonly contactId: string;
  readonly agentIds: readonly string[];
  readonly cause: WithdrawalCause;
}

/** A contact goes elsewhere; where the action names a queue of the group, it already waits there. */
export interface Overflow {
  readonly contactId: string;
  readonly fromQueueId: string;
  readonly when: OverflowRule['when'];
  readonly action: OverflowAction;
  readonly why: Words;
}

/** A contact that no queue of the group can hold any more, and no rule sends on: whoever gave it has to see to it. */
export interface HandBack {
  readonly contactId: string;
  readonly fromQueueId: string;
  readonly why: Words;
}

/** An agent who gets nothing more until they say they are ready. */
export interface SettingAside {
  readonly agentId: string;
  readonly reason: SetAsideReason;
  readonly why: Words;
}

/** Why an event changed nothing: a late or double report is a case, not an error. */
export type IgnoredReason =
  | 'unknown_queue'
  | 'unknown_contact'
  | 'unknown_agent'
  | 'unknown_offer'
  | 'unknown_event'
  | 'already_there'
  | 'not_talking'
  /** Nobody knows when an agent who is not ready comes back: no contact is kept for them. */
  | 'agent_away'
  | 'not_wrapping_up';

/** What follows from one event. */
export interface Decisions {
  readonly offers: readonly Offer[];
  readonly withdrawals: readonly Withdrawal[];
  readonly overflow: readonly Overflow[];
  readonly handedBack: readonly HandBack[];
  readonly setAside: readonly SettingAside[];
  readonly ignored: IgnoredReason | null;
  /** When `time.passed` is due; null when nothing waits for time. */
  readonly nextWakeAtMs: number | null;
}
