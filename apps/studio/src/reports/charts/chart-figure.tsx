'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { formatMeasure } from '../format-measure';
import { Chart, type ChartPick } from './chart';
import type { ChartColors } from './chart-colors';
import type { ChartModel } from './chart-of-result';
import type { ChartScale } from './chart-parts';
import { ChartTable } from './chart-table';
import { durationStep } from './duration-step';
import { funnelOption } from './funnel-option';
import { heatMapOption } from './heat-map-option';
import { barsOption, linesOption } from './lines-option';
import type { PickedFigure } from './picked-figure';
import { pieOption } from './pie-option';
import { sankeyOption, sankeyRoom, splitCircles } from './sankey-option';

interface ChartFigureProps {
  model: ChartModel;
  /** What it shows, in words. */
  label: string;
  scale?: ChartScale;
  onPick?: (picked: PickedFigure) => void;
  /** Shows the table in place of the chart; otherwise it is there for screen readers. */
  asTable?: boolean;
  className?: string;
}

/** A chart with the same figures as a table beside it. */
export function ChartFigure({ model, label, scale = 'page', onPick, asTable = false, className }: ChartFigureProps) {
  const t = useTranslations('reports');
  const locale = useLocale();
  const build = useCallback(
    (colors: ChartColors) => {
      const look = {
        colors,
        scale,
        format: (value: number) => formatMeasure(value, model.unit, locale),
        ...(model.unit === 'share' ? { greatest: 1 } : {}),
        ...(model.unit === 'duration' ? { step: durationStep } : {}),
      };
      switch (model.kind) {
        case 'line':
          return linesOption(model.chart, look);
        case 'bar':
        case 'stacked_bar':
          return barsOption(model.chart, look, { lying: model.lying, stacked: model.kind === 'stacked_bar' });
        case 'heat_map':
          return heatMapOption(model.chart, look);
        case 'funnel':
          return funnelOption(model.steps, look, (share) => formatMeasure(share, 'share', locale));
        case 'pie':
          return pieOption(model.steps, look);
        case 'sankey':
          return sankeyOption(model.paths, look);
      }
    },
    [model, scale, locale],
  );
  const room = useMemo(
    () => (model.kind === 'sankey' && scale === 'page' ? sankeyRoom(model.paths) : null),
    [model, scale],
  );
  const backCount = model.kind === 'sankey' ? splitCircles(model.paths.links).back.length : 0;
  const chart = !asTable && (
    <Chart
      build={build}
      label={t('chart.described', { label })}
      className={scale === 'wall' ? 'h-full min-h-64 flex-1' : room === null ? heightOf(model) : 'h-full'}
      {...(onPick === undefined
        ? {}
        : {
            onPick: (picked) => {
              const figure = pickedIn(model, picked);
              if (figure !== null) onPick(figure);
            },
          })}
    />
  );
  return (
    <figure className={className} aria-label={label}>
      {room === null ? (
        chart
      ) : (
        <div className="overflow-x-auto">
          <div style={{ minWidth: room.widthPx, height: asTable ? undefined : room.heightPx }}>{chart}</div>
        </div>
      )}
      {!asTable && scale === 'page' && backCount > 0 && (
        <p className="mt-2 text-xs text-ink-muted">{t('chart.back', { count: backCount })}</p>
      )}
      <div className={asTable ? 'max-h-128 overflow-auto' : 'sr-only'}>
        <ChartTable model={model} label={label} onPick={asTable ? onPick : undefined} />
      </div>
    </figure>
  );
}

const rowPx = 26;

/** Lying bars and steps take the room that their number needs. */
function heightOf(model: ChartModel): string {
  const rows =
    model.kind === 'funnel'
      ? model.steps.length
      : (model.kind === 'bar' || model.kind === 'stacked_bar') && model.lying
        ? model.chart.labels.length * (model.kind === 'bar' ? Math.max(1, model.chart.series.length * 0.6) : 1)
        : 0;
  const px = rows * rowPx;
  return px > 640 ? 'h-240' : px > 420 ? 'h-160' : px > 280 ? 'h-112' : 'h-72';
}

function pickedIn(model: ChartModel, { dataIndex, seriesIndex, data }: ChartPick): PickedFigure | null {
  switch (model.kind) {
    case 'sankey': {
      const { name, source, exits } = (data ?? {}) as { name?: string; source?: string; exits?: string[] };
      if (source !== undefined && exits !== undefined) return model.pick({ link: { from: source, exits } });
      return name === undefined ? null : model.pick({ node: name });
    }
    case 'heat_map': {
      const [column, row] = Array.isArray(data) ? (data as number[]) : [];
      return column === undefined || row === undefined ? null : model.pick(column, row);
    }
    case 'funnel':
    case 'pie':
      return model.pick(dataIndex);
    default:
      return model.pick(dataIndex, seriesIndex);
  }
}
