import type { FormulaSettings } from '../formula-settings.ts';
import type { Measure, MeasurePart } from '../measure.ts';
import { both, fixed, greatestOf, need, onTheLine, part, ratioOf, sumOf } from './plans.ts';
import { secondsText } from './seconds-text.ts';
import { serviceLevelPlan } from './service-level.ts';

const vip = { dimension: 'vip' as const, values: ['true'] };
const calledAgain = { dimension: 'callback' as const, values: ['true'] };
const of = (count: string, en: string, zh: string): MeasurePart => part(need('queue', count, onTheLine), both(en, zh));
const offered = of('offered', 'offered', '进入数');
const answered = of('answered', 'answered', '接听数');
const abandoned = of('abandoned', 'abandoned', '放弃数');
const overflow = of('overflow', 'overflowed', '溢出数');
const moved = of('moved', 'moved to another queue', '转到其他队列数');
const calledBack = of('called_back', 'to be called back', '转回呼数');
const left = of('left', 'taken on by the flow', '流程带走数');
const failed = of('failed', 'failed', '失败数');
const answeredWait = of('answered_wait_ms', 'wait of the answered', '已接听者等待时长');
const abandonedWait = of('abandoned_wait_ms', 'wait of the abandoned', '放弃者等待时长');
const answeredWaitMax = of('answered_wait_max_ms', 'longest wait of the answered', '已接听者最长等待');
const abandonedWaitMax = of('abandoned_wait_max_ms', 'longest wait of the abandoned', '放弃者最长等待');
const vipOffered = part(need('queue', 'offered', onTheLine, vip), both('VIPs offered', '贵宾进入数'));
const vipAnswered = part(need('queue', 'answered', onTheLine, vip), both('VIPs answered', '贵宾接听数'));

const callbacks = part(need('queue', 'offered', calledAgain), both('callbacks offered', '回呼进入数'));
const callbacksAnswered = part(need('queue', 'answered', calledAgain), both('callbacks answered', '回呼接听数'));

/** Who gave up so soon that nobody could have answered. */
export function shortAbandonPart({ shortAbandonMs }: FormulaSettings): MeasurePart {
  const within = secondsText(shortAbandonMs);
  return {
    need: { ...need('queue', 'abandoned_within', onTheLine), withinMs: shortAbandonMs },
    label: both(`abandoned within ${within.en}`, `${within.zh}内放弃数`),
    opens: true,
  };
}

/** Answered, or abandoned, over all of whom could have been answered, by the choices about short abandons and overflow. */
function shareOfAll(above: MeasurePart, aboveWithoutShort: boolean, settings: FormulaSettings) {
  const leavesShort = settings.shortAbandons === 'leave_out' && settings.shortAbandonMs > 0;
  const short = leavesShort ? [shortAbandonPart(settings)] : [];
  const elsewhere = settings.overflow === 'leave_out' ? [overflow, moved, calledBack] : [];
  const less = [...short, ...elsewhere];
  const words = (locale: 'en' | 'zh') => {
    const all = [offered, ...less].map(({ label }) => label[locale]).join(' - ');
    const top =
      aboveWithoutShort && leavesShort
        ? `(${[above, ...short].map(({ label }) => label[locale]).join(' - ')})`
        : above.label[locale];
    return `${top} / ${less.length > 0 ? `(${all})` : all}`;
  };
  return {
    parts: [above, offered, ...less],
    formula: both(words('en'), words('zh')),
    value: ([top = 0, all = 0, ...without]: readonly number[]) => {
      const divisor = without.reduce((rest, each) => rest - each, all);
      const shortOnes = aboveWithoutShort && leavesShort ? (without[0] ?? 0) : 0;
      return divisor <= 0 ? null : (top - shortOnes) / divisor;
    },
  };
}

const choosable = <Id extends string>(measure: Measure & { readonly id: Id }): Measure & { readonly id: Id } => measure;

export const queueMeasures = [
  fixed('offered', both('Offered', '进入'), 'count', sumOf([offered])),
  fixed('answered', both('Answered', '接听'), 'count', sumOf([answered])),
  fixed('abandoned', both('Abandoned', '放弃'), 'count', sumOf([abandoned]), true),
  choosable({
    id: 'short_abandoned',
    label: both('Short abandons', '短时放弃'),
    unit: 'count',
    moreIsWorse: null,
    plan: (settings) => sumOf([shortAbandonPart(settings)]),
  }),
  fixed('overflowed', both('Overflowed', '溢出'), 'count', sumOf([overflow]), true),
  fixed('moved', both('Moved on', '转移'), 'count', sumOf([moved])),
  fixed('called_back', both('To be called back', '转回呼'), 'count', sumOf([calledBack])),
  fixed('left_queue', both('Taken on by the flow', '流程带走'), 'count', sumOf([left])),
  fixed('queue_failed', both('Failed', '失败'), 'count', sumOf([failed]), true),
  choosable({
    id: 'answer_rate',
    label: both('Answer rate', '接通率'),
    unit: 'share',
    moreIsWorse: false,
    plan: (settings) => shareOfAll(answered, false, settings),
  }),
  choosable({
    id: 'abandon_rate',
    label: both('Abandon rate', '放弃率'),
    unit: 'share',
    moreIsWorse: true,
    plan: (settings) => shareOfAll(abandoned, true, settings),
  }),
  choosable({
    id: 'service_level',
    label: both('Service level', '服务水平'),
    unit: 'share',
    moreIsWorse: false,
    plan: serviceLevelPlan,
  }),
  fixed('average_wait', both('Average wait', '平均等待'), 'duration', ratioOf([answeredWait], [answered]), true),
  fixed(
    'average_abandon_wait',
    both('Average abandon wait', '放弃者平均等待'),
    'duration',
    ratioOf([abandonedWait], [abandoned]),
  ),
  fixed(
    'longest_wait',
    both('Longest wait', '最长等待'),
    'duration',
    greatestOf([answeredWaitMax, abandonedWaitMax]),
    true,
  ),
  fixed('vip_offered', both('VIPs offered', '贵宾进入'), 'count', sumOf([vipOffered])),
  fixed('vip_share', both('VIP share', '贵宾占比'), 'share', ratioOf([vipOffered], [offered])),
  fixed(
    'vip_answer_rate',
    both('Answer rate of VIPs', '贵宾接通率'),
    'share',
    ratioOf([vipAnswered], [vipOffered]),
    false,
  ),
  fixed('callbacks', both('Callbacks', '回呼'), 'count', sumOf([callbacks])),
  fixed('callbacks_answered', both('Callbacks answered', '回呼接听'), 'count', sumOf([callbacksAnswered])),
] as const;
