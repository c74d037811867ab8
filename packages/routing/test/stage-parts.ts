import type { AgentArrival, ContactArrival, Queue } from '../src/index.ts';

/** A queue without any rule, but for what the test is about. */
export const queueOf = (id: string, rules: Partial<Queue> = {}): Queue => ({
  id,
  name: id,
  open: true,
  priority: 0,
  strategy: 'longest_idle',
  ringTogetherMax: 1,
  ringTimeoutMs: 20_000,
  wrapUpMs: 0,
  ageingPerMinute: 0,
  rings: [],
  terms: [],
  overflow: [],
  ...rules,
});

export const contactOf = (id: string, sinceMs: number, rest: Partial<ContactArrival> = {}): ContactArrival => ({
  id,
  queueId: 'sales',
  channel: 'voice',
  sinceMs,
  isCallback: false,
  notBeforeMs: null,
  priority: 0,
  vip: false,
  rings: null,
  sticky: null,
  ownAgentId: null,
  attributes: {},
  ...rest,
});

export const agentOf = (id: string, rest: Partial<AgentArrival> = {}): AgentArrival => ({
  id,
  name: id,
  skills: {},
  queueIds: ['sales'],
  chatsMax: 0,
  ...rest,
});
