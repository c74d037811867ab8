import type { Locale } from '@patchbay/flow-schema';
import type { MeasureUnit } from '@patchbay/reports';

/** What stands where nothing can be said, e.g. a share of nothing. */
export const noValue = '–';

const hourMs = 3_600_000;

/**
 * A value as people read it: 12,345 · 87.5 % · 1:05 (minutes) or 3 h 20 min · 4.3. Durations come in milliseconds, shares as parts
 * of one.
 */
export function formatMeasure(value: number | null | undefined, unit: MeasureUnit, locale: Locale): string {
  if (value === null || value === undefined) return noValue;
  switch (unit) {
    case 'count':
      return new Intl.NumberFormat(tagOf(locale), { maximumFractionDigits: 1 }).format(value);
    case 'share':
      return `${new Intl.NumberFormat(tagOf(locale), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value * 100)} %`;
    case 'score':
      return new Intl.NumberFormat(tagOf(locale), { minimumFractionDigits: 1, maximumFractionDigits: 2 }).format(value);
    case 'duration':
      return formatLong(value, locale);
  }
}

/** Telephones show minutes and seconds; of more than an hour nobody reads the seconds. */
function formatLong(durationMs: number, locale: Locale): string {
  const words = locale === 'zh' ? { h: ' 小时', min: ' 分' } : { h: ' h', min: ' min' };
  if (durationMs >= hourMs) {
    const minutes = Math.round(durationMs / 60_000);
    const hours = new Intl.NumberFormat(tagOf(locale)).format(Math.floor(minutes / 60));
    return minutes % 60 === 0 ? `${hours}${words.h}` : `${hours}${words.h} ${minutes % 60}${words.min}`;
  }
  const seconds = Math.round(durationMs / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export interface MeasureChange {
  /** +12.3 %, or for shares the points between them: +2.1. Null where it cannot be said. */
  readonly text: string | null;
  readonly verdict: 'better' | 'worse' | 'neutral';
}

/** How a value differs from what it is compared with. */
export function changeOf(
  value: number | null | undefined,
  compared: number | null | undefined,
  { unit, moreIsWorse }: { unit: MeasureUnit; moreIsWorse: boolean | null },
  locale: Locale,
): MeasureChange {
  if (value == null || compared == null) return { text: null, verdict: 'neutral' };
  const by = value - compared;
  const verdict = by === 0 || moreIsWorse === null ? 'neutral' : by > 0 === moreIsWorse ? 'worse' : 'better';
  const signed = (amount: number, ending: string) =>
    `${new Intl.NumberFormat(tagOf(locale), { signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(amount)}${ending}`;
  if (unit === 'share') return { text: signed(by * 100, locale === 'zh' ? ' 个百分点' : ' pts'), verdict };
  if (unit === 'score') return { text: signed(by, ''), verdict };
  if (compared === 0) return { text: by === 0 ? signed(0, ' %') : null, verdict };
  return { text: signed((by / compared) * 100, ' %'), verdict };
}

export function tagOf(locale: string): string {
  return locale === 'zh' ? 'zh-CN' : 'en-GB';
}
