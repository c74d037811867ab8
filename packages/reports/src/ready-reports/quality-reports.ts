import { both, ready } from './ready.ts';

const whole = ['review_score', 'reviews', 'review_pass_rate', 'must_pass_failure_rate'] as const;

/** What reviewers made of conversations. */
export const qualityReports = [
  ready(
    'quality.overview',
    'quality',
    both('Quality of conversations', '通话质量'),
    both('How reviewers scored the conversations of each agent.', '评审人对各坐席通话的评分。'),
    { measures: [...whole], by: ['agent'], chart: 'bar', most: 'review_score', range: 'last_90_days' },
  ),
  ready(
    'quality.months',
    'quality',
    both('Quality over time', '质量趋势'),
    both('Scores month by month, under the month of the conversation.', '按通话所在月份汇总的得分。'),
    { measures: [...whole], by: ['time'], chart: 'line', grain: 'month', range: 'last_365_days' },
  ),
  ready(
    'quality.teams',
    'quality',
    both('Quality by team', '班组质量'),
    both('The same by team, as agents belong to them today.', '按坐席当前所属班组汇总。'),
    { measures: [...whole], by: ['team'], chart: 'bar', most: 'review_score', range: 'last_90_days' },
  ),
  ready(
    'quality.scorecards',
    'quality',
    both('Quality by scorecard', '评分表得分'),
    both('How conversations did by each form of review.', '各评分表的得分情况。'),
    { measures: [...whole], by: ['scorecard'], chart: 'bar', range: 'last_90_days' },
  ),
  ready(
    'quality.questions',
    'quality',
    both('Quality by question', '评分项得分'),
    both('What was done well and what was not: the lowest first.', '做得好与不足之处，得分最低的在前。'),
    {
      measures: ['question_score', 'review_answers', 'must_pass_failed', 'must_pass_failure_rate'],
      by: ['review_question', 'scorecard'],
      // A question is of one scorecard: one bar each, in the colour of the scorecard.
      chart: 'stacked_bar',
      least: 'question_score',
      range: 'last_90_days',
    },
  ),
  ready(
    'quality.reviewers',
    'quality',
    both('Reviewers', '评审人'),
    both('How many reviews each reviewer made, and how strictly they score.', '各评审人的评审数量与评分尺度。'),
    {
      measures: ['reviews', 'review_score', 'review_pass_rate'],
      by: ['reviewer'],
      chart: 'bar',
      most: 'reviews',
      range: 'last_90_days',
    },
  ),
];
