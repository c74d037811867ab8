import type { AgentLive, ContactLive, ConversationLive, QueueLive } from '@patchbay/records';
import { emptyQueueDay } from '@patchbay/reports';

/** Fields of the floor for tests: each with what the test does not care about filled in. */
export function agentField(id: string, fields: Partial<AgentLive> = {}): AgentLive {
  return {
    kind: 'agent',
    id,
    status: 'ready',
    reason: null,
    sinceMs: 1_000,
    callId: null,
    conversationId: null,
    queueId: null,
    phone: 'ready',
    wrapUpUntilMs: null,
    ...fields,
  };
}

export function queueField(id: string, fields: Partial<QueueLive> = {}): QueueLive {
  return {
    kind: 'queue',
    id,
    open: true,
    waiting: 0,
    longestSinceMs: null,
    today: emptyQueueDay,
    agents: { signedIn: 0, ready: 0, busy: 0, wrappingUp: 0, notReady: 0 },
    expectedWaitMs: null,
    ...fields,
  };
}

export function contactField(id: string, fields: Partial<ContactLive> = {}): ContactLive {
  return {
    kind: 'contact',
    id,
    isCallback: false,
    queueId: 'q',
    sinceMs: 1_000,
    position: 1,
    priority: 0,
    vip: false,
    ringingAt: [],
    why: { en: 'Nobody is ready.', zh: '没有就绪的坐席。' },
    expectedWaitMs: null,
    ...fields,
  };
}

export function conversationField(id: string, fields: Partial<ConversationLive> = {}): ConversationLive {
  return {
    kind: 'conversation',
    id,
    callId: id.slice(0, id.lastIndexOf('.')),
    agentId: 'a',
    part: 'agent',
    colleague: null,
    queueId: 'q',
    direction: 'inbound',
    state: 'talking',
    sinceMs: 1_000,
    answeredAtMs: 1_000,
    recording: 'off',
    consult: null,
    supervisors: [],
    why: null,
    ...fields,
  };
}
