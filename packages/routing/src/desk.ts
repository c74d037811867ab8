import type { Agent } from './agent.ts';
import type { Channel } from './contact.ts';
import type { Strategy } from './queue.ts';
import type { Wake } from './wake.ts';

/** A signed-in agent with what is on them now. */
export interface Desk {
  /** A small number that no other signed-in agent has; indexes use it, decisions never do. */
  readonly slot: number;
  agent: Agent;
  calls: number;
  chats: number;
  callOffers: number;
  chatOffers: number;
  wake: Wake | null;
}

/** A call takes the whole agent; chats share up to the agent's limit. */
export function isFree(desk: Desk, channel: Channel): boolean {
  if (desk.agent.status !== 'ready' || desk.calls > 0 || desk.callOffers > 0) return false;
  const chats = desk.chats + desk.chatOffers;
  return channel === 'voice' ? chats === 0 : chats < desk.agent.chatsMax;
}

/** An agent who could take a contact: from which ring on, and how well. */
export interface Candidate {
  readonly desk: Desk;
  readonly ring: number;
  readonly level: number;
}

type Order = (a: Candidate, b: Candidate, queueId: string) => number;

const idleFirst: Order = (a, b) => a.desk.agent.idleSinceMs - b.desk.agent.idleSinceMs;

const orders: Readonly<Record<Strategy, Order>> = {
  skills_first: (a, b, queueId) => b.level - a.level || idleFirst(a, b, queueId),
  longest_idle: idleFirst,
  most_recently_idle: (a, b, queueId) => -idleFirst(a, b, queueId),
  round_robin: (a, b, queueId) => (a.desk.agent.turns[queueId] ?? 0) - (b.desk.agent.turns[queueId] ?? 0),
  fewest_calls: (a, b, queueId) => a.desk.agent.contactsTaken - b.desk.agent.contactsTaken || idleFirst(a, b, queueId),
  ring_several: idleFirst,
};

/** Who goes first: a stricter ring, then fewer chats at hand, then the strategy, then the id. Never 0 for two agents. */
export function compareCandidates(strategy: Strategy, queueId: string, a: Candidate, b: Candidate): number {
  return (
    a.ring - b.ring ||
    a.desk.chats - b.desk.chats ||
    orders[strategy](a, b, queueId) ||
    (a.desk.agent.id < b.desk.agent.id ? -1 : 1)
  );
}
