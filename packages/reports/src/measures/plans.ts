import type { Text } from '@patchbay/flow-schema';
import type { CountCondition, CountNeed } from '../count-need.ts';
import type { CountSource } from '../dimensions.ts';
import type { Measure, MeasurePart, MeasurePlan, MeasureUnit } from '../measure.ts';

/** Both languages of a text. */
export const both = (en: string, zh: string): Text => ({ en, zh });

/** Sources of which each counted fact belongs to a call that can be opened. */
const withCalls: ReadonlySet<CountSource> = new Set([
  'calls',
  'queue',
  'agent',
  'wrap_up',
  'satisfaction',
  'form',
  'node',
  'caller',
  'review',
  'mark',
]);
/** Counts that are times, sums or numbers of people, not facts: what can be opened is counted beside them. */
const isNoFact = ({ count }: CountNeed): boolean =>
  count.endsWith('_ms') || count === 'ms' || count.endsWith('_sum') || count.endsWith('callers');

/**
 * Contacts on the line. Somebody who is called back was counted when they called; their second place in the line is counted
 * apart, as it is on the floor.
 */
export const onTheLine: CountCondition = { dimension: 'callback', values: ['false'] };

export function need(source: CountSource, count: string, ...where: CountCondition[]): CountNeed {
  return where.length === 0 ? { source, count } : { source, count, where };
}

export function part(what: CountNeed, label: Text): MeasurePart {
  return { need: what, label, opens: withCalls.has(what.source) && !isNoFact(what) };
}

/** One number as it is stored, or added up of several. */
export function sumOf(parts: readonly MeasurePart[]): MeasurePlan {
  return {
    parts,
    formula: both(parts.map(({ label }) => label.en).join(' + '), parts.map(({ label }) => label.zh).join(' + ')),
    value: (sums) => sums.reduce((sum, each) => sum + each, 0),
  };
}

/** Some parts over others; null where those are nothing. */
export function ratioOf(above: readonly MeasurePart[], below: readonly MeasurePart[]): MeasurePlan {
  const words = (parts: readonly MeasurePart[], locale: 'en' | 'zh'): string => {
    const joined = parts.map(({ label }) => label[locale]).join(' + ');
    return parts.length > 1 ? `(${joined})` : joined;
  };
  const add = (sums: readonly number[]): number => sums.reduce((sum, each) => sum + each, 0);
  return {
    parts: [...above, ...below],
    formula: both(`${words(above, 'en')} / ${words(below, 'en')}`, `${words(above, 'zh')} / ${words(below, 'zh')}`),
    value: (sums) => {
      const divisor = add(sums.slice(above.length));
      return divisor <= 0 ? null : add(sums.slice(0, above.length)) / divisor;
    },
  };
}

/** The greatest of several; null where none is above nothing. */
export function greatestOf(parts: readonly MeasurePart[]): MeasurePlan {
  return {
    parts,
    formula: both(
      `greatest of ${parts.map(({ label }) => label.en).join(', ')}`,
      `${parts.map(({ label }) => label.zh).join('、')}中的最大值`,
    ),
    value: (sums) => Math.max(0, ...sums),
  };
}

/** A measure whose formula nobody chooses. */
export function fixed<Id extends string>(
  id: Id,
  label: Text,
  unit: MeasureUnit,
  plan: MeasurePlan,
  moreIsWorse: boolean | null = null,
): Measure & { readonly id: Id } {
  return { id, label, unit, moreIsWorse, plan: () => plan };
}
