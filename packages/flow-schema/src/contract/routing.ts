/** Wanted skills: one with a minimum level (1 to 10), or several joined by "and" (all) or "or" (any). `skill` is a skill's id. */
export type SkillWish =
  | { readonly skill: string; readonly levelMin: number }
  | { readonly all: readonly SkillWish[] }
  | { readonly any: readonly SkillWish[] };

/** One step of relaxing: what is wanted once a contact has waited so long; null wants nobody in particular. */
export interface SkillRing {
  readonly afterMs: number;
  readonly wants: SkillWish | null;
}

/** What a contact brings along for the rules of its queue: place, kind of business, customer level, any variable. */
export type ContactAttribute = string | number | boolean;

/** Where an agent sends a call on to. */
export type TransferTarget =
  | { readonly kind: 'queue'; readonly queueId: string }
  | { readonly kind: 'agent'; readonly agentId: string }
  | { readonly kind: 'number'; readonly number: string };

/** How a place in a queue, or the call to one agent, came to its end. An outcome, not a failure, unless it says `failed`. */
export type ContactOutcome =
  /** They talked, and the agent left: the caller goes on. */
  | { readonly kind: 'completed' }
  /** The agent sends the caller on; the node that joined sees to it. */
  | {
      readonly kind: 'transferred';
      readonly target: TransferTarget;
      /** Nobody meant it: the agent's phone was lost. The caller is at the head of the line, with the time they had waited. */
      readonly isReturn?: boolean;
    }
  /** The queue's own rule, or the forwarding rule of an agent: what is to be done instead. Other queues are handled inside routing. */
  | {
      readonly kind: 'overflow';
      readonly reason: 'waited' | 'length' | 'no_agents' | 'closed' | 'signed_out' | 'away';
      readonly action:
        | { readonly kind: 'voicemail' }
        | { readonly kind: 'callback' }
        | { readonly kind: 'number'; readonly number: string };
    }
  /** Only of `agent.call`: rang and was not answered, declined, or cannot take calls and has no rule. */
  | { readonly kind: 'no_answer' }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  /** The flow withdrew it. */
  | { readonly kind: 'cancelled' };

/** An expected wait as it is said: a rounded range in seconds. Null where nothing can be said, or nothing new. */
export interface WaitRange {
  readonly fromS: number;
  readonly toS: number;
}
