import type { ContactOutcome } from '@patchbay/flow-schema';
import type { AnnouncedRange, Decisions, RoutingState, WithdrawalCause, Words } from '@patchbay/routing';
import type { Visit, VisitChanges } from './visit-ledger.ts';
import type { OutlookState } from './wait-outlook.ts';

/** An agent's phone rings for a contact. */
export interface Ring {
  readonly contactId: string;
  readonly callId: string;
  readonly conversationId: string;
  readonly agentId: string;
  /** Null for a contact that waits in no queue. */
  readonly offerId: number | null;
  readonly queueId: string | null;
  readonly legId: string;
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly why: Words | null;
}

/** An agent has taken a contact. */
export interface Talk extends Ring {
  readonly answeredAtMs: number;
  /** The agent called somebody, at a channel of their own. */
  readonly isOutbound: boolean;
  /** What the router calls it: another name once another agent has it, null where none of ours has. */
  readonly routedAs: string | null;
}

/** How a contact left that its run may not have heard of yet. */
export interface Leaving {
  readonly contactId: string;
  readonly atMs: number;
  readonly outcome: ContactOutcome;
  readonly agentId: string | null;
  readonly talkedMs: number;
}

/** Everything about a routing group, as plain JSON. */
export interface BookState {
  readonly router: RoutingState;
  readonly phones: Readonly<Record<string, string>>;
  readonly rings: readonly Ring[];
  readonly talks: readonly Talk[];
  readonly leavings: readonly Leaving[];
  readonly visits: readonly Visit[];
  readonly outlook: OutlookState | null;
  readonly lastConversation: number;
}

/** What followed from one event. */
export interface Outcome {
  readonly decisions: Decisions;
  readonly rung: readonly Ring[];
  readonly stopped: readonly { readonly ring: Ring; readonly cause: WithdrawalCause }[];
  readonly begun: Talk | null;
  readonly ended: Talk | null;
  /** Contacts that left by themselves, not by their run. */
  readonly left: readonly Leaving[];
  readonly visits: VisitChanges;
  /** What is to be told of the wait; null where nothing was asked or can be said. */
  readonly announced: AnnouncedRange | null;
}
