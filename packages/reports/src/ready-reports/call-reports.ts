import { both, ready } from './ready.ts';

/** Calls in and out, whether anybody waited or not. */
export const callReports = [
  ready(
    'calls.volume',
    'calls',
    both('Calls in and out', '呼入与呼出量'),
    both('How many calls came in and went out, and how many were answered.', '呼入、呼出及接听的通话数量。'),
    {
      measures: ['calls', 'calls_in', 'calls_out', 'calls_answered', 'average_call_time'],
      by: ['time'],
      chart: 'line',
    },
  ),
  ready(
    'calls.hours',
    'calls',
    both('Hours of the week', '一周时段'),
    both('When calls come, by day of the week and hour.', '按星期与小时查看来电分布。'),
    { measures: ['calls_in'], by: ['weekday', 'hour_of_day'], chart: 'heat_map', range: 'last_30_days' },
  ),
  ready(
    'calls.numbers',
    'calls',
    both('Calls by number', '按被叫号码'),
    both('Which of our numbers are called, and how many callers reach a person.', '各被叫号码的来电量及人工接通情况。'),
    {
      measures: ['calls_in', 'calls_answered', 'calls_with_person', 'person_share', 'average_call_time'],
      by: ['called_number'],
      chart: 'bar',
      most: 'calls_in',
    },
  ),
  ready(
    'calls.ends',
    'calls',
    both('How calls ended', '通话结束方式'),
    both(
      'Whether the flow came to its end, the caller hung up or something failed.',
      '流程完成、主叫挂断或失败的分布。',
    ),
    { measures: ['calls', 'average_call_time'], by: ['end_reason'], chart: 'pie', most: 'calls' },
  ),
];
