'use client';

import type { ReportMeasure } from '@patchbay/reports';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { formatMeasure } from '../format-measure';

interface FigureButtonProps {
  value: number | null;
  measure: ReportMeasure;
  /** Names the place of the figure for those who hear it. */
  place: string;
  onOpen: () => void;
  /** Where it is seen what it is made of, where these are no calls. */
  href?: string | null;
  className?: string;
}

/** A number that opens the calls behind it, where there are any. */
export function FigureButton({ value, measure, place, onOpen, href, className }: FigureButtonProps) {
  const t = useTranslations('reports.drill');
  const locale = useLocale();
  const text = formatMeasure(value, measure.unit, locale);
  if (value !== null && href != null)
    return (
      <Link
        href={href}
        className={classNames(
          'rounded-sm whitespace-nowrap decoration-ink-faint underline-offset-3 hover:underline',
          className,
        )}
      >
        {text}
      </Link>
    );
  if (value === null || !opensCalls(measure))
    return <span className={classNames('whitespace-nowrap', className)}>{text}</span>;
  return (
    <button
      type="button"
      aria-label={t('open', { measure: measure.label[locale], place, value: text })}
      onClick={onOpen}
      className={classNames(
        'rounded-sm whitespace-nowrap decoration-ink-faint underline-offset-3 hover:underline',
        className,
      )}
    >
      {text}
    </button>
  );
}

export function opensCalls({ parts }: ReportMeasure): boolean {
  return parts.some(({ opens }) => opens);
}
