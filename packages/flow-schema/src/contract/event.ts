import type { Json, JsonObject } from '../json.ts';
import type { MaybeSensitive } from '../sensitive.ts';
import type { Announced } from './announced.ts';
import type { ContactOutcome, WaitRange } from './routing.ts';

/**
 * Facts that reach a run, in the past tense. `to` names the command that an answer belongs to (its `seq`): a late, double
 * or lost answer is recognised by it. Every event is plain JSON and goes into the journal as it is (sealed where sensitive).
 */
export type EngineEvent =
  | { type: 'run.started' }
  | { type: 'run.cancelled'; reason: string }
  /** A person takes the run out of the node that the flow at `depth` stands at (0 is the outermost): it has waited for nothing. */
  | { type: 'node.abandoned'; depth: number; reason: string }
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
  | { type: 'dial.ended'; to: number; outcome: DialOutcome; cause: number; message: string }
  /** An agent has taken the call and hears nothing of the caller yet. */
  | { type: 'agent.answered'; to: number; agentId: string; agentName: string; queueId: string | null }
  | { type: 'agent.connected'; to: number; agentId: string }
  /** The agent pressed a button that an `agent_action` node of the flow put on the seat. */
  | { type: 'agent.acted'; to: number; agentId: string; nodeId: string }
  /** `talkedMs` is 0 where nobody talked. */
  | { type: 'queue.left'; to: number; outcome: ContactOutcome; agentId: string | null; talkedMs: number }
  /** `position` counts from 1; 0 where the caller does not wait any more. */
  | { type: 'queue.told'; to: number; position: number; wait: WaitRange | null }
  | { type: 'callback.promised'; to: number; callbackId: string }
  | { type: 'callback.failed'; to: number; code: string; message: string }
  /** `row` by column id; null where no row has the key. */
  | { type: 'table.looked_up'; to: number; row: MaybeSensitive<JsonObject> | null }
  | { type: 'table.failed'; to: number; code: string; message: string }
  /** `holiday` is the name of today's, whether they are open on it or not. `announcements` are to be heard in this order. */
  | { type: 'hours.told'; to: number; opening: Opening; holiday: string | null; announcements: Announced[] }
  | { type: 'hours.failed'; to: number; code: string; message: string }
  | { type: 'announcements.told'; to: number; announcements: Announced[] }
  | { type: 'announcements.failed'; to: number; code: string; message: string }
  /** The agent filled in a form of this flow. Values are hostile: they are converted to the variables' types. */
  | { type: 'form.filled'; flowId: string; nodeId: string; values: Record<string, MaybeSensitive<Json>> };

export type EventType = EngineEvent['type'];
export type EventOf<T extends EventType> = Extract<EngineEvent, { type: T }>;

export type Opening = 'open' | 'closed' | 'holiday';

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
