import { RowWriter } from './row-writer.ts';

/** What happened, by table. All of it is over, and marked as counted: the counts are made of it afterwards. */
export class GeneratedRows {
  readonly calls = new RowWriter('call', [
    'id',
    'direction',
    'caller_number',
    'caller_name',
    'called_number',
    'flow_id',
    'version',
    'language',
    'started_at',
    'answered_at',
    'person_at',
    'ended_at',
    'end_reason',
    'traffic_counted',
  ]);
  readonly steps = new RowWriter('call_step', [
    'call_id',
    'index',
    'at',
    'flow_id',
    'version',
    'node_id',
    'kind',
    'port',
  ]);
  readonly visits = new RowWriter('queue_visit', [
    'id',
    'call_id',
    'queue_id',
    'joined_at',
    'left_at',
    'outcome',
    'agent_id',
    'waited_ms',
    'position_at_join',
    'vip',
    'counted',
  ]);
  readonly conversations = new RowWriter('conversation', [
    'id',
    'call_id',
    'queue_id',
    'agent_id',
    'direction',
    'customer_number',
    'offered_at',
    'answered_at',
    'ended_at',
    'outcome',
    'ended_by',
    'talk_ms',
    'hold_ms',
    'wrap_up_ms',
    'wrap_up_code_id',
    'wrapped_up_at',
    'counted',
  ]);
  readonly states = new RowWriter('agent_state', [
    'user_id',
    'state',
    'reason',
    'call_id',
    'queue_id',
    'since',
    'until',
    'counted',
  ]);
  readonly satisfaction = new RowWriter('satisfaction_answer', [
    'id',
    'call_id',
    'conversation_id',
    'agent_id',
    'queue_id',
    'flow_id',
    'node_id',
    'question',
    'score',
    'score_max',
    'at',
    'counted',
  ]);
  readonly forms = new RowWriter('form_answer', [
    'id',
    'call_id',
    'flow_id',
    'version',
    'node_id',
    'agent_id',
    'values',
    'choices',
    'at',
    'counted',
  ]);
  readonly notes = new RowWriter('call_note', ['id', 'call_id', 'author_id', 'text', 'at', 'updated_at']);

  readonly shifts = new RowWriter('agent_shift', ['id', 'agent_id', 'since', 'until']);
  readonly shiftParts = new RowWriter('shift_part', ['shift_id', 'agent_id', 'activity', 'since', 'until', 'counted']);

  /** Calls first: steps refer to them. */
  get all(): readonly RowWriter[] {
    const { calls, steps, visits, conversations, states, satisfaction, forms, notes, shifts, shiftParts } = this;
    return [calls, steps, visits, conversations, states, satisfaction, forms, notes, shifts, shiftParts];
  }
}
