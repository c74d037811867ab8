import type { FormulaSettings } from '../formula-settings.ts';
import type { MeasurePart, MeasurePlan } from '../measure.ts';
import { both, need, onTheLine, part } from './plans.ts';
import { secondsText } from './seconds-text.ts';

/** A part with the factor by which it stands above and below the line. */
interface Term {
  readonly part: MeasurePart;
  readonly above: -1 | 0 | 1;
  readonly below: -1 | 0 | 1;
}

const of = (count: string, en: string, zh: string): MeasurePart => part(need('queue', count, onTheLine), both(en, zh));
const offered = of('offered', 'offered', '进入数');
const answered = of('answered', 'answered', '接听数');
const goneOn = [
  of('overflow', 'overflowed', '溢出数'),
  of('moved', 'moved to another queue', '转到其他队列数'),
  of('called_back', 'to be called back', '转回呼数'),
];

/**
 * The service level in the form that was chosen. Short abandons that are left out are neither in "all" nor among those who gave up in
 * time, as far as both are the same people; contacts that went on elsewhere are left out of "all" alone.
 */
export function serviceLevelPlan(settings: FormulaSettings): MeasurePlan {
  return planOf(termsOf(settings));
}

function termsOf({ serviceLevel, thresholdMs, shortAbandonMs, shortAbandons, overflow }: FormulaSettings): Term[] {
  const within = (count: 'answered' | 'abandoned', ms: number | null): MeasurePart => {
    const words =
      ms === null ? both("its queue's threshold", '队列自定阈值') : both(secondsText(ms).en, secondsText(ms).zh);
    return {
      need: { ...need('queue', `${count}_within`, onTheLine), withinMs: ms ?? 'queue' },
      label: both(`${count} within ${words.en}`, `${words.zh}内${count === 'answered' ? '接听' : '放弃'}数`),
      opens: true,
    };
  };
  const inTime = within('answered', thresholdMs);
  if (serviceLevel === 'of_answered')
    return [
      { part: inTime, above: 1, below: 0 },
      { part: answered, above: 0, below: 1 },
    ];
  const gaveUpInTime = within('abandoned', thresholdMs);
  const counts = serviceLevel === 'with_abandoned_in_time';
  const without = serviceLevel === 'without_abandoned_in_time';
  const leavesShort = shortAbandons === 'leave_out' && shortAbandonMs > 0;
  const terms: Term[] = [
    { part: inTime, above: 1, below: 0 },
    { part: offered, above: 0, below: 1 },
  ];
  if (counts) terms.push({ part: gaveUpInTime, above: 1, below: 0 });
  if (without) terms.push({ part: gaveUpInTime, above: 0, below: -1 });
  // Whoever gave up in time is gone from "all" already in the form without them.
  if (leavesShort && !without)
    terms.push({ part: within('abandoned', shortAbandonMs), above: counts ? -1 : 0, below: -1 });
  if (overflow === 'leave_out') for (const each of goneOn) terms.push({ part: each, above: 0, below: -1 });
  return terms;
}

function planOf(terms: readonly Term[]): MeasurePlan {
  const words = (side: 'above' | 'below', locale: 'en' | 'zh'): string => {
    const used = terms.filter((term) => term[side] !== 0);
    const joined = used
      .map((term, index) => `${index === 0 ? '' : term[side] > 0 ? ' + ' : ' - '}${term.part.label[locale]}`)
      .join('');
    return used.length > 1 ? `(${joined})` : joined;
  };
  const fold = (side: 'above' | 'below', sums: readonly number[]): number =>
    terms.reduce((sum, term, index) => sum + term[side] * (sums[index] ?? 0), 0);
  return {
    parts: terms.map((term) => term.part),
    formula: both(
      `${words('above', 'en')} / ${words('below', 'en')}`,
      `${words('above', 'zh')} / ${words('below', 'zh')}`,
    ),
    value: (sums) => {
      const divisor = fold('below', sums);
      return divisor <= 0 ? null : fold('above', sums) / divisor;
    },
  };
}
