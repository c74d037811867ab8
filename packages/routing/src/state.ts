import type { Agent } from './agent.ts';
import type { Channel, Contact } from './contact.ts';
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

/** An agent is busy with something that routing did not offer: a direct call, a consultation, an outbound call. */
export interface Engagement {
  readonly contactId: string;
  readonly agentId: string;
  readonly channel: Channel;
  readonly sinceMs: number;
  /** After-call work that follows; 0 for none, null until the agent ends it. */
  readonly wrapUpMs: number | null;
}

/** Everything about one routing group, as plain JSON. */
export interface RoutingState {
  readonly queues: readonly Queue[];
  readonly agents: readonly Agent[];
  readonly contacts: readonly Contact[];
  readonly offers: readonly Offer[];
  readonly engagements: readonly Engagement[];
  readonly lastSequence: number;
  readonly lastOfferId: number;
}

/** A routing group before anything happened. */
export function emptyRoutingState(queues: readonly Queue[]): RoutingState {
  return { queues, agents: [], contacts: [], offers: [], engagements: [], lastSequence: 0, lastOfferId: 0 };
}
