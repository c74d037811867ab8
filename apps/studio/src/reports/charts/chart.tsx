'use client';

import type { EChartsOption, EChartsType } from 'echarts';
import { useEffect, useRef, useState } from 'react';
import { useTheme } from '@/theme/use-theme';
import { classNames } from '@/ui/class-names';
import { Skeleton } from '@/ui/skeleton';
import { type ChartColors, readChartColors } from './chart-colors';

interface ChartProps {
  /** Keep it the same while nothing changes: each new one is drawn. */
  build: (colors: ChartColors) => EChartsOption;
  /** Says in words what the chart shows; its table says the rest. */
  label: string;
  /** What was clicked: the index of the point and of its series. */
  onPick?: (picked: ChartPick) => void;
  className?: string;
}

export interface ChartPick {
  readonly dataIndex: number;
  readonly seriesIndex: number;
  /** What stands behind the point, e.g. `[column, row, value]`. */
  readonly data: unknown;
}

/** Draws an option in the colours of the theme and follows its own size. The library comes with the first chart. */
export function Chart({ build, label, onPick, className }: ChartProps) {
  const { resolved } = useTheme();
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    let drawn: EChartsType | null = null;
    let gone = false;
    const watch = new ResizeObserver(() => drawn?.resize());
    void import('./echarts').then(({ initChart }) => {
      if (gone) return;
      drawn = initChart(element, null, { renderer: 'svg' }) as unknown as EChartsType;
      drawn.on('click', ({ dataIndex, seriesIndex, data }) =>
        pick.current?.({ dataIndex, seriesIndex: seriesIndex ?? 0, data }),
      );
      watch.observe(element);
      setChart(drawn);
    });
    return () => {
      gone = true;
      watch.disconnect();
      drawn?.dispose();
      setChart(null);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read anew when the theme changes
  useEffect(() => {
    if (chart === null || host.current === null) return;
    const animation = !matchMedia('(prefers-reduced-motion: reduce)').matches;
    chart.setOption({ animation, animationDuration: 300, ...build(readChartColors(host.current)) }, { notMerge: true });
  }, [chart, build, resolved]);

  return (
    <div className={classNames('relative h-72 w-full', className)}>
      {chart === null && <Skeleton className="absolute inset-0 rounded-md" />}
      <div ref={host} role="img" aria-label={label} className="absolute inset-0" />
    </div>
  );
}
