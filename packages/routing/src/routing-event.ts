import type { AgentArrival } from './agent.ts';
import type { Channel, ContactArrival } from './contact.ts';
import type { Queue } from './queue.ts';
import type { Ring } from './wanted-skills.ts';

/** What happened, in the past tense. */
export type RoutingEvent =
  | { readonly type: 'contact.joined'; readonly contact: ContactArrival }
  /** The contact hung up or went elsewhere, whether it waited, rang or talked. */
  | {
      readonly type: 'contact.left';
      readonly contactId: string;
      /** For figures alone; absent counts as abandoned. */
      readonly because?: 'abandoned' | 'left' | 'callback';
    }
  /** Supervisor or flow: another queue (the place by time is kept, or its head), priority, rank or wanted skills. */
  | {
      readonly type: 'contact.changed';
      readonly contactId: string;
      readonly queueId?: string;
      readonly priority?: number;
      readonly vip?: boolean;
      /** Null takes those of the queue. */
      readonly rings?: readonly Ring[] | null;
      /** To the head of the line it is in then. */
      readonly toFront?: boolean;
    }
  /** A supervisor picks: the waiting contact rings at this agent next, whoever else waits. */
  | { readonly type: 'contact.assigned'; readonly contactId: string; readonly agentId: string }
  /** A supervisor moves the contact to the head of its line. */
  | { readonly type: 'contact.raised'; readonly contactId: string }
  /** A talk that was offered, or what an agent was engaged in, is over. */
  | {
      readonly type: 'conversation.ended';
      readonly contactId: string;
      /** After-call work of what was not offered, where it is known only now: 0 for none, null without a limit. */
      readonly wrapUpMs?: number | null;
    }
  | { readonly type: 'offer.answered'; readonly offerId: number; readonly agentId: string }
  | {
      readonly type: 'offer.refused';
      readonly offerId: number;
      readonly agentId: string;
      readonly reason: 'declined' | 'unreachable';
    }
  /** It rings on until then: the customer of a callback is dialled while the agent is kept. */
  | { readonly type: 'offer.extended'; readonly offerId: number; readonly expiresAtMs: number }
  | { readonly type: 'agent.signed_in'; readonly agent: AgentArrival; readonly ready: boolean }
  | { readonly type: 'agent.signed_out'; readonly agentId: string }
  | { readonly type: 'agent.readied'; readonly agentId: string }
  | { readonly type: 'agent.paused'; readonly agentId: string; readonly reason: string }
  /** Busy with something that was not offered; `contactId` is its own, ended by `conversation.ended`. */
  | {
      readonly type: 'agent.engaged';
      readonly agentId: string;
      readonly contactId: string;
      readonly channel: Channel;
      /** After-call work that follows: absent or 0 for none, null until the agent ends it. */
      readonly wrapUpMs?: number | null;
    }
  /** After-call work is over before its limit, or has none. */
  | { readonly type: 'agent.wrap_up_ended'; readonly agentId: string }
  | { readonly type: 'agent.phone_lost'; readonly agentId: string }
  /** Skills, queues or capacity of a signed-in agent are others now. */
  | { readonly type: 'agent.changed'; readonly agent: AgentArrival }
  | { readonly type: 'queue.changed'; readonly queue: Queue }
  | { readonly type: 'queue.removed'; readonly queueId: string }
  | { readonly type: 'time.passed' };
