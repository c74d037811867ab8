import type { Agent } from './agent.ts';
import type { Contact } from './contact.ts';
import type { Queue } from './queue.ts';
import type { Words } from './words.ts';

/** A contact rings at one or several agents. */
export interface Offer {
  readonly id: number;
  readonly contactId: string;
  readonly agentIds: readonly string[];
  readonly madeAtMs: number;
  readonly expiresAtMs: number;
  readonly why: Words;
}

/** Everything about one routing group, as plain JSON. */
export interface RoutingState {
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  readonly contacts: readonly Contact[];
  readonly offers: readonly Offer[];
  readonly lastSequence: number;
  readonly lastOfferId: number;
}

/** A routing group before anything happened. */
export function emptyRoutingState(queues: readonly Queue[]): RoutingState {
  return { queues, agents: [], contacts: [], offers: [], lastSequence: 0, lastOfferId: 0 };
}
