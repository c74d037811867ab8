import type { Json } from '../json.ts';
import type { MaybeSensitive } from '../sensitive.ts';

/**
 * Facts that reach a run, in the past tense. `to` names the command that an answer belongs to (its `seq`): a late, double
 * or lost answer is recognised by it. Every event is plain JSON and goes into the journal as it is (sealed where sensitive).
 */
export type EngineEvent =
  | { type: 'run.started' }
  | { type: 'run.cancelled'; reason: string }
  | { type: 'call.answered'; to: number }
  | { type: 'call.failed'; to: number; code: string; message: string }
  /** `cause` is a Q.850 cause code. */
  | { type: 'call.hungup'; by: 'caller' | 'system'; cause: number }
  | { type: 'dtmf.received'; digit: MaybeSensitive<string> }
  | { type: 'playback.finished'; to: number }
  | { type: 'playback.failed'; to: number; code: string; message: string }
  | { type: 'timer.fired'; to: number }
  | { type: 'http.responded'; to: number; status: number; body: MaybeSensitive<Json> }
  | { type: 'http.failed'; to: number; code: HttpFailureCode; message: string }
  | { type: 'script.finished'; to: number; value: MaybeSensitive<Json> }
  | { type: 'script.failed'; to: number; code: ScriptFailureCode; message: string }
  | { type: 'recording.finished'; to: number; recordingId: string; durationMs: number; ended: RecordingEnd }
  | { type: 'recording.failed'; to: number; code: string; message: string }
  | { type: 'dial.answered'; to: number }
  | { type: 'dial.ended'; to: number; outcome: DialOutcome; cause: number; message: string };

export type EventType = EngineEvent['type'];
export type EventOf<T extends EventType> = Extract<EngineEvent, { type: T }>;

export type HttpFailureCode =
  | 'timeout'
  | 'blocked'
  | 'unreachable'
  | 'too_large'
  | 'redirect'
  | 'invalid_body'
  | 'invalid_request';
export type ScriptFailureCode = 'timeout' | 'memory' | 'thrown' | 'invalid_result' | 'unavailable';
export type RecordingEnd = 'silence' | 'digit' | 'max_duration' | 'stopped' | 'hangup';
/**
 * `completed`: answered, talked, and the far end left. `refused`: the dial rules do not allow it.
 * `cancelled`: the flow withdrew it.
 */
export type DialOutcome = 'completed' | 'busy' | 'no_answer' | 'failed' | 'refused' | 'cancelled';
