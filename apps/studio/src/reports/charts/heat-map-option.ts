import type { EChartsOption } from 'echarts';
import { baseOption, type ChartLook, categoryAxis, fontSize } from './chart-parts';

export interface HeatMap {
  /** From the top: the days of the week. */
  readonly rows: readonly string[];
  /** From the left: the hours of the day. */
  readonly columns: readonly string[];
  /** `values[row][column]`; null where nothing was, which stays empty. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly name: string;
}

/** The hours of the week by how much was in them. */
export function heatMapOption({ rows, columns, values, name }: HeatMap, look: ChartLook): EChartsOption {
  const cells = values.flatMap((row, y) => row.flatMap((value, x) => (value === null ? [] : [[x, y, value]])));
  const highest = Math.max(0, ...cells.map((cell) => cell[2] as number));
  const { colors, scale } = look;
  const plain = { splitArea: { show: false }, axisLine: { show: false } };
  return {
    ...baseOption(look),
    tooltip: {
      ...baseOption(look).tooltip,
      trigger: 'item',
      renderMode: 'richText',
      formatter: (params) => {
        const [x = 0, y = 0, value = 0] = (params as unknown as { data: number[] }).data;
        return `${rows[y] ?? ''} ${columns[x] ?? ''}\n${look.format(value)}`;
      },
    },
    grid: { top: 4, left: 4, right: 4, bottom: scale === 'wall' ? 56 : 40, outerBoundsMode: 'same' },
    xAxis: { ...categoryAxis(columns, look), ...plain },
    yAxis: { ...categoryAxis(rows, look), ...plain, inverse: true },
    visualMap: {
      min: 0,
      // A scale from nothing to nothing has no colours.
      max: highest === 0 ? 1 : highest,
      orient: 'horizontal',
      left: 'center',
      bottom: 0,
      itemWidth: scale === 'wall' ? 18 : 10,
      itemHeight: scale === 'wall' ? 260 : 140,
      text: [look.format(highest), look.format(0)],
      inRange: { color: [colors.sunken, colors.accentSoft, colors.accent] },
      textStyle: { color: colors.inkFaint, fontSize: fontSize(scale) },
    },
    series: [
      {
        type: 'heatmap',
        name,
        data: cells,
        itemStyle: { borderColor: colors.surface, borderWidth: 2, borderRadius: 3 },
        emphasis: { itemStyle: { borderColor: colors.ink } },
      },
    ],
  };
}
