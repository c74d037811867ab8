import { both, fixed, need, part, ratioOf, sumOf } from './plans.ts';

const reviews = part(need('review', 'reviews'), both('reviews', '评审数'));
const scored = part(need('review', 'scored'), both('reviews with a score', '有得分的评审数'));
const scores = part(need('review', 'score_sum'), both('sum of their scores', '得分之和'));
const passed = part(need('review', 'passed'), both('passed reviews', '通过的评审数'));
const failed = part(need('review', 'failed'), both('reviews not passed', '未通过的评审数'));

const answers = part(need('mark', 'answers'), both('answers that applied', '适用的评分项数'));
const earned = part(need('mark', 'earned_sum'), both('what they earned', '所得之和'));
const mustPass = part(need('mark', 'must_pass'), both('answers to knock-out questions', '一票否决项评分数'));
const mustPassFailed = part(need('mark', 'must_pass_failed'), both('failed knock-out questions', '触发的一票否决数'));

/** What reviewers made of conversations, under the day of the conversation. Reviews made to compare reviewers are left out. */
export const reviewMeasures = [
  fixed('reviews', both('Reviews', '评审'), 'count', sumOf([reviews])),
  fixed('review_score', both('Review score', '评审得分'), 'share', ratioOf([scores], [scored]), false),
  fixed('reviews_passed', both('Passed', '通过'), 'count', sumOf([passed])),
  fixed('reviews_failed', both('Not passed', '未通过'), 'count', sumOf([failed]), true),
  fixed('review_pass_rate', both('Pass rate', '通过率'), 'share', ratioOf([passed], [reviews]), false),
  fixed('review_answers', both('Answers of reviews', '评分项'), 'count', sumOf([answers])),
  fixed('question_score', both('Question score', '单项得分'), 'share', ratioOf([earned], [answers]), false),
  fixed('must_pass_failed', both('Knock-outs', '一票否决'), 'count', sumOf([mustPassFailed]), true),
  fixed(
    'must_pass_failure_rate',
    both('Knock-out share', '一票否决率'),
    'share',
    ratioOf([mustPassFailed], [mustPass]),
    true,
  ),
] as const;
