import {
  type Announced,
  type Command,
  type ContactOutcome,
  type EngineEvent,
  type EventOf,
  type Opening,
  type PlaybackItem,
  reveal,
  sensitive,
  type Text,
} from '@patchbay/flow-schema';

/** One answer that a person may give to an outstanding command in place of the world. */
export interface PossibleAnswer {
  readonly id: string;
  readonly label: Text;
  readonly event: EngineEvent;
}

/** What is done about a command when no one decides: after `afterMs` the event comes. Null: it waits for a decision. */
export interface DefaultAnswer {
  readonly afterMs: number;
  readonly event: EngineEvent;
}

const text = (en: string, zh: string): Text => ({ en, zh });

/** How long a text takes to say, roughly: 4.5 Chinese characters or 15 others a second, and half a second around it. */
function speechMs(spoken: string): number {
  const wide = spoken.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g)?.length ?? 0;
  return Math.round(500 + (wide / 4.5 + (spoken.length - wide) / 15) * 1_000);
}

/** A recording whose length the simulation does not know. */
const audioMs = 3_000;

export function playbackMs(items: readonly PlaybackItem[]): number {
  return items.reduce((sum, item) => sum + (item.kind === 'speech' ? speechMs(reveal(item.text)) : audioMs), 0);
}

/** What would happen by itself, and when. */
export function defaultAnswer(command: Command): DefaultAnswer | null {
  const to = command.seq;
  switch (command.type) {
    case 'call.answer':
      return { afterMs: 0, event: { type: 'call.answered', to } };
    case 'playback.start':
      return { afterMs: playbackMs(command.items), event: { type: 'playback.finished', to } };
    case 'timer.start':
      return { afterMs: command.durationMs, event: { type: 'timer.fired', to } };
    case 'recording.start':
      return { afterMs: command.durationMsMax, event: recordingEnded(to, command.durationMsMax, 'max_duration') };
    case 'http.request':
      return { afterMs: command.timeoutMs, event: httpFailed(to, 'timeout') };
    case 'script.run':
      return { afterMs: command.timeoutMs, event: scriptFailed(to, 'timeout') };
    case 'dial.start':
      return { afterMs: command.ringTimeoutMs, event: dialEnded(to, 'no_answer', 19) };
    case 'agent.call':
      return { afterMs: command.ringTimeoutMs, event: contactLeft(to, { kind: 'no_answer' }) };
    case 'queue.ask':
      return { afterMs: 0, event: { type: 'queue.told', to, position: 2, wait: { fromS: 60, toS: 180 } } };
    case 'callback.promise':
      return { afterMs: 0, event: { type: 'callback.promised', to, callbackId: `simulated.${to}` } };
    case 'table.look_up':
      return { afterMs: 0, event: { type: 'table.looked_up', to, row: null } };
    case 'hours.ask':
      return { afterMs: 0, event: hoursTold(to, 'open', null) };
    case 'announcements.ask':
      return { afterMs: 0, event: { type: 'announcements.told', to, announcements: [] } };
    default:
      return null;
  }
}

function recordingEnded(
  to: number,
  durationMs: number,
  ended: Extract<EngineEvent, { type: 'recording.finished' }>['ended'],
): EngineEvent {
  return { type: 'recording.finished', to, recordingId: `simulated.${to}`, durationMs, ended };
}

function httpFailed(to: number, code: Extract<EngineEvent, { type: 'http.failed' }>['code']): EngineEvent {
  return { type: 'http.failed', to, code, message: 'Decided in the simulation' };
}

function scriptFailed(to: number, code: Extract<EngineEvent, { type: 'script.failed' }>['code']): EngineEvent {
  return { type: 'script.failed', to, code, message: 'Decided in the simulation' };
}

/** `cause` is a Q.850 cause code. */
function dialEnded(
  to: number,
  outcome: Extract<EngineEvent, { type: 'dial.ended' }>['outcome'],
  cause: number,
): EngineEvent {
  return { type: 'dial.ended', to, outcome, cause, message: '' };
}

