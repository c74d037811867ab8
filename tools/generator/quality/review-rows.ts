import { RowWriter } from '../row-writer.ts';

/** What was made of conversations, by table, in the order in which they refer to each other. */
export class ReviewRows {
  readonly draws = new RowWriter('sampling_draw', ['rule_id', 'first_day', 'candidates', 'drawn', 'at']);
  readonly calibrations = new RowWriter('calibration', [
    'id',
    'scorecard_id',
    'version',
    'call_id',
    'conversation_id',
    'agent_id',
    'created_by_name',
    'created_at',
    'closed_at',
  ]);
  readonly reviews = new RowWriter('review', [
    'id',
    'scorecard_id',
    'version',
    'call_id',
    'conversation_id',
    'queue_id',
    'agent_id',
    'talked_at',
    'reviewer_id',
    'rule_id',
    'calibration_id',
    'due_at',
    'answers',
    'summary',
    'score',
    'passed',
    'knocked_out_by',
    'created_at',
    'finished_at',
    'acknowledged_at',
    'reply',
  ]);
  readonly marks = new RowWriter('review_mark', [
    'review_id',
    'question_id',
    'scorecard_id',
    'call_id',
    'queue_id',
    'agent_id',
    'reviewer_id',
    'talked_at',
    'earned',
    'must_pass',
    'failed',
  ]);
  readonly comments = new RowWriter('review_comment', [
    'id',
    'review_id',
    'at_ms',
    'question_id',
    'text',
    'created_at',
  ]);

  get all(): readonly RowWriter[] {
    const { draws, calibrations, reviews, marks, comments } = this;
    return [draws, calibrations, reviews, marks, comments];
  }
}
