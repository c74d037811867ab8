'use client';

import type { MeasureUnit, ReportResult } from '@patchbay/reports';
import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { changeOf, formatMeasure } from '../format-measure';

interface ChangeMarkProps {
  value: number | null;
  compared: number | null;
  measure: { readonly unit: MeasureUnit; readonly moreIsWorse: boolean | null };
  /** Whose figure stands beside: one of an earlier time, or one of the same time of something else. */
  result: Pick<ReportResult, 'span' | 'comparedSpan'>;
  className?: string;
}

const tones = { better: 'text-success-ink', worse: 'text-danger-ink', neutral: 'text-ink-muted' };

/** How much more or less than what it is compared with; the colour says whether that is good, the words too. */
export function ChangeMark({ value, compared, measure, result, className }: ChangeMarkProps) {
  const t = useTranslations('reports.compare');
  const locale = useLocale();
  const { text, verdict } = changeOf(value, compared, measure, locale);
  const by = (value ?? 0) - (compared ?? 0);
  const Icon = by > 0 ? ArrowUpRight : by < 0 ? ArrowDownRight : ArrowRight;
  const isEarlier = result.comparedSpan?.from !== result.span.from;
  const before = t(isEarlier ? 'before' : 'beside', { value: formatMeasure(compared, measure.unit, locale) });
  return (
    <span className={classNames('inline-flex items-center gap-0.5 text-xs', tones[verdict], className)} title={before}>
      {text !== null && <Icon className="size-3 shrink-0" aria-hidden />}
      {text ?? before}
      {verdict !== 'neutral' && <span className="sr-only">{t(verdict)}</span>}
    </span>
  );
}
