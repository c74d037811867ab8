import { graphOf, type Way } from './flow-graph.ts';
import type { FlowView } from './flow-view.ts';

/** The ways of a flow without those that lead back, so that none goes round; and the nodes in an order that follows them. */
export interface ForwardWays {
  /** Every node before those it leads to. */
  readonly order: readonly number[];
  readonly leaving: readonly (readonly Way[])[];
}

const known = new WeakMap<FlowView, ForwardWays>();

/** Depth first from the entries: a way to a node that is still being followed is a way back. */
export function forwardWaysOf(view: FlowView): ForwardWays {
  const found = known.get(view);
  if (found !== undefined) return found;
  const { leaving, entries } = graphOf(view);
  const state = new Uint8Array(view.nodes.length);
  const forward = view.nodes.map((): Way[] => []);
  const finished: number[] = [];
  for (const entry of entries) {
    if (state[entry] !== 0) continue;
    state[entry] = 1;
    const path = [{ at: entry, child: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const way = leaving[top.at]?.[top.child];
      top.child += 1;
      if (way === undefined) {
        state[top.at] = 2;
        finished.push(top.at);
        path.pop();
      } else if (state[way.to] !== 1) {
        forward[top.at]?.push(way);
        if (state[way.to] === 0) {
          state[way.to] = 1;
          path.push({ at: way.to, child: 0 });
        }
      }
    }
  }
  const ways = { order: finished.reverse(), leaving: forward };
  known.set(view, ways);
  return ways;
}
