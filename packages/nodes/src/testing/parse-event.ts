import type {
  DialOutcome,
  EngineEvent,
  HttpFailureCode,
  Json,
  RecordingEnd,
  ScriptFailureCode,
} from '@patchbay/flow-schema';

/**
 * An event as a line of a rehearsed call, without the `>`:
 * `start`, `cancel`, `hungup`, `dtmf 1`, `played #3`, `unplayable #3`, `fired #4`, `responded #3 200 {"a":1}`,
 * `unanswered #3 timeout`, `computed #3 {"a":1}`, `thrown #3 memory`, `recorded #3 4000 silence`, `unrecorded #3`,
 * `picked-up #3`, `dialled #3 busy`.
 */
export function parseEvent(line: string): EngineEvent {
  const [name, first = '', ...rest] = line.split(' ');
  const to = Number(first.slice(1));
  const json = (from: number): Json => JSON.parse(rest.slice(from).join(' ') || 'null') as Json;
  switch (name) {
    case 'start':
      return { type: 'run.started' };
    case 'cancel':
      return { type: 'run.cancelled', reason: 'test' };
    case 'hungup':
      return { type: 'call.hungup', by: 'caller', cause: 16 };
    case 'dtmf':
      return { type: 'dtmf.received', digit: first };
    case 'played':
      return { type: 'playback.finished', to };
    case 'unplayable':
      return { type: 'playback.failed', to, code: 'speech_unavailable', message: 'No voice' };
    case 'fired':
      return { type: 'timer.fired', to };
    case 'responded':
      return { type: 'http.responded', to, status: Number(rest[0]), body: json(1) };
    case 'unanswered':
      return { type: 'http.failed', to, code: rest[0] as HttpFailureCode, message: 'No answer' };
    case 'computed':
      return { type: 'script.finished', to, value: json(0) };
    case 'thrown':
      return { type: 'script.failed', to, code: rest[0] as ScriptFailureCode, message: 'Thrown' };
    case 'recorded': {
      const recordingId = `run.${to}`;
      return {
        type: 'recording.finished',
        to,
        recordingId,
        durationMs: Number(rest[0]),
        ended: rest[1] as RecordingEnd,
      };
    }
    case 'unrecorded':
      return { type: 'recording.failed', to, code: 'recorder_failed', message: 'No recorder' };
    case 'picked-up':
      return { type: 'dial.answered', to };
    case 'dialled':
      return { type: 'dial.ended', to, outcome: rest[0] as DialOutcome, cause: 16, message: 'Ended' };
    default:
      throw new Error(`There is no event “${line}”`);
  }
}