/**
 * Every answer one may give to a command, the usual one first. `elapsedMs` is how long it has been under way, `answered` whether a
 * dialled number or an agent has answered, `entries` where an agent's buttons lead.
 */
export function possibleAnswers(
  command: Command,
  answered: boolean,
  elapsedMs: number,
  entries: readonly { readonly nodeId: string; readonly name: string }[] = [],
): readonly PossibleAnswer[] {
  const to = command.seq;
  switch (command.type) {
    case 'call.answer':
      return [
        { id: 'answered', label: text('Answer', '应答'), event: { type: 'call.answered', to } },
        {
          id: 'failed',
          label: text('Cannot be answered', '无法应答'),
          event: { type: 'call.failed', to, code: 'simulated', message: 'Decided in the simulation' },
        },
      ];
    case 'playback.start':
      return [
        { id: 'finished', label: text('Heard to the end', '播放完毕'), event: { type: 'playback.finished', to } },
        {
          id: 'failed',
          label: text('Cannot be played', '无法播放'),
          event: { type: 'playback.failed', to, code: 'simulated', message: 'Decided in the simulation' },
        },
      ];
    case 'timer.start':
      return [{ id: 'fired', label: text('Time is up', '时间到'), event: { type: 'timer.fired', to } }];
    case 'recording.start':
      return [
        { id: 'silence', label: text('Stops speaking', '停止说话'), event: recordingEnded(to, elapsedMs, 'silence') },
        { id: 'digit', label: text('Ends with a key', '按键结束'), event: recordingEnded(to, elapsedMs, 'digit') },
        {
          id: 'failed',
          label: text('Cannot be recorded', '无法录音'),
          event: { type: 'recording.failed', to, code: 'simulated', message: 'Decided in the simulation' },
        },
      ];
    case 'http.request':
      return [
        {
          id: 'ok',
          label: text('200 with {}', '返回 200 与 {}'),
          event: { type: 'http.responded', to, status: 200, body: {} },
        },
        {
          id: 'not_found',
          label: text('404', '返回 404'),
          event: { type: 'http.responded', to, status: 404, body: null },
        },
        { id: 'error', label: text('500', '返回 500'), event: { type: 'http.responded', to, status: 500, body: null } },
        { id: 'timeout', label: text('No answer in time', '超时'), event: httpFailed(to, 'timeout') },
        { id: 'unreachable', label: text('Unreachable', '无法连接'), event: httpFailed(to, 'unreachable') },
      ];
    case 'script.run':
      return [
        { id: 'null', label: text('Returns null', '返回 null'), event: { type: 'script.finished', to, value: null } },
        { id: 'thrown', label: text('Throws an error', '抛出错误'), event: scriptFailed(to, 'thrown') },
        { id: 'timeout', label: text('Takes too long', '超时'), event: scriptFailed(to, 'timeout') },
      ];
    case 'dial.start':
      return answered
        ? [{ id: 'completed', label: text('Far end hangs up', '对方挂断'), event: dialEnded(to, 'completed', 16) }]
        : [
            { id: 'answered', label: text('Answers', '接听'), event: { type: 'dial.answered', to } },
            { id: 'busy', label: text('Busy', '忙线'), event: dialEnded(to, 'busy', 17) },
            { id: 'no_answer', label: text('No answer', '无人接听'), event: dialEnded(to, 'no_answer', 19) },
            { id: 'failed', label: text('Unreachable', '无法接通'), event: dialEnded(to, 'failed', 38) },
            { id: 'refused', label: text('Not allowed', '不允许呼叫'), event: dialEnded(to, 'refused', 21) },
          ];
    case 'queue.join':
      return answered ? conversationAnswers(to, elapsedMs, entries) : queueAnswers(to, command.queueId);
    case 'agent.call':
      return answered ? conversationAnswers(to, elapsedMs, entries) : calledAgentAnswers(to, command.agentId);
    case 'queue.ask':
      return [
        told(to, 'waits', text('Second, one to three minutes', '第 2 位，1 到 3 分钟'), 2, { fromS: 60, toS: 180 }),
        told(to, 'next', text('First, under a minute', '第 1 位，不到 1 分钟'), 1, { fromS: 0, toS: 60 }),
        told(to, 'unknown', text('Third, no estimate', '第 3 位，无法预计'), 3, null),
        told(to, 'gone', text('Nothing to say', '无可播报'), 0, null),
      ];
    case 'callback.promise':
      return [
        {
          id: 'promised',
          label: text('Promised', '已登记'),
          event: { type: 'callback.promised', to, callbackId: `simulated.${to}` },
        },
        {
          id: 'failed',
          label: text('Cannot be promised', '无法登记'),
          event: { type: 'callback.failed', to, code: 'simulated', message: 'Decided in the simulation' },
        },
      ];
    case 'table.look_up':
      return [
        { id: 'not_found', label: text('No such row', '没有此行'), event: { type: 'table.looked_up', to, row: null } },
        {
          id: 'found',
          label: text('A row without values', '找到一行（无值）'),
          event: { type: 'table.looked_up', to, row: command.sensitiveRow ? sensitive({}) : {} },
        },
        { id: 'failed', label: text('Cannot be looked up', '无法查找'), event: failedByHand('table.failed', to) },
      ];
    case 'hours.ask':
      return [
        { id: 'open', label: text('Open', '营业'), event: hoursTold(to, 'open', null) },
        { id: 'closed', label: text('Closed', '休息'), event: hoursTold(to, 'closed', null) },
        { id: 'holiday', label: text('Holiday', '节假日'), event: hoursTold(to, 'holiday', 'Holiday') },
        {
          id: 'snow',
          label: text('Closed by an announcement', '因公告休息'),
          event: { ...hoursTold(to, 'closed', null), announcements: [simulatedAnnouncement(true)] },
        },
        { id: 'failed', label: text('Cannot be told', '无法得知'), event: failedByHand('hours.failed', to) },
      ];
    case 'announcements.ask':
      return [
        {
          id: 'none',
          label: text('No announcement', '没有公告'),
          event: { type: 'announcements.told', to, announcements: [] },
        },
        {
          id: 'told',
          label: text('An announcement', '有公告'),
          event: { type: 'announcements.told', to, announcements: [simulatedAnnouncement(false)] },
        },
        {
          id: 'closes',
          label: text('An announcement that closes', '有公告并休息'),
          event: { type: 'announcements.told', to, announcements: [simulatedAnnouncement(true)] },
        },
        { id: 'failed', label: text('Cannot be told', '无法得知'), event: failedByHand('announcements.failed', to) },
      ];
    default:
      return [];
  }
}

