import { graphOf, type Way } from './flow-graph.ts';
import type { FlowView, NodeView } from './flow-view.ts';

/**
 * The parts of a flow in which a call can go round over ways that `follows` lets pass: Tarjan's strongly connected components
 * (SIAM J. Comput. 1972) with more than one node, or one that leads to itself; without recursion, since a flow may be a long chain.
 */
export function loopsOver(view: FlowView, follows: (way: Way) => boolean): NodeView[][] {
  const { leaving, reached } = graphOf(view);
  const ways = leaving.map((list) => list.filter(follows));
  const order = new Int32Array(ways.length).fill(-1);
  const low = new Int32Array(ways.length);
  const open = new Uint8Array(ways.length);
  const stack: number[] = [];
  const loops: NodeView[][] = [];
  let next = 0;
  const enter = (at: number, path: { at: number; child: number }[]) => {
    order[at] = low[at] = next;
    next += 1;
    stack.push(at);
    open[at] = 1;
    path.push({ at, child: 0 });
  };
  for (let root = 0; root < ways.length; root += 1) {
    if (order[root] !== -1 || !reached[root]) continue;
    const path: { at: number; child: number }[] = [];
    enter(root, path);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { at } = top;
      const way = ways[at]?.[top.child];
      top.child += 1;
      if (way !== undefined) {
        if (order[way.to] === -1) enter(way.to, path);
        else if (open[way.to]) low[at] = Math.min(low[at] as number, order[way.to] as number);
        continue;
      }
      path.pop();
      const parent = path.at(-1);
      if (parent !== undefined) low[parent.at] = Math.min(low[parent.at] as number, low[at] as number);
      if (low[at] === order[at]) keepLoop(view, ways, stack.splice(stack.lastIndexOf(at)), open, loops);
    }
  }
  return loops;
}

function keepLoop(
  view: FlowView,
  ways: readonly (readonly Way[])[],
  members: readonly number[],
  open: Uint8Array,
  loops: NodeView[][],
): void {
  for (const member of members) open[member] = 0;
  const [only] = members;
  const goesRound = members.length > 1 || (only !== undefined && ways[only]?.some(({ to }) => to === only) === true);
  if (!goesRound) return;
  const nodes = [...members].sort((a, b) => a - b).flatMap((member) => view.nodes[member] ?? []);
  loops.push(nodes);
}
