import type { EChartsOption } from 'echarts';
import { baseOption, type ChartLook, categoryAxis, grid, legend, valueAxis, widePx } from './chart-parts';

export interface LineSeries {
  readonly name: string;
  /** One a label; null where there is nothing to say, which leaves a gap. */
  readonly values: readonly (number | null)[];
  /** The index of the series that this one is compared with: same colour, dashed. */
  readonly comparedWith?: number;
}

export interface SeriesChart {
  readonly labels: readonly string[];
  readonly series: readonly LineSeries[];
}

const fewPoints = 40;

/** Lines over time. What is compared has the colour of what it is compared with, dashed. */
export function linesOption({ labels, series }: SeriesChart, look: ChartLook): EChartsOption {
  const width = look.scale === 'wall' ? 4 : 2;
  const colorOf = seriesColors(series, look);
  const alone = series.length === 1;
  return {
    ...baseOption(look),
    tooltip: {
      ...baseOption(look).tooltip,
      trigger: 'axis',
      axisPointer: { lineStyle: { color: look.colors.lineStrong } },
    },
    legend: legend(names(series), look),
    grid: grid(series.length, look.scale),
    xAxis: { ...categoryAxis(labels, look), boundaryGap: false },
    yAxis: valueAxis(look, reachOf(series, false)),
    series: series.map(({ name, values, comparedWith }, at) => ({
      type: 'line' as const,
      name,
      data: [...values],
      color: colorOf(comparedWith ?? at),
      showSymbol: labels.length <= fewPoints && comparedWith === undefined,
      symbolSize: look.scale === 'wall' ? 8 : 5,
      lineStyle: { width, ...(comparedWith === undefined ? {} : { type: 'dashed' as const, opacity: 0.65 }) },
      // Fainter in the legend as well, where a line of dashes is too short to tell.
      ...(comparedWith === undefined ? {} : { itemStyle: { opacity: 0.4 } }),
      ...(alone ? { areaStyle: { opacity: 0.1 } } : {}),
      emphasis: { focus: 'series' as const },
    })),
  };
}

/** Bars side by side, lying where names are long. */
export function barsOption(
  { labels, series }: SeriesChart,
  look: ChartLook,
  { lying = false, stacked = false }: { lying?: boolean; stacked?: boolean } = {},
): EChartsOption {
  const colorOf = seriesColors(series, look);
  const along = categoryAxis(labels, look);
  const up = valueAxis(look, reachOf(series, stacked));
  const nameWidthPx = look.scale === 'wall' ? 280 : 130;
  const along2 = lying
    ? {
        ...along,
        inverse: true,
        axisLabel: { ...along.axisLabel, width: nameWidthPx, overflow: 'truncate' as const },
      }
    : along;
  const withNamesOf = (width: number) => ({ yAxis: { axisLabel: { width } } });
  return {
    ...baseOption(look),
    tooltip: { ...baseOption(look).tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    legend: legend(names(series), look),
    grid: grid(series.length, look.scale),
    xAxis: lying ? up : along2,
    yAxis: lying ? along2 : up,
    series: series.map(({ name, values, comparedWith }, at) => ({
      type: 'bar' as const,
      name,
      data: [...values],
      color: colorOf(comparedWith ?? at),
      barMaxWidth: look.scale === 'wall' ? 56 : 28,
      ...(stacked && comparedWith === undefined ? { stack: 'all' } : {}),
      itemStyle: { opacity: comparedWith === undefined ? 1 : 0.4, borderRadius: stacked ? 0 : 2 },
    })),
    // Questions and campaigns have long names: where there is room, more of them is written out.
    ...(lying
      ? { media: [{ query: { minWidth: widePx }, option: withNamesOf(280) }, { option: withNamesOf(nameWidthPx) }] }
      : {}),
  };
}

/** How far the values go; where they stand on one another, their sum. */
function reachOf(series: readonly LineSeries[], stacked: boolean): number {
  const stack = stacked ? series.filter(({ comparedWith }) => comparedWith === undefined) : [];
  const sums =
    stack[0]?.values.map((_, place) => stack.reduce((sum, { values }) => sum + (values[place] ?? 0), 0)) ?? [];
  return Math.max(0, ...sums, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
}

/** The colour of the series at a place; what is compared takes none of its own. */
function seriesColors(series: readonly LineSeries[], { colors }: ChartLook): (at: number) => string {
  const own = series.flatMap(({ comparedWith }, at) => (comparedWith === undefined ? [at] : []));
  return (at) => colors.series[own.indexOf(at) % colors.series.length] as string;
}

function names(series: readonly LineSeries[]): string[] {
  return series.map(({ name }) => name);
}
