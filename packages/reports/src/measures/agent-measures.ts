import type { FormulaSettings } from '../formula-settings.ts';
import type { Measure, MeasurePart, MeasurePlan } from '../measure.ts';
import { both, fixed, need, part, ratioOf, sumOf } from './plans.ts';

const of = (count: string, en: string, zh: string): MeasurePart => part(need('agent', count), both(en, zh));
const offers = of('offered', 'offers to agents', '坐席振铃数');
const talks = of('answered', 'answered by agents', '坐席接听数');
const missed = of('no_answer', 'not answered', '未应答数');
const declined = of('declined', 'declined', '拒接数');
const unreachable = of('unreachable', 'phone not reached', '话机不可达数');
const callerLeft = of('caller_left', 'caller left while ringing', '振铃中主叫挂断数');
const talk = of('talk_ms', 'talk', '通话');
const hold = of('hold_ms', 'hold', '保持');
const wrapUp = of('wrap_up_ms', 'wrap-up', '话后处理');

const inStates = (...values: string[]) => need('state', 'ms', { dimension: 'state', values });
const ready = part(inStates('ready'), both('ready', '就绪'));
const notReady = part(inStates('not_ready'), both('not ready', '未就绪'));
const talking = part(inStates('talking', 'consulting'), both('talking', '通话中'));
const ringing = part(inStates('ringing'), both('ringing', '振铃中'));
const wrapping = part(inStates('after_call_work'), both('after-call work', '话后处理中'));
const signedIn = part(
  need('state', 'ms', { dimension: 'state', values: ['signed_out'], except: true }),
  both('signed in', '签入'),
);
const stateTime = part(need('state', 'ms'), both('time in the state', '状态时长'));
const stateBegun = part(need('state', 'begun'), both('times the state began', '进入状态次数'));

function handlingParts({ handling }: FormulaSettings): readonly MeasurePart[] {
  if (handling === 'talk') return [talk];
  return handling === 'talk_hold' ? [talk, hold] : [talk, hold, wrapUp];
}

const busy = [ringing, talking, wrapping];

function occupancyPlan({ occupancy }: FormulaSettings): MeasurePlan {
  const plan = ratioOf(busy, occupancy === 'of_ready_time' ? [ready] : [signedIn]);
  if (occupancy === 'of_signed_in_time') return plan;
  const words = (locale: 'en' | 'zh'): string => busy.map(({ label }) => label[locale]).join(' + ');
  return {
    parts: plan.parts,
    formula: both(
      `(${words('en')}) / (${words('en')} + ${ready.label.en})`,
      `(${words('zh')}) / (${words('zh')} + ${ready.label.zh})`,
    ),
    value: (sums) => {
      const all = sums.reduce((sum, each) => sum + each, 0);
      return all <= 0 ? null : (all - (sums[busy.length] ?? 0)) / all;
    },
  };
}

const choosable = <Id extends string>(measure: Measure & { readonly id: Id }): Measure & { readonly id: Id } => measure;

export const agentMeasures = [
  fixed('offers', both('Offers to agents', '坐席振铃'), 'count', sumOf([offers])),
  fixed('talks', both('Answered by agents', '坐席接听'), 'count', sumOf([talks])),
  fixed('offers_missed', both('Not answered', '未应答'), 'count', sumOf([missed]), true),
  fixed('offers_declined', both('Declined', '拒接'), 'count', sumOf([declined]), true),
  fixed('offers_unreachable', both('Phone not reached', '话机不可达'), 'count', sumOf([unreachable]), true),
  fixed('offers_caller_left', both('Caller left while ringing', '振铃中挂断'), 'count', sumOf([callerLeft])),
  fixed('take_rate', both('Share taken', '应答率'), 'share', ratioOf([talks], [offers]), false),
  fixed('talk_time', both('Talk', '通话时长'), 'duration', sumOf([talk])),
  fixed('hold_time', both('Hold', '保持时长'), 'duration', sumOf([hold])),
  fixed('wrap_up_time', both('Wrap-up', '话后处理时长'), 'duration', sumOf([wrapUp])),
  fixed('average_talk_time', both('Average talk', '平均通话'), 'duration', ratioOf([talk], [talks])),
  fixed('average_hold_time', both('Average hold', '平均保持'), 'duration', ratioOf([hold], [talks]), true),
  fixed('average_wrap_up_time', both('Average wrap-up', '平均话后处理'), 'duration', ratioOf([wrapUp], [talks])),
  choosable({
    id: 'average_handling_time',
    label: both('Average handling time', '平均处理时长'),
    unit: 'duration',
    moreIsWorse: null,
    plan: (settings) => ratioOf(handlingParts(settings), [talks]),
  }),
  choosable({
    id: 'handling_time',
    label: both('Handling time', '处理时长'),
    unit: 'duration',
    moreIsWorse: null,
    plan: (settings) => sumOf(handlingParts(settings)),
  }),
  fixed('signed_in_time', both('Signed in', '签入时长'), 'duration', sumOf([signedIn])),
  fixed('ready_time', both('Ready', '就绪时长'), 'duration', sumOf([ready])),
  fixed('not_ready_time', both('Not ready', '未就绪时长'), 'duration', sumOf([notReady])),
  fixed('talking_time', both('Talking', '通话中时长'), 'duration', sumOf([talking])),
  fixed('ringing_time', both('Ringing', '振铃时长'), 'duration', sumOf([ringing])),
  fixed('after_call_time', both('After-call work', '话后处理状态时长'), 'duration', sumOf([wrapping])),
  fixed('state_time', both('Time in state', '状态时长'), 'duration', sumOf([stateTime])),
  fixed('state_begun', both('Times begun', '进入次数'), 'count', sumOf([stateBegun])),
  choosable({
    id: 'occupancy',
    label: both('Occupancy', '占用率'),
    unit: 'share',
    moreIsWorse: null,
    plan: occupancyPlan,
  }),
] as const;
