import type { FlowView } from './flow-view.ts';

/** An edge between two nodes that are there, by their places among the nodes. */
export interface Way {
  readonly from: number;
  readonly port: string;
  readonly to: number;
  /** Somebody has to act before a call goes this way. */
  readonly acted: boolean;
  /** Is taken a limited number of times. */
  readonly counted: boolean;
}

/** What the rules that follow the ways of a call share: computed once a check. */
export interface FlowGraph {
  /** By the place of the node they leave from. */
  readonly leaving: readonly (readonly Way[])[];
  /** Whether a call can get there at all. */
  readonly reached: readonly boolean[];
  /** Where a call can begin or be sent to without an edge: the start, the error handler, entries. */
  readonly entries: readonly number[];
}

const known = new WeakMap<FlowView, FlowGraph>();

export function graphOf(view: FlowView): FlowGraph {
  const found = known.get(view);
  if (found !== undefined) return found;
  const graph = build(view);
  known.set(view, graph);
  return graph;
}

function build(view: FlowView): FlowGraph {
  const leaving = view.nodes.map(({ leaving: edges, index, visit }) =>
    edges.flatMap((edge): Way[] => {
      const to = view.byId.get(edge.to);
      if (to === undefined) return [];
      const { port } = edge.from;
      const acted = visit.actedPorts?.includes(port) === true;
      const counted = visit.countedPorts?.includes(port) === true;
      return [{ from: index, port, to: to.index, acted, counted }];
    }),
  );
  const handler = view.document.errorHandler === null ? undefined : view.byId.get(view.document.errorHandler);
  const entries = [
    ...(view.start === null ? [] : [view.start.index]),
    ...(handler === undefined ? [] : [handler.index]),
    ...view.nodes.filter(({ type }) => type?.entry === true).map(({ index }) => index),
  ];
  const reached = view.nodes.map(() => false);
  const pending = [...entries];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (reached[at]) continue;
    reached[at] = true;
    for (const way of leaving[at] ?? []) pending.push(way.to);
  }
  return { leaving, reached, entries };
}
