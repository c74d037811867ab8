import { expect } from 'vitest';
import {
  type AgentArrival,
  type ContactArrival,
  createRouter,
  type Decisions,
  emptyRoutingState,
  type Queue,
  type Router,
  type RoutingEvent,
} from '../src/index.ts';
import { agentOf, contactOf, queueOf } from './stage-parts.ts';

/** A router played twice: straight, and restarted from its JSON before every event. Both must agree. */
export class Stage {
  router: Router;
  #restarted: Router;
  now = 0;
  last: Decisions | undefined;

  constructor(...queues: readonly Queue[]) {
    const state = emptyRoutingState(queues.length > 0 ? queues : [queueOf('sales')]);
    this.router = createRouter(state, 0);
    this.#restarted = createRouter(state, 0);
  }

  apply(event: RoutingEvent, now = this.now): Decisions {
    this.now = now;
    this.#restarted = createRouter(JSON.parse(JSON.stringify(this.#restarted.state())), now);
    const decisions = this.router.apply(event, now);
    expect(this.#restarted.apply(event, now)).toEqual(decisions);
    expect(this.#restarted.state()).toEqual(this.router.state());
    this.last = decisions;
    return decisions;
  }

  signIn(id: string, rest: Partial<AgentArrival> = {}): string[] {
    return pairs(this.apply({ type: 'agent.signed_in', agent: agentOf(id, rest), ready: true }));
  }

  join(id: string, rest: Partial<ContactArrival> = {}): string[] {
    return pairs(this.apply({ type: 'contact.joined', contact: contactOf(id, this.now, rest) }));
  }

  wait(durationMs: number): string[] {
    return pairs(this.apply({ type: 'time.passed' }, this.now + durationMs));
  }

  /** The agent answers whatever rings there. */
  answer(agentId: string): string[] {
    const offer = this.router.state().offers.find(({ agentIds }) => agentIds.includes(agentId));
    return pairs(this.apply({ type: 'offer.answered', offerId: offer?.id ?? -1, agentId }));
  }

  end(contactId: string): string[] {
    return pairs(this.apply({ type: 'conversation.ended', contactId }));
  }
}

/** Offers as "contact>agent" or "contact>agent+agent". */
export const pairs = ({ offers }: Decisions): string[] =>
  offers.map(({ contactId, agentIds }) => `${contactId}>${agentIds.join('+')}`);
