import type { Ring } from './wanted-skills.ts';

/** Whom a contact gets when several are free. */
export type Strategy =
  | 'skills_first'
  | 'longest_idle'
  | 'most_recently_idle'
  | 'round_robin'
  | 'fewest_calls'
  | 'ring_several';

/** What becomes of a contact that overflows. */
export type OverflowAction =
  | { readonly kind: 'queue'; readonly queueId: string }
  | { readonly kind: 'voicemail' }
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'callback' };

/** When contacts overflow; `closed` and `length` concern whoever joins, the others whoever waits. */
export type OverflowRule =
  | { readonly when: 'waited'; readonly afterMs: number; readonly action: OverflowAction }
  | { readonly when: 'length'; readonly lengthMax: number; readonly action: OverflowAction }
  | { readonly when: 'no_agents'; readonly action: OverflowAction }
  | { readonly when: 'closed'; readonly action: OverflowAction };

/** A value that a contact brings along: from the number, from the customer, from the flow. */
export type Attribute = string | number | boolean;

/** Contacts with these attributes (each one of the listed values) get these terms; the first rule that fits counts. */
export interface TermsRule {
  readonly when: Readonly<Record<string, readonly Attribute[]>>;
  /** Added to the priority that the contact came with. */
  readonly priorityAdded?: number;
  readonly vip?: boolean;
  readonly rings?: readonly Ring[];
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
  /** Between queues that share agents: the higher goes first. */
  readonly priority: number;
  readonly strategy: Strategy;
  /** How many agents ring together; only for `ring_several`. */
  readonly ringTogetherMax: number;
  readonly ringTimeoutMs: number;
  /** After-call work that follows a call by itself; 0 for none, null for as long as the agent wants. */
  readonly wrapUpMs: number | null;
  /** Points that a minute of waiting adds to the priority. */
  readonly ageingPerMinute: number;
  /** From the strictest to the loosest, by `afterMs`; none means that anybody on the queue will do. */
  readonly rings: readonly Ring[];
  readonly terms: readonly TermsRule[];
  readonly overflow: readonly OverflowRule[];
}
