'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatMeasure } from '../format-measure';
import type { ChartModel } from './chart-of-result';
import { sharesOfFirst } from './funnel-option';

interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The figures of a chart, to be read. */
export function ChartTable({ model, label }: { model: ChartModel; label: string }) {
  const t = useTranslations('reports.chart');
  const locale = useLocale();
  const { head, rows } = plainTable(
    model,
    (value) => formatMeasure(value, model.unit, locale),
    (share) => formatMeasure(share, 'share', locale),
    { from: t('from'), to: t('to'), value: t('value'), share: t('share_of_first') },
  );
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="sr-only">{label}</caption>
      <thead className="text-xs text-ink-muted">
        <tr className="border-b border-line">
          {head.map((text, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no name of their own, and never move
            <th key={at} scope="col" className="h-8 px-2 text-right font-medium whitespace-nowrap first:text-left">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have the same name, and never move
          <tr key={at} className="border-b border-line last:border-0">
            <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap">
              {first}
            </th>
            {rest.map((text, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <td key={column} className="px-2 py-1 text-right tabular-nums">
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every figure that the chart draws, as text. */
export function plainTable(
  model: ChartModel,
  format: (value: number | null) => string,
  formatShare: (share: number | null) => string,
  words: { from: string; to: string; value: string; share: string },
): PlainTable {
  switch (model.kind) {
    case 'heat_map':
      return {
        head: ['', ...model.chart.columns],
        rows: model.chart.rows.map((name, row) => [name, ...(model.chart.values[row] ?? []).map(format)]),
      };
    case 'funnel':
    case 'pie': {
      const shares = model.kind === 'funnel' ? sharesOfFirst(model.steps) : null;
      return {
        head: ['', words.value, ...(shares === null ? [] : [words.share])],
        rows: model.steps.map(({ name, value }, at) => [
          name,
          format(value),
          ...(shares === null ? [] : [formatShare(shares[at] ?? null)]),
        ]),
      };
    }
    case 'sankey': {
      const nameOf = new Map(model.paths.nodes.map(({ id, name }) => [id, name]));
      return {
        head: [words.from, words.to, words.value],
        rows: [...model.paths.links]
          .sort((a, b) => b.count - a.count)
          .map(({ from, to, count }) => [nameOf.get(from) ?? from, nameOf.get(to) ?? to, format(count)]),
      };
    }
    default: {
      const { labels, series } = model.chart;
      return {
        head: ['', ...series.map(({ name }) => name)],
        rows: labels.map((label, at) => [label, ...series.map(({ values }) => format(values[at] ?? null))]),
      };
    }
  }
}
