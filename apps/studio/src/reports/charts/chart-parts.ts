import type { EChartsOption } from 'echarts';
import type { ChartColors } from './chart-colors';

/** How large the words of a chart are: `wall` is read from across a room. */
export type ChartScale = 'page' | 'wall';

export interface ChartLook {
  readonly colors: ChartColors;
  readonly scale: ChartScale;
  /** How the chart writes a value. */
  readonly format: (value: number) => string;
  /** Where the axis ends if no value is greater: 1 where shares are drawn. */
  readonly greatest?: number;
  /** How far the lines of the axis stand apart where values go up to this; without it as round numbers have it. */
  readonly step?: (greatest: number) => number;
}

/** Charts narrower than this have no room for words at both sides. */
export const narrowPx = 480;
/** And from here on long names have room. */
export const widePx = 760;

export function fontSize(scale: ChartScale): number {
  return scale === 'wall' ? 20 : 11;
}

/** What every chart has in common. */
export function baseOption({ colors, scale, format }: ChartLook): EChartsOption {
  const size = fontSize(scale);
  return {
    color: [...colors.series],
    backgroundColor: 'transparent',
    textStyle: { color: colors.inkMuted, fontFamily: colors.fontFamily, fontSize: size },
    tooltip: {
      confine: true,
      backgroundColor: colors.raised,
      borderColor: colors.line,
      textStyle: { color: colors.ink, fontSize: scale === 'wall' ? 18 : 12 },
      valueFormatter: (value) => (typeof value === 'number' ? format(value) : '–'),
    },
  };
}

/** The axis along which things stand: hours, days, queues. */
export function categoryAxis(labels: readonly string[], { colors, scale }: ChartLook) {
  return {
    type: 'category' as const,
    data: [...labels],
    axisLine: { lineStyle: { color: colors.lineStrong } },
    axisTick: { show: false },
    axisLabel: { color: colors.inkFaint, fontSize: fontSize(scale), hideOverlap: true },
  };
}

/** @param reach how far the values go */
export function valueAxis({ colors, scale, format, greatest, step }: ChartLook, reach: number) {
  const interval = step === undefined || reach <= 0 ? undefined : step(reach);
  return {
    type: 'value' as const,
    min: 0,
    // Nobody is answered more often than always; but more may be signed in than planned.
    // By quarters of it, or the last two lines stand closer than the others.
    ...(greatest !== undefined && reach > 0.9 * greatest && reach <= greatest
      ? { max: greatest, interval: greatest / 4 }
      : {}),
    ...(interval === undefined ? {} : { interval, max: Math.ceil(reach / interval) * interval }),
    splitNumber: 4,
    splitLine: { lineStyle: { color: colors.line } },
    axisLabel: { color: colors.inkFaint, fontSize: fontSize(scale), formatter: format },
  };
}

export function legend(names: readonly string[], { colors, scale }: ChartLook) {
  return {
    show: names.length > 1,
    type: 'scroll' as const,
    top: 0,
    left: 0,
    icon: 'roundRect',
    itemWidth: scale === 'wall' ? 20 : 12,
    itemHeight: scale === 'wall' ? 8 : 4,
    textStyle: { color: colors.inkMuted, fontSize: fontSize(scale) },
    pageIconColor: colors.inkMuted,
    pageIconInactiveColor: colors.lineStrong,
    pageTextStyle: { color: colors.inkMuted },
  };
}

/** Room for the legend only where there is one. */
export function grid(seriesCount: number, scale: ChartScale) {
  const top = seriesCount > 1 ? (scale === 'wall' ? 48 : 32) : 12;
  return { top, left: 4, right: 12, bottom: 4, outerBoundsMode: 'same' as const };
}
