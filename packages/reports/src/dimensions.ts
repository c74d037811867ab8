import type { Text } from '@patchbay/flow-schema';

const both = (en: string, zh: string): Text => ({ en, zh });

/** What stored counts are of: each is one table, and the facts behind it. */
export const countSources = [
  'calls',
  'queue',
  'agent',
  'state',
  'plan',
  'presence',
  'wrap_up',
  'satisfaction',
  'form',
  'node',
  'caller',
  'review',
  'mark',
] as const;
export type CountSource = (typeof countSources)[number];

/** Those that are asked of what happened itself: finished reviews, and what each of their answers earned. There are few. */
export const reviewSources = ['review', 'mark'] as const satisfies readonly CountSource[];
export type ReviewSource = (typeof reviewSources)[number];

/** Those that are kept by the quarter of an hour. */
const byTheClock = [
  'calls',
  'queue',
  'agent',
  'state',
  'plan',
  'presence',
  'wrap_up',
  'satisfaction',
  'form',
  'node',
] as const satisfies readonly CountSource[];

export interface Dimension {
  readonly label: Text;
  /**
   * What its values are: a moment or a place on the clock; the id of something with a name of its own (`named`); one of a few words
   * (`word`); a number that is dialled, or a text or score as it was given (`plain`).
   */
  readonly kind: 'time' | 'named' | 'word' | 'plain';
  readonly sources: readonly CountSource[];
  /** True for what only measures themselves tell apart: nobody chooses it. */
  readonly inner?: boolean;
}

/** What a count can be taken apart by. `time` is taken in a grain that the report chooses. */
export const dimensions = {
  time: {
    label: both('Time', '时间'),
    kind: 'time',
    sources: countSources,
  },
  hour_of_day: {
    label: both('Hour of the day', '一天中的小时'),
    kind: 'time',
    sources: byTheClock,
  },
  weekday: {
    label: both('Day of the week', '星期'),
    kind: 'time',
    sources: byTheClock,
  },
  direction: { label: both('Direction', '方向'), kind: 'word', sources: ['calls', 'agent'] },
  flow: { label: both('Flow', '流程'), kind: 'named', sources: ['calls', 'satisfaction', 'form', 'node'] },
  /** The flow, where it is one of the kind `campaign`. */
  campaign: { label: both('Campaign', '外呼活动'), kind: 'named', sources: ['calls', 'satisfaction', 'form', 'node'] },
  version: { label: both('Version', '版本'), kind: 'named', sources: ['calls', 'node'] },
  called_number: { label: both('Called number', '被叫号码'), kind: 'plain', sources: ['calls'] },
  end_reason: { label: both('How it ended', '结束原因'), kind: 'word', sources: ['calls'] },
  with_person: { label: both('Reached a person', '是否接通人工'), kind: 'word', sources: ['calls'] },
  queue: {
    label: both('Queue', '队列'),
    kind: 'named',
    sources: ['queue', 'agent', 'wrap_up', 'satisfaction', 'review', 'mark'],
  },
  vip: { label: both('VIP', '贵宾'), kind: 'word', sources: ['queue'] },
  callback: { label: both('Callback', '回呼'), kind: 'word', sources: ['queue'], inner: true },
  agent: {
    label: both('Agent', '坐席'),
    kind: 'named',
    sources: ['agent', 'state', 'plan', 'presence', 'wrap_up', 'satisfaction', 'form', 'review', 'mark'],
  },
  team: {
    label: both('Team', '班组'),
    kind: 'named',
    sources: ['agent', 'state', 'plan', 'presence', 'wrap_up', 'satisfaction', 'form', 'review', 'mark'],
  },
  state: { label: both('State', '状态'), kind: 'word', sources: ['state', 'presence'] },
  reason: { label: both('Reason', '原因'), kind: 'named', sources: ['state', 'presence'] },
  activity: { label: both('Planned activity', '计划活动'), kind: 'named', sources: ['plan', 'presence'] },
  wrap_up_code: { label: both('Wrap-up code', '话后小结'), kind: 'named', sources: ['wrap_up'] },
  node: { label: both('Step', '步骤'), kind: 'named', sources: ['satisfaction', 'form', 'node'] },
  exit: { label: both('Way on', '去向'), kind: 'named', sources: ['node'] },
  question: { label: both('Question', '问题'), kind: 'plain', sources: ['satisfaction'] },
  score: { label: both('Score', '评分'), kind: 'plain', sources: ['satisfaction'] },
  variable: { label: both('Form field', '表单字段'), kind: 'plain', sources: ['form'] },
  value: { label: both('Answer', '答案'), kind: 'plain', sources: ['form'] },
  caller: { label: both('Caller', '主叫'), kind: 'plain', sources: ['caller'] },
  scorecard: { label: both('Scorecard', '评分表'), kind: 'named', sources: ['review', 'mark'] },
  /** Of a scorecard: the id of that, a slash, the id of the question. */
  review_question: { label: both('Question of the scorecard', '评分项'), kind: 'named', sources: ['mark'] },
  reviewer: { label: both('Reviewer', '评审人'), kind: 'named', sources: ['review', 'mark'] },
} as const satisfies Record<string, Dimension>;

export type DimensionId = keyof typeof dimensions;
export const dimensionIds = Object.keys(dimensions) as [DimensionId, ...DimensionId[]];

/** Whether counts of a source can be taken apart by it. */
export function hasDimension(source: CountSource, dimension: DimensionId): boolean {
  return (dimensions[dimension].sources as readonly CountSource[]).includes(source);
}