function failedByHand(type: 'table.failed' | 'hours.failed' | 'announcements.failed', to: number): EngineEvent {
  return { type, to, code: 'simulated', message: 'Decided in the simulation' };
}

function hoursTold(to: number, opening: Opening, holiday: string | null): EventOf<'hours.told'> {
  return { type: 'hours.told', to, opening, holiday, announcements: [] };
}

function simulatedAnnouncement(closes: boolean): Announced {
  return {
    announcementId: 'simulated',
    name: 'Simulated announcement',
    closes,
    says: {
      en: { text: closes ? 'We are closed today.' : 'This is the announcement of the day.' },
      zh: { text: closes ? '我们今天休息。' : '这是今天的公告。' },
    },
  };
}

function contactLeft(to: number, outcome: ContactOutcome, talkedMs = 0): EngineEvent {
  return { type: 'queue.left', to, outcome, agentId: talkedMs === 0 ? null : simulatedAgent.agentId, talkedMs };
}

const simulatedAgent = { agentId: 'simulated', agentName: 'Simulated agent' } as const;

function agentAnswers(to: number, queueId: string | null): PossibleAnswer {
  return {
    id: 'answered',
    label: text('An agent answers', '坐席接听'),
    event: { type: 'agent.answered', to, ...simulatedAgent, queueId },
  };
}

type Overflow = Extract<ContactOutcome, { kind: 'overflow' }>;

