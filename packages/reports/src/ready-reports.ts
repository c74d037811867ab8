import type { Text } from '@patchbay/flow-schema';
import type { DimensionId } from './dimensions.ts';
import type { MeasureId } from './measures.ts';
import {
  type ReadyReport,
  type ReportDefinition,
  type ReportView,
  reportDefinitionSchema,
  reportViewSchema,
} from './report-definition.ts';

const both = (en: string, zh: string): Text => ({ en, zh });

interface Parts {
  readonly measures: MeasureId[];
  readonly by: DimensionId[];
  readonly chart?: ReportDefinition['chart'];
  readonly series?: DimensionId;
  /** Sorted by this measure, the most first. */
  readonly most?: MeasureId;
  readonly limit?: number;
  readonly range?: Extract<ReportView['range'], { kind: 'relative' }>['range'];
  readonly grain?: ReportView['grain'];
  readonly filters?: ReportDefinition['filters'];
  readonly asks?: DimensionId[];
}

export function ready(id: string, group: ReadyReport['group'], title: Text, about: Text, parts: Parts): ReadyReport {
  const { measures, by, chart, series, most, limit, range, grain, filters, asks } = parts;
  return {
    id,
    group,
    title,
    about,
    definition: reportDefinitionSchema.parse({
      measures,
      dimensions: by,
      chart: chart ?? 'none',
      series: series ?? null,
      filters: filters ?? [],
      sort: most === undefined ? null : { by: most, descending: true },
      limit: limit ?? null,
    }),
    view: reportViewSchema.parse({
      range: { kind: 'relative', range: range ?? 'last_7_days' },
      grain: grain ?? 'auto',
    }),
    asks: asks ?? [],
  };
}

const calls = [
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

const queues = [
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

const agents = [
  ready(
    'agents.work',
    'agents',
    both('Talk, hold and wrap-up', '坐席通话与处理'),
    both('What agents answered and how long it took them.', '坐席接听数量与时长。'),
    {
      measures: [
        'offers',
        'talks',
        'take_rate',
        'talk_time',
        'hold_time',
        'wrap_up_time',
        'average_handling_time',
        'offers_missed',
        'offers_declined',
      ],
      by: ['agent'],
      chart: 'bar',
      most: 'talks',
    },
  ),
  ready(
    'agents.states',
    'agents',
    both('States', '坐席状态'),
    both('How long agents were in each state, and why they were not ready.', '各状态及未就绪原因的时长。'),
    {
      measures: ['state_time', 'state_begun'],
      by: ['agent', 'state', 'reason'],
      chart: 'stacked_bar',
      series: 'state',
    },
  ),
  ready(
    'agents.attendance',
    'agents',
    both('Attendance', '出勤'),
    both('How long agents were signed in on each day, and what they did meanwhile.', '每日签入时长及其构成。'),
    {
      measures: ['signed_in_time', 'ready_time', 'talking_time', 'after_call_time', 'not_ready_time', 'occupancy'],
      by: ['agent', 'time'],
      grain: 'day',
    },
  ),
  ready(
    'agents.occupancy',
    'agents',
    both('Occupancy', '占用率'),
    both('How much of their time agents were busy with contacts.', '坐席忙于联络的时间占比。'),
    { measures: ['occupancy', 'ready_time', 'talking_time', 'after_call_time'], by: ['time'], chart: 'line' },
  ),
  ready(
    'agents.teams',
    'agents',
    both('Teams', '班组'),
    both('The same by team, as agents belong to them today.', '按坐席当前所属班组汇总。'),
    {
      measures: ['talks', 'average_handling_time', 'occupancy', 'signed_in_time', 'take_rate'],
      by: ['team'],
      chart: 'bar',
      most: 'talks',
    },
  ),
  ready(
    'agents.satisfaction',
    'agents',
    both('Satisfaction by agent', '坐席满意度'),
    both('How customers rated the conversations of each agent.', '客户对各坐席的评价。'),
    { measures: ['satisfaction', 'average_score', 'ratings'], by: ['agent'], chart: 'bar', most: 'satisfaction' },
  ),
];

const customers = [
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

const flows = [
  ready(
    'flows.volume',
    'flows',
    both('Calls by flow and version', '按流程与版本'),
    both('How many calls each version had, and how many reached a person.', '各版本的通话量及人工接通情况。'),
    {
      measures: ['calls', 'calls_with_person', 'person_share', 'average_call_time'],
      by: ['flow', 'version'],
      chart: 'bar',
      most: 'calls',
    },
  ),
  ready(
    'flows.steps',
    'flows',
    both('Steps of a flow', '流程步骤'),
    both('How many calls came to each step, and where callers hung up.', '到达各步骤的通话数及挂断位置。'),
    {
      measures: ['node_visits', 'node_went_on', 'node_hung_up', 'drop_off'],
      by: ['node'],
      chart: 'funnel',
      most: 'node_visits',
      asks: ['flow'],
    },
  ),
  ready(
    'flows.drop_off',
    'flows',
    both('Drop-off by version', '按版本的流失'),
    both('Where callers hung up, beside what it was in other versions.', '各版本中来电者挂断的位置对比。'),
    {
      measures: ['node_visits', 'node_hung_up', 'drop_off'],
      by: ['version', 'node'],
      chart: 'bar',
      series: 'version',
      most: 'node_hung_up',
      asks: ['flow'],
    },
  ),
  ready(
    'flows.ways',
    'flows',
    both('Choices in a flow', '流程中的选择'),
    both(
      'By which ways calls left each step: what was pressed, what was found, what timed out.',
      '各步骤的去向：按键、匹配、超时等。',
    ),
    {
      measures: ['node_visits'],
      by: ['node', 'exit'],
      chart: 'stacked_bar',
      series: 'exit',
      most: 'node_visits',
      asks: ['flow'],
    },
  ),
  ready(
    'flows.paths',
    'flows',
    both('Paths through a flow', '流程路径'),
    both('How calls went from step to step.', '通话在步骤间的流向。'),
    { measures: ['node_visits'], by: ['version', 'node', 'exit'], chart: 'sankey', asks: ['flow'] },
  ),
];

/** The reports that come with the product, in the order in which they are listed. */
export const readyReports: readonly ReadyReport[] = [...calls, ...queues, ...agents, ...customers, ...flows];
