import type { EChartsOption } from 'echarts';
import { baseOption, type ChartLook, fontSize } from './chart-parts';

export interface PathNode {
  readonly id: string;
  readonly name: string;
}

export interface PathLink {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface Paths {
  readonly nodes: readonly PathNode[];
  readonly links: readonly PathLink[];
}

/**
 * Splits links into those that lead on and those that lead back to where a caller has been: a Sankey has no circles.
 * What is taken first is what more callers took, so that the back links are the rarer ones.
 */
export function splitCircles(links: readonly PathLink[]): { forward: PathLink[]; back: PathLink[] } {
  const next = new Map<string, string[]>();
  const reaches = (from: string, to: string): boolean => {
    const seen = new Set<string>([from]);
    const open = [from];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === to) return true;
      for (const each of next.get(at) ?? []) {
        if (seen.has(each)) continue;
        seen.add(each);
        open.push(each);
      }
    }
    return false;
  };
  const forward: PathLink[] = [];
  const back: PathLink[] = [];
  for (const link of [...links].sort((a, b) => b.count - a.count)) {
    if (link.count <= 0) continue;
    if (reaches(link.to, link.from)) {
      back.push(link);
      continue;
    }
    forward.push(link);
    next.set(link.from, [...(next.get(link.from) ?? []), link.to]);
  }
  return { forward, back };
}

/** Which ways callers took, as streams as wide as there were callers. */
export function sankeyOption({ nodes, links }: Paths, look: ChartLook): EChartsOption {
  const { forward } = splitCircles(links);
  const used = new Set(forward.flatMap(({ from, to }) => [from, to]));
  const shown = nodes.filter(({ id }) => used.has(id));
  const nameOf = new Map(shown.map(({ id, name }) => [id, name]));
  const { colors, scale } = look;
  return {
    ...baseOption(look),
    tooltip: {
      ...baseOption(look).tooltip,
      trigger: 'item',
      renderMode: 'richText',
      formatter: (params) => {
        const { data, value, name } = params as unknown as {
          data: { source?: string; target?: string };
          value: number;
          name: string;
        };
        const { source, target } = data;
        const what =
          source === undefined || target === undefined
            ? (nameOf.get(name) ?? name)
            : `${nameOf.get(source) ?? source} → ${nameOf.get(target) ?? target}`;
        return `${what}\n${look.format(value)}`;
      },
    },
    series: [
      {
        type: 'sankey',
        top: 8,
        bottom: 8,
        left: 4,
        right: scale === 'wall' ? 260 : 130,
        nodeWidth: scale === 'wall' ? 20 : 12,
        nodeGap: 12,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        data: shown.map(({ id }, at) => ({
          name: id,
          itemStyle: { color: colors.series[at % colors.series.length] as string, borderWidth: 0 },
        })),
        links: forward.map(({ from, to, count }) => ({ source: from, target: to, value: count })),
        lineStyle: { color: 'source', opacity: 0.25, curveness: 0.5 },
        label: {
          color: colors.ink,
          fontSize: fontSize(scale),
          width: scale === 'wall' ? 250 : 125,
          overflow: 'truncate',
          formatter: ({ name }) => nameOf.get(String(name)) ?? String(name),
        },
      },
    ],
  };
}
