'use client';

import { useLocale, useTranslations } from 'next-intl';
import { formatMeasure } from '../format-measure';
import { opensCalls } from '../report/figure-button';
import type { ChartModel } from './chart-of-result';
import { sharesOfFirst } from './funnel-option';
import type { PickedFigure } from './picked-figure';

interface ChartTableProps {
  model: ChartModel;
  label: string;
  /** Opens what a figure is made of. Left out where the table is only heard: what cannot be seen takes no focus. */
  onPick?: ((picked: PickedFigure) => void) | undefined;
}

interface PlainCell {
  readonly text: string;
  readonly picked: PickedFigure | null;
}

interface PlainTable {
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly PlainCell[] }[];
}

/** The figures of a chart, to be read, and to be opened by key as they are in the chart by mouse. */
export function ChartTable({ model, label, onPick }: ChartTableProps) {
  const t = useTranslations('reports.chart');
  const drill = useTranslations('reports.drill');
  const locale = useLocale();
  const { head, rows } = plainTable(
    model,
    (value) => formatMeasure(value, model.unit, locale),
    (share) => formatMeasure(share, 'share', locale),
    { from: t('from'), to: t('to'), value: t('value'), share: t('share_of_first') },
  );
  const placeOf = (name: string, cells: readonly PlainCell[], column: number) =>
    [name, model.kind === 'sankey' ? cells[0]?.text : model.kind === 'heat_map' ? head[column + 1] : '']
      .filter(Boolean)
      .join(' · ');
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
        {rows.map(({ name, cells }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may have the same name, and never move
          <tr key={at} className="border-b border-line last:border-0">
            <th scope="row" className="px-2 py-1 text-left font-normal whitespace-nowrap">
              {name}
            </th>
            {cells.map(({ text, picked }, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: as above
              <td key={column} className="px-2 py-1 text-right whitespace-nowrap tabular-nums">
                {onPick === undefined || picked === null || !opensCalls(picked.measure) ? (
                  text
                ) : (
                  <button
                    type="button"
                    className="rounded-sm decoration-ink-faint underline-offset-3 hover:underline"
                    aria-label={drill('open', {
                      measure: picked.measure.label[locale],
                      place: placeOf(name, cells, column),
                      value: text,
                    })}
                    onClick={() => onPick(picked)}
                  >
                    {text}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every figure that the chart draws, as text, with what is opened by it. */
function plainTable(
  model: ChartModel,
  format: (value: number | null) => string,
  formatShare: (share: number | null) => string,
  words: { from: string; to: string; value: string; share: string },
): PlainTable {
  const plain = (text: string): PlainCell => ({ text, picked: null });
  // What was not counted has nothing behind it.
  const figure = (value: number | null, picked: PickedFigure | null): PlainCell => ({
    text: format(value),
    picked: value === null ? null : picked,
  });
  switch (model.kind) {
    case 'heat_map':
      return {
        head: ['', ...model.chart.columns],
        rows: model.chart.rows.map((name, row) => ({
          name,
          cells: (model.chart.values[row] ?? []).map((value, column) => figure(value, model.pick(column, row))),
        })),
      };
    case 'funnel':
    case 'pie': {
      const shares = model.kind === 'funnel' ? sharesOfFirst(model.steps) : null;
      return {
        head: ['', words.value, ...(shares === null ? [] : [words.share])],
        rows: model.steps.map(({ name, value }, at) => ({
          name,
          cells: [figure(value, model.pick(at)), ...(shares === null ? [] : [plain(formatShare(shares[at] ?? null))])],
        })),
      };
    }
    case 'sankey': {
      const nameOf = new Map(model.paths.nodes.map(({ id, name }) => [id, name]));
      return {
        head: [words.from, words.to, words.value],
        rows: [...model.paths.links]
          .sort((a, b) => b.count - a.count)
          .map((link) => ({
            name: nameOf.get(link.from) ?? link.from,
            cells: [plain(nameOf.get(link.to) ?? link.to), figure(link.count, model.pick({ link }))],
          })),
      };
    }
    default: {
      const { labels, series } = model.chart;
      return {
        head: ['', ...series.map(({ name }) => name)],
        rows: labels.map((name, at) => ({
          name,
          cells: series.map(({ values }, index) => figure(values[at] ?? null, model.pick(at, index))),
        })),
      };
    }
  }
}
