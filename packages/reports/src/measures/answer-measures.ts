import { both, fixed, need, part, ratioOf, sumOf } from './plans.ts';

const wrapUps = part(need('wrap_up', 'conversations'), both('conversations', '会话数'));
const wrapUpTalk = part(need('wrap_up', 'talk_ms'), both('talk', '通话'));

const ratings = part(need('satisfaction', 'answers'), both('ratings', '评价数'));
const scores = part(need('satisfaction', 'score_sum'), both('sum of the scores', '评分之和'));
const scoresMax = part(need('satisfaction', 'score_max_sum'), both('sum of the highest scores possible', '满分之和'));

const answers = part(need('form', 'answers'), both('answers', '答案数'));
const numbers = part(need('form', 'value_sum'), both('sum of the numbers', '数值之和'));

const visits = part(need('node', 'visits'), both('visits', '经过次数'));
const ended = part(
  need('node', 'visits', { dimension: 'exit', prefixes: ['end:'] }),
  both('calls that ended here', '在此结束的通话数'),
);
const hungUp = part(
  need('node', 'visits', { dimension: 'exit', values: ['end:caller_hung_up'] }),
  both('callers who hung up here', '在此挂断的主叫数'),
);
const wentOn = part(
  need('node', 'visits', { dimension: 'exit', prefixes: ['end:'], except: true }),
  both('visits that went on', '继续的次数'),
);

export const answerMeasures = [
  fixed('wrap_ups', both('Conversations', '会话'), 'count', sumOf([wrapUps])),
  fixed('wrap_up_talk_time', both('Talk', '通话时长'), 'duration', sumOf([wrapUpTalk])),
  fixed('average_wrap_up_talk', both('Average talk', '平均通话'), 'duration', ratioOf([wrapUpTalk], [wrapUps])),
  fixed('ratings', both('Ratings', '评价'), 'count', sumOf([ratings])),
  fixed('average_score', both('Average score', '平均分'), 'score', ratioOf([scores], [ratings]), false),
  fixed('satisfaction', both('Satisfaction', '满意度'), 'share', ratioOf([scores], [scoresMax]), false),
  fixed('form_answers', both('Answers', '答案'), 'count', sumOf([answers])),
  fixed('form_sum', both('Sum', '合计'), 'score', sumOf([numbers])),
  fixed('form_average', both('Average', '平均'), 'score', ratioOf([numbers], [answers])),
  fixed('node_visits', both('Visits', '经过次数'), 'count', sumOf([visits])),
  fixed('node_went_on', both('Went on', '继续'), 'count', sumOf([wentOn])),
  fixed('node_ended', both('Ended here', '在此结束'), 'count', sumOf([ended])),
  fixed('node_hung_up', both('Hung up here', '在此挂断'), 'count', sumOf([hungUp]), true),
  fixed('drop_off', both('Drop-off', '流失率'), 'share', ratioOf([hungUp], [visits]), true),
] as const;
