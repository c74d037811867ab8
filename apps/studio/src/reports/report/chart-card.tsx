'use client';

import type { ReportMeasure, ReportResult } from '@patchbay/reports';
import { ChartNoAxesColumn, Table2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { Select } from '@/ui/select';
import { ChartFigure } from '../charts/chart-figure';
import { type ChartKind, chartKinds, chartOfResult, measuresOfUnit } from '../charts/chart-of-result';
import type { PickedFigure } from '../charts/picked-figure';
import { saysMore } from '../formula/says-more';
import type { ReportLook } from '../view/use-report-view';

interface ChartCardProps {
  result: ReportResult;
  title: string;
  look: ReportLook;
  onLook: (next: Partial<ReportLook>) => void;
  onPick: (picked: PickedFigure) => void;
}

const together = 'together:';

/** The chart of a report: of which measures, of which kind, or as the table of its figures. */
export function ChartCard({ result, title, look, onLook, onPick }: ChartCardProps) {
  const t = useTranslations('reports.chart');
  const locale = useLocale();
  const [asTable, setAsTable] = useState(false);
  const kind = result.definition.chart;
  const kinds = chartKinds(result.definition);
  const shown = useMemo(() => shownMeasures(result, look.show), [result, look.show]);
  const model = useMemo(
    () =>
      chartOfResult(
        result,
        kind,
        shown.map(({ id }) => id),
        {
          locale,
          comparedName: (name) => t('compared', { name }),
          othersName: (count) => t('others', { count }),
          nowMs: Date.now(),
        },
      ),
    [result, kind, shown, locale, t],
  );
  if (kinds.length === 1) return null;
  const groups = [...new Set(result.measures.map(({ unit }) => unit))].filter(
    (unit) => measuresOfUnit(result.measures, unit).length > 1,
  );
  const told = shown.filter((measure) => saysMore(measure, locale));
  const names = shown.map(({ label }) => label[locale]).join(', ');
  return (
    <Card className="mb-4 p-3">
      <header className="mb-2 flex flex-wrap items-center gap-2">
        <Select
          size="sm"
          className="w-44"
          label={t('shows')}
          value={shown.length > 1 ? `${together}${shown[0]?.unit}` : (shown[0]?.id ?? null)}
          onChange={(choice) =>
            onLook({
              show: choice.startsWith(together)
                ? result.measures.filter(({ unit }) => `${together}${unit}` === choice).map(({ id }) => id)
                : [choice],
            })
          }
          options={[
            ...groups.map((unit) => ({ value: `${together}${unit}`, label: t(`together.${unit}`) })),
            ...result.measures.map(({ id, label }) => ({ value: id as string, label: label[locale] })),
          ]}
        />
        <Select<ChartKind>
          size="sm"
          className="w-36 sm:w-44"
          label={t('kind')}
          value={kind}
          onChange={(chart) => onLook({ chart })}
          options={kinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
        {kind !== 'none' && (
          <Button
            variant="ghost"
            size="sm"
            className="ml-auto"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <ChartNoAxesColumn aria-hidden /> : <Table2 aria-hidden />}
            {t(asTable ? 'as_chart' : 'as_table')}
          </Button>
        )}
      </header>
      {kind !== 'none' &&
        (model === null ? (
          <p className="grid h-40 place-items-center text-sm text-ink-muted">{t('nothing')}</p>
        ) : (
          <>
            <ChartFigure model={model} label={`${title}: ${names}`} onPick={onPick} asTable={asTable} />
            {told.length > 0 && (
              <p className="mt-2 text-2xs text-ink-faint [overflow-wrap:anywhere]">
                {told.map(({ label, formula }) => `${label[locale]} = ${formula[locale]}`).join(' · ')}
              </p>
            )}
          </>
        ))}
    </Card>
  );
}

const togetherMax = 4;

/**
 * Those that the address names, else the one that the report is sorted by, or its first, with what shares its unit. Of bars on top of
 * each other the one that sorts is the whole: only its parts are drawn.
 */
export function shownMeasures(
  { measures, definition }: Pick<ReportResult, 'measures' | 'definition'>,
  wanted: readonly string[] | null,
): ReportMeasure[] {
  const named = measures.filter(({ id }) => wanted?.includes(id));
  if (named[0] !== undefined) return measuresOfUnit(named, named[0].unit);
  const main = measures.find(({ id }) => id === definition.sort?.by) ?? measures[0];
  if (main === undefined) return [];
  const alike = measuresOfUnit(measures, main.unit);
  const ordered = [main, ...alike.filter((each) => each !== main)];
  // The first so many of a long list are drawn by what made them the first.
  if (definition.limit !== null && definition.sort?.by === main.id) return [main];
  const parts = ordered.slice(1);
  const isWhole = definition.chart === 'stacked_bar' && definition.dimensions.length === 1 && parts.length > 1;
  return (isWhole ? parts : ordered).slice(0, togetherMax);
}
