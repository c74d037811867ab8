import type { RoutingEvent } from '../routing-event.ts';

/** What the keeper of a routing group writes down: events of routing, and what it makes events of routing from. */
export type JournalEvent =
  | RoutingEvent
  | { readonly type: 'wait.announced' | 'direct.answered'; readonly contactId: string }
  | { readonly type: 'phone.changed'; readonly agentId: string; readonly endpointId: string | null }
  /** One agent is rung for a contact that waits in no queue. */
  | { readonly type: 'direct.rung'; readonly contactId: string; readonly agentId: string; readonly untilMs: number }
  /** The agent who had the contact is free; another has it, whom routing knows busy with `engagedAs`, or nobody of ours. */
  | {
      readonly type: 'talk.passed';
      readonly contactId: string;
      readonly to: { readonly agentId: string; readonly engagedAs: string } | null;
      readonly wrapUpMs?: number | null;
    }
  /** The agent called somebody. */
  | {
      readonly type: 'outbound.begun';
      readonly contactId: string;
      readonly agentId: string;
      /** Null without a limit. */
      readonly wrapUpMs: number | null;
    };

/**
 * What a router is told of an entry.
 * @param routedAs what the router calls a talk with this contact; null where none of ours has it any more
 */
export function routedEvent(event: JournalEvent, routedAs: (contactId: string) => string | null): RoutingEvent {
  switch (event.type) {
    case 'direct.rung':
      return { type: 'agent.engaged', agentId: event.agentId, contactId: event.contactId, channel: 'voice' };
    case 'outbound.begun': {
      const { agentId, contactId, wrapUpMs } = event;
      return { type: 'agent.engaged', agentId, contactId, channel: 'voice', wrapUpMs };
    }
    case 'conversation.ended':
    case 'talk.passed': {
      const contactId = routedAs(event.contactId);
      if (contactId === null) return { type: 'time.passed' };
      const { wrapUpMs } = event;
      return { type: 'conversation.ended', contactId, ...(wrapUpMs !== undefined && { wrapUpMs }) };
    }
    case 'contact.left': {
      const { type, contactId, because } = event;
      return because === undefined ? { type, contactId } : { type, contactId, because };
    }
    case 'phone.changed':
    case 'direct.answered':
    case 'wait.announced':
      return { type: 'time.passed' };
    default:
      return event;
  }
}

/** Reads a journal entry by entry, from any of its beginnings on. */
export class JournalReader {
  /** What the router calls talks that went from hand to hand, by contact. */
  private readonly passed: Map<string, string | null>;

  /** @param talks those under way where the reading begins */
  constructor(talks: readonly { readonly contactId: string; readonly routedAs: string | null }[]) {
    this.passed = new Map(talks.map(({ contactId, routedAs }) => [contactId, routedAs]));
  }

  /** Entries must come in order. */
  read(event: JournalEvent): RoutingEvent {
    const routed = routedEvent(event, (contactId) => this.passed.get(contactId) ?? this.unpassed(contactId));
    if (event.type === 'talk.passed') this.passed.set(event.contactId, event.to?.engagedAs ?? null);
    else if (event.type === 'conversation.ended' || event.type === 'contact.left') this.passed.delete(event.contactId);
    return routed;
  }

  private unpassed(contactId: string): string | null {
    return this.passed.has(contactId) ? null : contactId;
  }
}
