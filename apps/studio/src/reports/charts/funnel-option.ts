import type { EChartsOption } from 'echarts';
import { baseOption, type ChartLook, fontSize, narrowPx } from './chart-parts';

export interface FunnelStep {
  readonly name: string;
  readonly value: number;
}

/** What of the first step is left at each one, as a share; null where nobody began. */
export function sharesOfFirst(steps: readonly FunnelStep[]): (number | null)[] {
  const first = steps[0]?.value ?? 0;
  return steps.map(({ value }) => (first === 0 ? null : value / first));
}

/** How many get how far, from the top. The order is that of the steps, also where a later one has more. */
export function funnelOption(
  steps: readonly FunnelStep[],
  look: ChartLook,
  formatShare: (share: number) => string,
): EChartsOption {
  const shares = sharesOfFirst(steps);
  const label = (at: number) => {
    const step = steps[at];
    const share = shares[at];
    if (step === undefined) return '';
    return `${step.name}  ${look.format(step.value)}${share == null ? '' : ` · ${formatShare(share)}`}`;
  };
  return {
    ...baseOption(look),
    tooltip: { ...baseOption(look).tooltip, trigger: 'item' },
    series: [
      {
        type: 'funnel',
        sort: 'none',
        top: 8,
        bottom: 8,
        left: '4%',
        width: '55%',
        minSize: '2%',
        gap: 2,
        data: steps.map(({ name, value }, at) => ({
          name,
          value,
          itemStyle: { color: look.colors.series[0] as string, opacity: 1 - (0.6 * at) / Math.max(steps.length, 1) },
        })),
        itemStyle: { borderWidth: 0 },
        label: {
          show: true,
          position: 'right',
          color: look.colors.ink,
          // Otherwise it fades with its step.
          opacity: 1,
          fontSize: fontSize(look.scale),
          formatter: ({ dataIndex }) => label(dataIndex),
        },
        labelLine: { lineStyle: { color: look.colors.lineStrong }, length: 12 },
      },
    ],
    media: [
      {
        query: { maxWidth: narrowPx },
        option: { series: [{ left: 0, width: '34%', label: { fontSize: 10 }, labelLine: { length: 6 } }] },
      },
    ],
  };
}
