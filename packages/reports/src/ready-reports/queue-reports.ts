import { both, ready } from './ready.ts';

/** What came to queues and how it was answered. */
export const queueReports = [
  ready(
    'queues.overview',
    'queues',
    both('Queues', '队列总览'),
    both('What came to each queue, what was answered and how long callers waited.', '各队列的进入、接听与等待情况。'),
    {
      measures: [
        'offered',
        'answered',
        'abandoned',
        'overflowed',
        'answer_rate',
        'service_level',
        'average_wait',
        'longest_wait',
      ],
      by: ['queue'],
      chart: 'bar',
      most: 'offered',
    },
  ),
  ready(
    'queues.answer_rate',
    'queues',
    both('Answer rate', '接通率'),
    both('Which share of the callers was answered, over time.', '接通比例随时间的变化。'),
    { measures: ['answer_rate', 'offered', 'answered', 'abandoned'], by: ['time'], chart: 'line' },
  ),
  ready(
    'queues.wait',
    'queues',
    both('Waiting', '等待时长'),
    both('How long callers waited on average and at most.', '平均与最长等待时间。'),
    { measures: ['average_wait', 'longest_wait', 'average_abandon_wait', 'answered'], by: ['time'], chart: 'line' },
  ),
  ready(
    'queues.service_level',
    'queues',
    both('Service level by interval', '分时段服务水平'),
    both(
      'The service level of a day by the quarter of an hour, by the formula that is chosen.',
      '按所选公式逐刻钟查看服务水平。',
    ),
    {
      measures: ['service_level', 'offered', 'answered', 'abandoned', 'short_abandoned'],
      by: ['time'],
      chart: 'line',
      range: 'today',
      grain: 'quarter',
    },
  ),
  ready(
    'queues.service_level_hours',
    'queues',
    both('Service level by hour of the week', '一周时段服务水平'),
    both('At which hours of the week callers wait too long.', '一周中哪些时段等待过长。'),
    {
      measures: ['service_level', 'offered'],
      by: ['weekday', 'hour_of_day'],
      chart: 'heat_map',
      range: 'last_30_days',
    },
  ),
  ready(
    'queues.abandon',
    'queues',
    both('Callers who gave up', '放弃分析'),
    both('How many gave up waiting, in which queue and after how long.', '各队列放弃数量及放弃前的等待时长。'),
    {
      measures: ['abandoned', 'short_abandoned', 'abandon_rate', 'average_abandon_wait', 'offered'],
      by: ['queue'],
      chart: 'bar',
      most: 'abandoned',
    },
  ),
  ready(
    'queues.handling',
    'queues',
    both('Handling time', '处理时长'),
    both('How long contacts of each queue take: talk, hold and wrap-up.', '各队列的通话、保持与话后处理时长。'),
    {
      measures: ['talks', 'average_handling_time', 'average_talk_time', 'average_hold_time', 'average_wrap_up_time'],
      by: ['queue'],
      chart: 'stacked_bar',
      most: 'average_handling_time',
    },
  ),
  ready(
    'queues.callbacks',
    'queues',
    both('Callbacks', '回呼'),
    both('Who asked to be called back, and who was reached.', '请求回呼及回呼接通情况。'),
    {
      measures: ['called_back', 'callbacks', 'callbacks_answered'],
      by: ['time', 'queue'],
      chart: 'line',
      series: 'queue',
    },
  ),
];
