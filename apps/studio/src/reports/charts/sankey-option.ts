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
  /** Those of `from` by which callers came to `to`. */
  readonly exits: readonly string[];
}

export interface Paths {
  readonly nodes: readonly PathNode[];
  readonly links: readonly PathLink[];
}

/**
 * Splits links into those that lead on and those that lead back to where a caller has been: a Sankey has no circles.
 * What is taken first is what more callers took, so that the back links are the rarer ones.
 */
export function splitCircles<Link extends Pick<PathLink, 'from' | 'to' | 'count'>>(
  links: readonly Link[],
): { forward: Link[]; back: Link[] } {
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
  const forward: Link[] = [];
  const back: Link[] = [];
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

const lineHeightPx = 13;
const labelLines = 3;
const endRoomPx = 112;
const nodeWidthPx = 12;

/** The room that paths take so that no name lies on another: columns are as many as the longest way has steps. */
export function sankeyRoom({ links }: { links: readonly Pick<PathLink, 'from' | 'to' | 'count'>[] }): {
  widthPx: number;
  heightPx: number;
  pitchPx: number;
} {
  const { forward } = splitCircles(links);
  const incoming = new Map<string, string[]>();
  for (const { from, to } of forward) incoming.set(to, [...(incoming.get(to) ?? []), from]);
  const depths = new Map<string, number>();
  const depthOf = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const depth = Math.max(-1, ...(incoming.get(id) ?? []).map(depthOf)) + 1;
    depths.set(id, depth);
    return depth;
  };
  const starts = new Set(forward.map(({ from }) => from));
  const ids = new Set(forward.flatMap(({ from, to }) => [from, to]));
  const last = Math.max(0, ...[...ids].map(depthOf));
  const inColumn = new Map<number, number>();
  for (const id of ids) {
    // Where nothing leads on, a step stands at the right edge.
    const column = starts.has(id) ? depthOf(id) : last;
    inColumn.set(column, (inColumn.get(column) ?? 0) + 1);
  }
  const pitchPx = Math.max(88, Math.min(200, Math.floor(900 / Math.max(1, last))));
  return {
    widthPx: last * pitchPx + nodeWidthPx + endRoomPx,
    heightPx: Math.max(384, Math.max(0, ...inColumn.values()) * (labelLines * lineHeightPx + 40)),
    pitchPx,
  };
}

/** Which ways callers took, as streams as wide as there were callers. */
export function sankeyOption(paths: Paths, look: ChartLook): EChartsOption {
  const { nodes, links } = paths;
  const { forward } = splitCircles(links);
  const { pitchPx } = sankeyRoom(paths);
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
        right: scale === 'wall' ? 2 * endRoomPx : endRoomPx,
        nodeWidth: scale === 'wall' ? 20 : nodeWidthPx,
        nodeGap: scale === 'wall' ? 24 : labelLines * lineHeightPx,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        data: shown.map(({ id }, at) => ({
          name: id,
          itemStyle: { color: colors.series[at % colors.series.length] as string, borderWidth: 0 },
        })),
        links: forward.map(({ from, to, count, exits }) => ({ source: from, target: to, value: count, exits })),
        lineStyle: { color: 'source', opacity: 0.25, curveness: 0.5 },
        label: {
          color: colors.ink,
          fontSize: fontSize(scale),
          ...(scale === 'wall'
            ? { width: 250, overflow: 'truncate' }
            : {
                width: pitchPx - nodeWidthPx - 8,
                overflow: 'break',
                lineHeight: lineHeightPx,
                height: labelLines * lineHeightPx,
                lineOverflow: 'truncate',
              }),
          formatter: ({ name }) => nameOf.get(String(name)) ?? String(name),
        },
        // A big screen has no room to be scrolled: a name that does not fit is left out.
        labelLayout: { hideOverlap: scale === 'wall' },
      },
    ],
  };
}