function overflow(
  to: number,
  id: string,
  label: Text,
  action: Overflow['action'],
  reason: Overflow['reason'] = 'waited',
): PossibleAnswer {
  return { id, label, event: contactLeft(to, { kind: 'overflow', reason, action }) };
}

/** What may become of someone who waits. */
function queueAnswers(to: number, queueId: string): readonly PossibleAnswer[] {
  return [
    agentAnswers(to, queueId),
    overflow(to, 'voicemail', text('Overflows to voicemail', '溢出到语音信箱'), { kind: 'voicemail' }),
    overflow(to, 'callback', text('Overflows to a callback', '溢出到回拨'), { kind: 'callback' }),
    overflow(to, 'number', text('Overflows to a number', '溢出到外部号码'), { kind: 'number', number: '100' }),
    overflow(to, 'full', text('The queue is full', '队列已满'), { kind: 'voicemail' }, 'length'),
    overflow(to, 'closed', text('The queue is closed', '队列已关闭'), { kind: 'voicemail' }, 'closed'),
    overflow(to, 'no_agents', text('Nobody is signed in', '无坐席签入'), { kind: 'voicemail' }, 'no_agents'),
    {
      id: 'failed',
      label: text('The queue fails', '队列故障'),
      event: contactLeft(to, { kind: 'failed', code: 'simulated', message: 'Decided in the simulation' }),
    },
  ];
}

function calledAgentAnswers(to: number, agentId: string): readonly PossibleAnswer[] {
  return [
    { ...agentAnswers(to, null), event: { type: 'agent.answered', to, agentId, agentName: agentId, queueId: null } },
    { id: 'no_answer', label: text('No answer', '无人接听'), event: contactLeft(to, { kind: 'no_answer' }) },
    {
      id: 'voicemail',
      label: text('Signed out, to voicemail', '已签退，转语音信箱'),
      event: contactLeft(to, { kind: 'overflow', reason: 'signed_out', action: { kind: 'voicemail' } }),
    },
    {
      id: 'number',
      label: text('Away, to a number', '离开，转外部号码'),
      event: contactLeft(to, { kind: 'overflow', reason: 'away', action: { kind: 'number', number: '100' } }),
    },
  ];
}

/** How a conversation may end. */
function conversationAnswers(
  to: number,
  elapsedMs: number,
  entries: readonly { readonly nodeId: string; readonly name: string }[],
): readonly PossibleAnswer[] {
  return [
    {
      id: 'completed',
      label: text('The agent leaves', '坐席结束通话'),
      event: contactLeft(to, { kind: 'completed' }, elapsedMs),
    },
    {
      id: 'to_number',
      label: text('The agent sends the call to a number', '坐席转接到外部号码'),
      event: contactLeft(to, { kind: 'transferred', target: { kind: 'number', number: '100' } }, elapsedMs),
    },
    ...entries.map(
      ({ nodeId, name }): PossibleAnswer => ({
        id: `act_${nodeId}`,
        label: text(`The agent presses “${name}”`, `坐席按下“${name}”`),
        event: { type: 'agent.acted', to, agentId: simulatedAgent.agentId, nodeId },
      }),
    ),
  ];
}

function told(
  to: number,
  id: string,
  label: Text,
  position: number,
  wait: Extract<EngineEvent, { type: 'queue.told' }>['wait'],
): PossibleAnswer {
  return { id, label, event: { type: 'queue.told', to, position, wait } };
}

/** What still comes for a command once the caller has hung up; null where nothing does. */
export function answerAfterHangup(command: Command, elapsedMs: number): EngineEvent | null {
  const to = command.seq;
  switch (command.type) {
    case 'recording.start':
      return recordingEnded(to, Math.min(elapsedMs, command.durationMsMax), 'hangup');
    case 'dial.start':
      return dialEnded(to, 'cancelled', 16);
    case 'playback.start':
      return { type: 'playback.failed', to, code: 'hungup', message: 'The caller hung up' };
    default:
      return null;
  }
}
