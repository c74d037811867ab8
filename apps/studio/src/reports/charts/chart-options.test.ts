import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import type { ChartLook } from './chart-parts';
import { durationStep } from './duration-step';
import { initChart } from './echarts';
import { funnelOption, sharesOfFirst } from './funnel-option';
import { heatMapOption } from './heat-map-option';
import { barsOption, linesOption } from './lines-option';
import { sankeyOption } from './sankey-option';

const color = '#0b7a6b';
const look: ChartLook = {
  scale: 'page',
  format: (value) => `${value} calls`,
  colors: {
    ink: '#111111',
    inkMuted: '#222222',
    inkFaint: '#333333',
    line: '#444444',
    lineStrong: '#555555',
    surface: '#ffffff',
    raised: '#fefefe',
    sunken: '#eeeeee',
    accent: color,
    accentSoft: '#ddeedd',
    fontFamily: 'sans-serif',
    series: [color, '#2563c9', '#b4551d'],
  },
};

/** The chart as the library really draws it. */
function drawn(option: EChartsOption, width = 800): string {
  const chart = initChart(null, null, { renderer: 'svg', ssr: true, width, height: 400 });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

describe('charts', () => {
  it('write long names out beside lying bars where there is room', () => {
    const chart = { labels: ['Told the benefit before the price'], series: [{ name: 'Score', values: [1] }] };
    expect(drawn(barsOption(chart, look, { lying: true }))).toContain(chart.labels[0]);
    expect(drawn(barsOption(chart, look, { lying: true }), 600)).not.toContain(chart.labels[0]);
  });

  it('end the axis of shares at all of it, unless something is more than that', () => {
    const shares = { ...look, greatest: 1, format: (share: number) => `${Math.round(share * 100)} percent` };
    const upTo = (share: number) =>
      drawn(linesOption({ labels: ['Mon', 'Tue'], series: [{ name: 'Conformance', values: [0.4, share] }] }, shares));
    expect(upTo(0.95)).toContain('>100 percent<');
    expect(upTo(0.95)).toContain('>75 percent<');
    expect(upTo(0.95)).not.toMatch(/>(90|120) percent</);
    expect(upTo(4.6)).toContain('>400 percent<');
    expect(upTo(0.5)).not.toContain('>100 percent<');
  });

  it('put the lines of durations at whole seconds, minutes and hours', () => {
    const minute = 60_000;
    const hour = 60 * minute;
    const reaches = [4_200, 90_000, 208_000, 11 * minute, 50 * minute, 3 * hour, 42 * hour, 340 * hour, 9_001 * hour];
    expect(reaches.map(durationStep)).toEqual([
      1_000,
      30_000,
      minute,
      5 * minute,
      10 * minute,
      hour,
      10 * hour,
      100 * hour,
      2_000 * hour,
    ]);
    const chart = { labels: ['Lucia'], series: [{ name: 'Planned', values: [42.5 * hour] }] };
    const svg = drawn(barsOption(chart, { ...look, format: (ms) => `${ms / hour} hours`, step: durationStep }));
    for (const hours of [10, 20, 30, 40, 50]) expect(svg).toContain(`>${hours} hours<`);
  });

  it('draw lines, with what they are compared with dashed in the same colour', () => {
    const option = linesOption(
      {
        labels: ['Mon', 'Tue', 'Wed'],
        series: [
          { name: 'This week', values: [3, null, 5] },
          { name: 'Week before', values: [1, 2, 3], comparedWith: 0 },
        ],
      },
      look,
    );
    const svg = drawn(option);
    for (const text of ['Mon', 'Wed', 'This week', 'Week before']) expect(svg).toContain(text);
    const [now, before] = option.series as { color: string; lineStyle: { type?: string } }[];
    expect(before?.color).toBe(now?.color);
    expect([now?.lineStyle.type, before?.lineStyle.type]).toEqual([undefined, 'dashed']);
  });

  it('draw bars, standing and lying', () => {
    const chart = { labels: ['Sales', 'Care'], series: [{ name: 'Calls', values: [3, 5] }] };
    expect(drawn(barsOption(chart, look))).toContain('Sales');
    expect(drawn(barsOption(chart, look, { lying: true }))).toContain('Care');
  });

  it('draw a heat map, also one in which nothing was', () => {
    const empty = {
      rows: ['Mon', 'Tue'],
      columns: ['0', '1'],
      name: 'Calls',
      values: [
        [null, null],
        [null, null],
      ],
    };
    expect(drawn(heatMapOption(empty, look))).toContain('Mon');
    expect(
      drawn(
        heatMapOption(
          {
            ...empty,
            values: [
              [1, 2],
              [null, 4],
            ],
          },
          look,
        ),
      ),
    ).toContain('4 calls');
  });

  it('draw a funnel with what is left of the first step', () => {
    const steps = [
      { name: 'Menu', value: 200 },
      { name: 'Queue', value: 50 },
    ];
    expect(drawn(funnelOption(steps, look, (share) => `${share * 100} %`))).toContain('Queue  50 calls · 25 %');
    expect(sharesOfFirst([{ name: 'Menu', value: 0 }])).toEqual([null]);
  });

  it('draw paths of callers who went in circles', () => {
    const nodes = ['a', 'b', 'c'].map((id) => ({ id, name: `Step ${id}` }));
    const links = [
      { from: 'a', to: 'b', count: 90 },
      { from: 'b', to: 'a', count: 10 },
      { from: 'b', to: 'b', count: 4 },
      { from: 'b', to: 'c', count: 80 },
    ].map((link) => ({ ...link, exits: ['next'] }));
    const svg = drawn(sankeyOption({ nodes, links }, look));
    for (const { name } of nodes) expect(svg).toContain(name);
  });

  it('write what people typed as text', () => {
    const name = '<img src=x onerror=alert(1)>';
    const svg = drawn(barsOption({ labels: [name], series: [{ name, values: [1] }] }, look));
    expect(svg).not.toContain('<img');
  });
});
