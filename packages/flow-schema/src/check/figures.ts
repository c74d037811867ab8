import type { AnalysisFacts } from './analysis-facts.ts';
import { graphOf, type Way } from './flow-graph.ts';
import type { FlowView, NodeView } from './flow-view.ts';
import { forwardWaysOf } from './forward-ways.ts';
import { heardMs } from './heard-time.ts';

/** The way of a call to a node, in numbers. */
export interface WayFigures {
  readonly durationMs: number;
  readonly keys: number;
  /** The nodes in the order in which the call passes them. */
  readonly nodes: readonly string[];
}

export interface FlowFigures {
  /** The longest a caller who hears everything to its end can take to a person, no step twice; null where nobody is to be reached. */
  readonly longestToPerson: WayFigures | null;
  /** The most keys on a way to a person. */
  readonly keysToPersonMax: number | null;
  /** The most menus one after the other. */
  readonly menuDepth: number;
  readonly nodes: number;
}

/** Ways that lead back are not walked, so every figure belongs to a way that a call can take. One pass over the flow. */
export function figuresOf(view: FlowView, facts: AnalysisFacts): FlowFigures {
  const { order, leaving } = forwardWaysOf(view);
  const { reached } = graphOf(view);
  const longest = new Map<number, { ms: number; keys: number; before: number }>();
  const keysTo = new Map<number, number>();
  const menusTo = new Map<number, number>();
  if (view.start !== null) {
    longest.set(view.start.index, { ms: 0, keys: 0, before: -1 });
    keysTo.set(view.start.index, 0);
    menusTo.set(view.start.index, 0);
  }
  let menuDepth = 0;
  let person = -1;
  let keysMax: number | null = null;
  for (const at of order) {
    const node = view.nodes[at];
    const here = longest.get(at);
    if (node === undefined || here === undefined) continue;
    const menus = (menusTo.get(at) ?? 0) + (node.visit.chooses === true ? 1 : 0);
    menuDepth = Math.max(menuDepth, menus);
    const keys = keysTo.get(at) ?? 0;
    if (node.visit.person === true) {
      if (here.ms > (longest.get(person)?.ms ?? -1)) person = at;
      keysMax = Math.max(keysMax ?? 0, keys);
      // Who has been with a person has reached one: what follows is no longer the way there.
      continue;
    }
    const heard = (node.visit.heard ?? []).reduce(
      (ms, content) => ms + heardMs(content, view.document.languages, facts),
      0,
    );
    for (const way of leaving[at] ?? []) {
      const pressed = way.acted ? (node.visit.keysMax ?? 0) : 0;
      const ms = here.ms + stayMs(node, way, heard);
      const known = longest.get(way.to);
      if (known === undefined || ms > known.ms) longest.set(way.to, { ms, keys: here.keys + pressed, before: at });
      keysTo.set(way.to, Math.max(keysTo.get(way.to) ?? 0, keys + pressed));
      menusTo.set(way.to, Math.max(menusTo.get(way.to) ?? 0, menus));
    }
  }
  const end = longest.get(person);
  const nodes: string[] = [];
  for (let at = person; at >= 0; at = longest.get(at)?.before ?? -1) nodes.unshift(view.nodes[at]?.node.id ?? '');
  return {
    longestToPerson: end === undefined ? null : { durationMs: end.ms, keys: end.keys, nodes },
    keysToPersonMax: keysMax,
    menuDepth,
    nodes: reached.filter(Boolean).length,
  };
}

/** A caller who acts does so at the end of the first attempt; one who does not goes through all of them. */
function stayMs({ visit }: NodeView, way: Way, heard: number): number {
  const waits = visit.waitMsMax === 'endless' ? 0 : (visit.waitMsMax ?? 0);
  const attempts = way.acted ? 1 : (visit.attemptsMax ?? 1);
  return (heard + waits) * attempts;
}
