import type { Attribute } from './queue.ts';
import type { Ring } from './wanted-skills.ts';

/** A call takes an agent whole; chats share one. */
export type Channel = 'voice' | 'chat';

/** What a contact brings when it joins a queue. Times are milliseconds of the caller's clock, whatever its zero. */
export interface ContactArrival {
  readonly id: string;
  readonly queueId: string;
  readonly channel: Channel;
  readonly sinceMs: number;
  /** True for somebody to be called back: nobody hangs on, so that only other queues take it over. */
  readonly isCallback: boolean;
  /** It is in no line before this time: a callback that is to be tried again. Null: at once. */
  readonly notBeforeMs: number | null;
  readonly priority: number;
  readonly vip: boolean;
  /** Wanted skills that the flow decided; null takes those of the queue. */
  readonly rings: readonly Ring[] | null;
  /** The agent who last spoke with this customer, and until when to wait for them. */
  readonly sticky: { readonly agentId: string; readonly untilMs: number } | null;
  /** The agent who looks after this customer: a VIP goes straight there when they are free. */
  readonly ownAgentId: string | null;
  /** Their agent was lost in mid-call: they come back to the head of the line. Left out: no. */
  readonly returned?: boolean;
  /** Place, kind of business, customer level and any variable that terms of the queue ask for. */
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A contact in the state of a routing group. */
export interface Contact extends ContactArrival {
  /** The order of joining: decides between contacts that are equal in everything else. */
  readonly sequence: number;
  readonly status: 'waiting' | 'offered' | 'talking';
  /** Who talks with it; null before that. */
  readonly agentId: string | null;
  /** When it came to the queue it waits in now; differs from `sinceMs` once it was moved. */
  readonly inQueueSinceMs: number;
  /** Queues it overflowed from: it goes back to none of them. */
  readonly overflowedFrom: readonly string[];
  /** The agent a supervisor picked for it: it rings there next and nowhere else. */
  readonly assignedTo: string | null;
  /** Grows with each raising in the group; 0 where it was not raised to the head of its line. */
  readonly raised: number;
}
