import type { EChartsOption } from 'echarts';
import { baseOption, type ChartLook, fontSize, legend, narrowPx } from './chart-parts';
import type { FunnelStep } from './funnel-option';

/** Parts of a whole, as a ring. */
export function pieOption(parts: readonly FunnelStep[], look: ChartLook): EChartsOption {
  const names = parts.map(({ name }) => name);
  const plain: EChartsOption = {
    ...baseOption(look),
    tooltip: { ...baseOption(look).tooltip, trigger: 'item' },
    series: [
      {
        type: 'pie',
        radius: ['45%', '75%'],
        data: parts.map(({ name, value }) => ({ name, value })),
        itemStyle: { borderColor: look.colors.surface, borderWidth: 2, borderRadius: 4 },
        label: { color: look.colors.ink, fontSize: fontSize(look.scale), width: 140, overflow: 'truncate' },
        labelLine: { lineStyle: { color: look.colors.lineStrong } },
      },
    ],
  };
  return {
    ...plain,
    legend: { ...legend(names, look), show: false },
    // Where names do not fit beside the ring they stand above it.
    media: [
      {
        query: { maxWidth: narrowPx },
        option: {
          legend: { show: true },
          series: [{ center: ['50%', '56%'], label: { show: false }, labelLine: { show: false } }],
        },
      },
    ],
  };
}
