'use client';

import type { ReportMeasure, ReportResult } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { figureOf } from '../figures';
import { formatMeasure } from '../format-measure';
import { saysMore } from '../formula/says-more';
import { ChangeMark } from './change-mark';
import { FigureButton } from './figure-button';

interface TotalsProps {
  result: ReportResult;
  onOpen: (measure: ReportMeasure) => void;
}

/** Every measure over the whole time, with its formula beneath. */
export function Totals({ result, onOpen }: TotalsProps) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const { totals, measures, comparedSpan } = result;
  // Hours of a year are long: they stay on one line, and all stand in one size.
  const areLong = measures.some(({ id, unit }) => formatMeasure(figureOf(totals, id), unit, locale).length > 9);
  return (
    <dl className="mb-4 grid grid-cols-[repeat(auto-fill,minmax(min(100%,10.25rem),1fr))] gap-2">
      {measures.map((measure) => {
        const value = figureOf(totals, measure.id);
        return (
          <div
            key={measure.id}
            className="flex min-w-0 flex-col rounded-lg border border-line bg-surface px-3 py-2 shadow-card"
          >
            <dt className="truncate text-xs text-ink-muted" title={measure.label[locale]}>
              {measure.label[locale]}
            </dt>
            <dd className="flex flex-wrap items-baseline gap-x-2">
              <FigureButton
                value={value}
                measure={measure}
                place={t('total')}
                onOpen={() => onOpen(measure)}
                className={classNames('font-semibold tabular-nums', areLong ? 'text-base leading-8' : 'text-2xl')}
              />
              {comparedSpan !== null && (
                <ChangeMark
                  value={value}
                  compared={figureOf(totals.compared, measure.id)}
                  measure={measure}
                  result={result}
                />
              )}
            </dd>
            {saysMore(measure, locale) && (
              <dd className="mt-auto pt-1 text-2xs text-ink-faint [overflow-wrap:anywhere]">
                <span className="sr-only">{t('formula.label')}: </span>= {measure.formula[locale]}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
