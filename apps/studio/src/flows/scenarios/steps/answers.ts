import type { Json, JsonObject, ScenarioAnswer } from '@patchbay/flow-schema';

export type AnswerType = ScenarioAnswer['type'];

/** One thing of an answer that a person fills in. */
export interface AnswerField {
  readonly key: string;
  readonly kind: 'text' | 'number' | 'choice' | 'json' | 'action_node';
  readonly options?: readonly string[];
}

interface AnswerKind {
  readonly fields: readonly AnswerField[];
  readonly initial: ScenarioAnswer;
}

/** What one may answer with, by kind: what is filled in, and what it begins with. */
export const answerKinds: { readonly [T in AnswerType]: AnswerKind } = {
  'http.responded': {
    fields: [
      { key: 'status', kind: 'number' },
      { key: 'body', kind: 'json' },
    ],
    initial: { type: 'http.responded', status: 200, body: {} },
  },
  'http.failed': {
    fields: [
      {
        key: 'code',
        kind: 'choice',
        options: ['timeout', 'unreachable', 'blocked', 'too_large', 'redirect', 'invalid_body', 'invalid_request'],
      },
    ],
    initial: { type: 'http.failed', code: 'timeout', message: '' },
  },
  'script.finished': {
    fields: [{ key: 'value', kind: 'json' }],
    initial: { type: 'script.finished', value: null },
  },
  'script.failed': {
    fields: [
      { key: 'code', kind: 'choice', options: ['thrown', 'timeout', 'memory', 'invalid_result', 'unavailable'] },
    ],
    initial: { type: 'script.failed', code: 'thrown', message: '' },
  },
  'table.looked_up': {
    fields: [{ key: 'row', kind: 'json' }],
    initial: { type: 'table.looked_up', row: {} },
  },
  'table.failed': { fields: [], initial: { type: 'table.failed', code: 'failed', message: '' } },
  'hours.told': {
    fields: [
      { key: 'opening', kind: 'choice', options: ['open', 'closed', 'holiday'] },
      { key: 'announcements', kind: 'json' },
    ],
    initial: { type: 'hours.told', opening: 'open', holiday: null, announcements: [] },
  },
  'hours.failed': { fields: [], initial: { type: 'hours.failed', code: 'failed', message: '' } },
  'announcements.told': {
    fields: [{ key: 'announcements', kind: 'json' }],
    initial: { type: 'announcements.told', announcements: [] },
  },
  'announcements.failed': { fields: [], initial: { type: 'announcements.failed', code: 'failed', message: '' } },
  'dial.answered': { fields: [], initial: { type: 'dial.answered' } },
  'dial.ended': {
    fields: [{ key: 'outcome', kind: 'choice', options: ['completed', 'busy', 'no_answer', 'failed', 'refused'] }],
    initial: { type: 'dial.ended', outcome: 'completed' },
  },
  'agent.answered': {
    fields: [{ key: 'agentName', kind: 'text' }],
    initial: { type: 'agent.answered', agentId: 'agent', agentName: '' },
  },
  'agent.acted': {
    fields: [{ key: 'nodeId', kind: 'action_node' }],
    initial: { type: 'agent.acted', nodeId: 'action' },
  },
  'queue.left': {
    fields: [{ key: 'outcome', kind: 'choice', options: [] }],
    initial: { type: 'queue.left', outcome: { kind: 'completed' } },
  },
  'queue.told': {
    fields: [
      { key: 'position', kind: 'number' },
      { key: 'wait', kind: 'json' },
    ],
    initial: { type: 'queue.told', position: 1, wait: { fromS: 60, toS: 180 } },
  },
  'callback.promised': { fields: [], initial: { type: 'callback.promised' } },
  'callback.failed': { fields: [], initial: { type: 'callback.failed', code: 'failed', message: '' } },
  'recording.failed': { fields: [], initial: { type: 'recording.failed', code: 'failed', message: '' } },
  'playback.failed': { fields: [], initial: { type: 'playback.failed', code: 'failed', message: '' } },
};

type Outcome = Extract<ScenarioAnswer, { type: 'queue.left' }>['outcome'];

/** How waiting or a conversation may end, by a name of its own. */
export const outcomes = {
  completed: { kind: 'completed' },
  voicemail: { kind: 'overflow', reason: 'waited', action: { kind: 'voicemail' } },
  callback: { kind: 'overflow', reason: 'waited', action: { kind: 'callback' } },
  number: { kind: 'overflow', reason: 'waited', action: { kind: 'number', number: '100' } },
  full: { kind: 'overflow', reason: 'length', action: { kind: 'voicemail' } },
  closed: { kind: 'overflow', reason: 'closed', action: { kind: 'voicemail' } },
  no_agents: { kind: 'overflow', reason: 'no_agents', action: { kind: 'voicemail' } },
  transferred: { kind: 'transferred', target: { kind: 'number', number: '100' } },
  no_answer: { kind: 'no_answer' },
  failed: { kind: 'failed', code: 'failed', message: '' },
} satisfies Record<string, Outcome>;
export type OutcomeName = keyof typeof outcomes;

/** The name of an outcome; one that has none, such as a transfer to another queue, goes by the nearest. */
export function outcomeName(outcome: Outcome): OutcomeName {
  if (outcome.kind !== 'overflow') return outcome.kind;
  if (outcome.reason === 'length') return 'full';
  if (outcome.reason === 'closed' || outcome.reason === 'no_agents') return outcome.reason;
  return outcome.action.kind;
}

const contact: readonly AnswerType[] = ['agent.answered', 'queue.left', 'agent.acted', 'dial.answered', 'dial.ended'];
const http: readonly AnswerType[] = ['http.responded', 'http.failed'];

/** What nodes of a type ask of the world. Types that are not named here are offered every answer. */
const asked: Readonly<Record<string, readonly AnswerType[]>> = {
  http_request: http,
  script: ['script.finished', 'script.failed'],
  look_up: ['table.looked_up', 'table.failed'],
  opening_hours: ['hours.told', 'hours.failed', 'announcements.told'],
  announcement: ['announcements.told', 'announcements.failed'],
  transfer: ['dial.answered', 'dial.ended'],
  queue: contact,
  transfer_agent: contact,
  announce_wait: ['queue.told'],
  callback_offer: ['callback.promised', 'callback.failed', 'queue.told'],
  record_message: ['recording.failed'],
};

/** The answers a node of this type may get, the usual one first. */
export function answersFor(nodeType: string | undefined): readonly AnswerType[] {
  const known = nodeType === undefined ? undefined : asked[nodeType];
  return known === undefined ? (Object.keys(answerKinds) as AnswerType[]) : [...known, 'playback.failed'];
}

/** The types of nodes that are known to ask the world for something. */
export const askingTypes: readonly string[] = Object.keys(asked);

/** The answer with one of its fields changed. */
export function withField(answer: ScenarioAnswer, key: string, value: Json): ScenarioAnswer {
  return { ...(answer as JsonObject), [key]: value } as ScenarioAnswer;
}
