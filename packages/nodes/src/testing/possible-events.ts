import type { Outstanding, Run } from '@patchbay/engine';
import {
  type Announced,
  type CommandType,
  type ContactOutcome,
  commandAnswers,
  type EngineEvent,
  type EventType,
} from '@patchbay/flow-schema';

const contactOutcomes: readonly ContactOutcome[] = [
  { kind: 'completed' },
  { kind: 'transferred', target: { kind: 'queue', queueId: 'billing' } },
  { kind: 'transferred', target: { kind: 'queue', queueId: 'sales' }, isReturn: true },
  { kind: 'transferred', target: { kind: 'agent', agentId: 'ben' } },
  { kind: 'transferred', target: { kind: 'number', number: '+4930901820' } },
  { kind: 'overflow', reason: 'waited', action: { kind: 'voicemail' } },
  { kind: 'overflow', reason: 'length', action: { kind: 'callback' } },
  { kind: 'overflow', reason: 'away', action: { kind: 'number', number: 'nobody' } },
  { kind: 'no_answer' },
  { kind: 'failed', code: 'routing_lost', message: 'Lost' },
  { kind: 'cancelled' },
];

const snow: Announced = {
  announcementId: 'snow',
  name: 'Snow',
  closes: true,
  says: { 'en-US': { text: 'We are closed because of snow.' }, 'zh-CN': { audioId: 'snow-zh' } },
};

/** Every way in which the world may answer a command: each of its events with each of its outcomes. */
function answersTo({ seq: to, type }: Outstanding): readonly EngineEvent[] {
  const code = 'broken';
  const message = 'Broken';
  const all: { readonly [T in EventType]?: readonly EngineEvent[] } = {
    'call.answered': [{ type: 'call.answered', to }],
    'call.failed': [{ type: 'call.failed', to, code, message }],
    'playback.finished': [{ type: 'playback.finished', to }],
    'playback.failed': [{ type: 'playback.failed', to, code, message }],
    'timer.fired': [{ type: 'timer.fired', to }],
    'http.responded': [
      { type: 'http.responded', to, status: 200, body: { name: 'Ada' } },
      { type: 'http.responded', to, status: 404, body: null },
      { type: 'http.responded', to, status: 503, body: 'later' },
    ],
    'http.failed': [
      { type: 'http.failed', to, code: 'timeout', message },
      { type: 'http.failed', to, code: 'blocked', message },
    ],
    'script.finished': [
      { type: 'script.finished', to, value: { total: 42 } },
      { type: 'script.finished', to, value: null },
    ],
    'script.failed': [{ type: 'script.failed', to, code: 'thrown', message }],
    'recording.finished': [
      { type: 'recording.finished', to, recordingId: `run.${to}`, durationMs: 5_000, ended: 'silence' },
      { type: 'recording.finished', to, recordingId: `run.${to}`, durationMs: 100, ended: 'hangup' },
    ],
    'recording.failed': [{ type: 'recording.failed', to, code, message }],
    'agent.answered': [{ type: 'agent.answered', to, agentId: 'anna', agentName: 'Anna', queueId: 'sales' }],
    'agent.connected': [{ type: 'agent.connected', to, agentId: 'anna' }],
    'agent.acted': [{ type: 'agent.acted', to, agentId: 'anna', nodeId: 'action' }],
    'queue.left': contactOutcomes.map((outcome) => ({
      type: 'queue.left',
      to,
      outcome,
      agentId: 'anna',
      talkedMs: outcome.kind === 'completed' ? 60_000 : 0,
    })),
    'queue.told': [
      { type: 'queue.told', to, position: 3, wait: { fromS: 120, toS: 240 } },
      { type: 'queue.told', to, position: 1, wait: { fromS: 0, toS: 60 } },
      { type: 'queue.told', to, position: 2, wait: null },
      { type: 'queue.told', to, position: 0, wait: null },
    ],
    'callback.promised': [{ type: 'callback.promised', to, callbackId: `run.${to}` }],
    'callback.failed': [{ type: 'callback.failed', to, code, message }],
    'table.looked_up': [
      { type: 'table.looked_up', to, row: { number: '+493012345', name: 'Ada', level: 3 } },
      { type: 'table.looked_up', to, row: {} },
      { type: 'table.looked_up', to, row: null },
    ],
    'table.failed': [{ type: 'table.failed', to, code, message }],
    'hours.told': [
      { type: 'hours.told', to, opening: 'open', holiday: null, announcements: [] },
      { type: 'hours.told', to, opening: 'holiday', holiday: 'Easter', announcements: [] },
      { type: 'hours.told', to, opening: 'closed', holiday: null, announcements: [snow] },
    ],
    'hours.failed': [{ type: 'hours.failed', to, code, message }],
    'announcements.told': [
      { type: 'announcements.told', to, announcements: [] },
      { type: 'announcements.told', to, announcements: [{ ...snow, closes: false }] },
      { type: 'announcements.told', to, announcements: [{ ...snow, closes: false }, snow] },
    ],
    'announcements.failed': [{ type: 'announcements.failed', to, code, message }],
    'dial.answered': [{ type: 'dial.answered', to }],
    'dial.ended': (['completed', 'busy', 'no_answer', 'failed', 'refused', 'cancelled'] as const).map((outcome) => ({
      type: 'dial.ended',
      to,
      outcome,
      cause: 16,
      message,
    })),
  };
  const rule = commandAnswers[type satisfies CommandType];
  return [...rule.during, ...rule.ends].flatMap((event) => all[event] ?? []);
}

const keys = ['1', '2', '9', '*', '#'] as const;

/** Everything that may happen to a run next, but its being cancelled. */
export function possibleEvents(run: Run): readonly EngineEvent[] {
  return [
    ...run.outstanding.flatMap(answersTo),
    ...keys.map((digit): EngineEvent => ({ type: 'dtmf.received', digit })),
    { type: 'call.hungup', by: 'caller', cause: 16 },
  ];
}
