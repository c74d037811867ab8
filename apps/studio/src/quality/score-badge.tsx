'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';

interface ScoreBadgeProps {
  score: number | null;
  passed: boolean | null;
  knockedOut: boolean;
}

/** What a review came to: the score, and whether that is enough. */
export function ScoreBadge({ score, passed, knockedOut }: ScoreBadgeProps) {
  const t = useTranslations('quality');
  const percent = usePercent();
  return (
    <Badge tone={passed === null ? 'neutral' : passed ? 'success' : 'danger'}>
      <span className="tabular-nums">{score === null ? t('nothing_counts') : percent(score)}</span>
      {knockedOut && ` · ${t('knocked_out')}`}
    </Badge>
  );
}

/** A number of hundredths as people of the language write it. */
export function usePercent(): (value: number) => string {
  const locale = useLocale();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return (value) => format.format(value / 100);
}
