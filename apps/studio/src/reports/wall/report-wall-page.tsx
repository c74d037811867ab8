'use client';

import type { ReportResult } from '@patchbay/reports';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { QueryState } from '@/ui/query-state';
import { ChartFigure } from '../charts/chart-figure';
import { chartOfResult } from '../charts/chart-of-result';
import { figureOf } from '../figures';
import { formatMeasure } from '../format-measure';
import { rangeInWords } from '../range/range-in-words';
import { ChangeMark } from '../report/change-mark';
import { shownMeasures } from '../report/chart-card';
import { useReportRun } from '../use-report-run';
import type { ShownReport } from '../use-reports';

/** A report that is read from across a room: few figures, large, and its chart. */
export function ReportWallPage({ report }: { report: ShownReport }) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const run = useReportRun(report.definition, report.view, { place: 'wall' });
  return (
    <section aria-label={report.title} className="flex h-full min-h-fit flex-col gap-[2vmin]">
      <header className="flex flex-wrap items-baseline gap-x-[2vmin]">
        <h2 className="text-[max(1.25rem,4vmin)] leading-tight font-semibold">{report.title}</h2>
        <p className="text-[max(0.875rem,2.2vmin)] text-ink-muted">{rangeInWords(report.view.range, locale, t)}</p>
      </header>
      <QueryState query={run}>{(result) => <Shown result={result} title={report.title} />}</QueryState>
    </section>
  );
}

const figuresMax = 6;

function Shown({ result, title }: { result: ReportResult; title: string }) {
  const t = useTranslations('reports.chart');
  const locale = useLocale();
  const kind = result.definition.chart;
  const model = useMemo(
    () =>
      chartOfResult(
        result,
        kind,
        shownMeasures(result, null).map(({ id }) => id),
        {
          locale,
          comparedName: (name) => t('compared', { name }),
          othersName: (count) => t('others', { count }),
          nowMs: Date.now(),
        },
      ),
    [result, kind, locale, t],
  );
  return (
    <>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,max(9.5rem,22vmin)),1fr))] gap-[1.5vmin]">
        {result.measures.slice(0, figuresMax).map((measure) => (
          <div key={measure.id} className="rounded-xl border border-line bg-surface p-[1.5vmin]">
            <dt className="truncate text-[max(0.875rem,2vmin)] text-ink-muted">{measure.label[locale]}</dt>
            <dd className="flex flex-wrap items-baseline gap-x-[1vmin] text-[max(1.5rem,5.5vmin)] leading-tight font-semibold whitespace-nowrap tabular-nums">
              {formatMeasure(figureOf(result.totals, measure.id), measure.unit, locale)}
              {result.comparedSpan !== null && (
                <ChangeMark
                  value={figureOf(result.totals, measure.id)}
                  compared={figureOf(result.totals.compared, measure.id)}
                  result={result}
                  measure={measure}
                  className="text-[max(0.75rem,2vmin)] [&_svg]:size-[2vmin]"
                />
              )}
            </dd>
          </div>
        ))}
      </dl>
      {model !== null && (
        <ChartFigure model={model} label={title} scale="wall" className="flex min-h-64 flex-1 flex-col" />
      )}
    </>
  );
}
