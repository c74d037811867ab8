import { both, ready } from './ready.ts';

/** Who calls, about what, and how content they are. */
export const customerReports = [
  ready(
    'customers.frequency',
    'customers',
    both('Most frequent callers', '高频来电客户'),
    both('Who calls most, and how many come again.', '来电最频繁的客户及重复来电情况。'),
    {
      measures: ['caller_calls', 'callers', 'calls_per_caller', 'repeat_share'],
      by: ['caller'],
      chart: 'bar',
      most: 'caller_calls',
      limit: 100,
      range: 'this_month',
    },
  ),
  ready(
    'customers.again',
    'customers',
    both('Callers who come again', '重复来电'),
    both(
      'How many different people called in each month, and how many of them more than once.',
      '每月不同主叫数及其中重复来电者。',
    ),
    {
      measures: ['callers', 'repeat_callers', 'repeat_share', 'calls_per_caller'],
      by: ['time'],
      chart: 'line',
      range: 'this_year',
      grain: 'month',
    },
  ),
  ready(
    'customers.vip',
    'customers',
    both('VIP share', '贵宾占比'),
    both('How many of those who waited were VIPs, and how they were served.', '排队客户中的贵宾占比及其服务情况。'),
    {
      measures: ['vip_share', 'vip_offered', 'offered', 'vip_answer_rate', 'answer_rate'],
      by: ['time'],
      chart: 'line',
    },
  ),
  ready(
    'customers.problems',
    'customers',
    both('What calls were about', '问题类型'),
    both('Which wrap-up codes agents chose, and how long these conversations took.', '话后小结代码分布及通话时长。'),
    { measures: ['wrap_ups', 'average_wrap_up_talk'], by: ['wrap_up_code'], chart: 'pie', most: 'wrap_ups' },
  ),
  ready(
    'customers.satisfaction',
    'customers',
    both('Satisfaction', '客户满意度'),
    both('What customers answered to each question, over time.', '各满意度问题的评价随时间变化。'),
    {
      measures: ['satisfaction', 'average_score', 'ratings'],
      by: ['time', 'question'],
      chart: 'line',
      series: 'question',
    },
  ),
];
