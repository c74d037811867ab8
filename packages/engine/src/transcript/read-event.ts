import { commandAnswers, type EngineEvent, type EventType, type Json, sensitive } from '@patchbay/flow-schema';
import type { Run } from '../run.ts';

const answers: ReadonlySet<string> = new Set(
  Object.values(commandAnswers).flatMap((rule) => [...rule.ends, ...rule.during]),
);

/** The latest command that this event may answer, where the line does not name one. */
function answered(run: Run, type: EventType): number {
  const entry = run.outstanding.findLast(({ type: command }) => {
    const rule = commandAnswers[command];
    return rule.ends.includes(type) || rule.during.includes(type);
  });
  if (entry === undefined) throw new Error(`nothing outstanding is answered by ${type}`);
  return entry.seq;
}

function json(text: string): Json {
  return text === '' ? null : (JSON.parse(text) as Json);
}

/**
 * `completed`, `no_answer`, `cancelled`, `failed <code>`, `transferred queue|agent|number <which>`, `returned <queue>` where the
 * agent was lost, or `overflow <reason> voicemail|callback|number [<number>]`.
 */
function outcome([kind = '', a = '', b = '', c = '']: readonly string[]): Json {
  switch (kind) {
    case 'failed':
      return { kind, code: a === '' ? 'failed' : a, message: '' };
    case 'transferred': {
      const which = { queue: 'queueId', agent: 'agentId', number: 'number' }[a] ?? 'number';
      return { kind, target: { kind: a, [which]: b } };
    }
    case 'returned':
      return { kind: 'transferred', target: { kind: 'queue', queueId: a }, isReturn: true };
    case 'overflow':
      return { kind, reason: a, action: b === 'number' ? { kind: b, number: c } : { kind: b } };
    default:
      return { kind };
  }
}

/** `after 12000` at the end says how long they talked. */
function talked(words: readonly string[]): number {
  const at = words.indexOf('after');
  return at < 0 ? 0 : Number(words[at + 1]);
}

/** `120..180` in seconds; anything else is no estimate. */
function range(word: string): Json {
  const [, fromS, toS] = /^(\d+)\.\.(\d+)$/.exec(word) ?? [];
  return fromS === undefined ? null : { fromS: Number(fromS), toS: Number(toS) };
}

/** The announcements as JSON; none where nothing is written. */
function announced(words: readonly string[]): Json {
  return json(words.join(' ')) ?? [];
}

function fields(type: string, words: readonly string[]): Record<string, unknown> {
  const [first = '', second = ''] = words;
  switch (type) {
    case 'run.cancelled':
      return { reason: words.join(' ') };
    case 'node.abandoned':
      return { depth: Number(first), reason: words.slice(1).join(' ') };
    case 'call.hungup':
      return { by: first === '' ? 'caller' : first, cause: 16 };
    case 'dtmf.received':
      return { digit: second === 'secret' ? sensitive(first) : first };
    case 'http.responded':
      return { status: Number(first), body: json(words.slice(1).join(' ')) };
    case 'script.finished':
      return { value: json(words.join(' ')) };
    case 'recording.finished':
      return { recordingId: 'recording', durationMs: Number(first), ended: second === '' ? 'silence' : second };
    case 'dial.ended':
      return { outcome: first, cause: 16, message: '' };
    case 'agent.answered':
      return { agentId: first, agentName: second === '' ? first : second, queueId: words[2] ?? null };
    case 'agent.connected':
      return { agentId: first };
    case 'agent.acted':
      return { nodeId: first, agentId: second };
    case 'queue.left':
      return { outcome: outcome(words), agentId: null, talkedMs: talked(words) };
    case 'queue.told':
      return { position: Number(first), wait: range(second) };
    case 'callback.promised':
      return { callbackId: first };
    case 'form.filled': {
      const [flowId = '', nodeId = ''] = first.split('/');
      return { flowId, nodeId, values: json(words.slice(1).join(' ')) ?? {} };
    }
    case 'table.looked_up':
      return { row: json(words.join(' ')) };
    case 'hours.told':
      return {
        opening: first,
        holiday: second === '' || second === '-' ? null : second,
        announcements: announced(words.slice(2)),
      };
    case 'announcements.told':
      return { announcements: announced(words) };
    case 'callback.failed':
    case 'table.failed':
    case 'hours.failed':
    case 'announcements.failed':
    case 'call.failed':
    case 'playback.failed':
    case 'http.failed':
    case 'script.failed':
    case 'recording.failed':
      return { code: first === '' ? 'failed' : first, message: words.slice(1).join(' ') };
    default:
      return {};
  }
}

/**
 * Reads `dtmf.received 4`, `timer.fired #3`, `http.responded 200 {"a":1}`, `agent.answered #5 anna Anna sales`,
 * `queue.left #5 completed after 60000`, `queue.told 2 120..180`, `form.filled main/form {"a":1}`, `table.looked_up {"level":"gold"}`
 * (nothing or `null` for no row), `hours.told closed`, `hours.told holiday Easter [{"name":…}]`, `announcements.told []`. Throws an Error with what is wrong.
 */
export function readEvent(input: string, run: Run): EngineEvent {
  const [type = '', ...rest] = input.split(/\s+/);
  const named = /^#(\d+)$/.exec(rest[0] ?? '');
  const words = named === null ? rest : rest.slice(1);
  if (!answers.has(type)) return { type, ...fields(type, words) } as EngineEvent;
  const to = named === null ? answered(run, type as EventType) : Number(named[1]);
  return { type, to, ...fields(type, words) } as EngineEvent;
}
