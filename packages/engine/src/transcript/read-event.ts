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

function fields(type: string, words: readonly string[]): Record<string, unknown> {
  const [first = '', second = ''] = words;
  switch (type) {
    case 'run.cancelled':
      return { reason: words.join(' ') };
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

/** Reads `dtmf.received 4`, `timer.fired #3`, `http.responded 200 {"a":1}`. Throws an Error with what is wrong. */
export function readEvent(input: string, run: Run): EngineEvent {
  const [type = '', ...rest] = input.split(/\s+/);
  const named = /^#(\d+)$/.exec(rest[0] ?? '');
  const words = named === null ? rest : rest.slice(1);
  if (!answers.has(type)) return { type, ...fields(type, words) } as EngineEvent;
  const to = named === null ? answered(run, type as EventType) : Number(named[1]);
  return { type, to, ...fields(type, words) } as EngineEvent;
}
