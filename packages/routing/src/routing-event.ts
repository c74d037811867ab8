import type { AgentArrival } from './agent.ts';
import type { ContactArrival } from './contact.ts';
import type { Queue } from './queue.ts';

/** What happened, in the past tense. */
export type RoutingEvent =
  | { readonly type: 'contact.joined'; readonly contact: ContactArrival }
  /** The contact hung up or went elsewhere, whether it waited, rang or talked. */
  | { readonly type: 'contact.left'; readonly contactId: string }
  /** Supervisor or flow: another queue (the place by time is kept), priority or rank. */
  | {
      readonly type: 'contact.changed';
      readonly contactId: string;
      readonly queueId?: string;
      readonly priority?: number;
      readonly vip?: boolean;
    }
  | { readonly type: 'conversation.ended'; readonly contactId: string }
  | { readonly type: 'offer.answered'; readonly offerId: number; readonly agentId: string }
  | {
      readonly type: 'offer.refused';
      readonly offerId: number;
      readonly agentId: string;
      readonly reason: 'declined' | 'unreachable';
    }
  | { readonly type: 'agent.signed_in'; readonly agent: AgentArrival; readonly ready: boolean }
  | { readonly type: 'agent.signed_out'; readonly agentId: string }
  | { readonly type: 'agent.readied'; readonly agentId: string }
  | { readonly type: 'agent.paused'; readonly agentId: string; readonly reason: string }
  | { readonly type: 'agent.phone_lost'; readonly agentId: string }
  /** Skills, queues or capacity of a signed-in agent are others now. */
  | { readonly type: 'agent.changed'; readonly agent: AgentArrival }
  | { readonly type: 'queue.changed'; readonly queue: Queue }
  | { readonly type: 'time.passed' };
