import type { FlowDocument, FlowEdge } from '../document/flow-document.ts';
import type { Conflicts } from './merge-conflict.ts';
import { sameJson } from './same-json.ts';
import type { Sides } from './sides.ts';

/** Where each port leads. */
type Ports = ReadonlyMap<string, readonly FlowEdge[]>;

/**
 * The edges of both sides. A port leads to one place: two people who lead it elsewhere disagree, while edges of different
 * ports have nothing to do with each other. Edges that went because their node went are no edits of their own.
 */
export function mergePorts(
  documents: Sides<FlowDocument>,
  nodeIds: ReadonlySet<string>,
  conflicts: Conflicts,
): readonly FlowEdge[] {
  const known = new Set([documents.base, documents.mine, documents.theirs].flatMap(({ nodes }) => nodes.map(idOf)));
  const gone = (id: string) => known.has(id) && !nodeIds.has(id);
  const base = portsOf(documents.base.edges);
  const sides = {
    base,
    mine: withoutConsequences(base, documents.base, documents.mine),
    theirs: withoutConsequences(base, documents.base, documents.theirs),
  };
  const ports = new Set([...sides.mine.keys(), ...sides.theirs.keys(), ...base.keys()]);
  return [...ports].flatMap((port) => {
    const edges = { base: at(sides.base, port), mine: at(sides.mine, port), theirs: at(sides.theirs, port) };
    const from = (edges.mine[0] ?? edges.theirs[0] ?? edges.base[0])?.from;
    if (from === undefined || gone(from.node)) return [];
    const targets = {
      base: targetsOf(edges.base),
      mine: targetsOf(edges.mine),
      theirs: targetsOf(edges.theirs),
    };
    const merged = sameJson(targets.mine, targets.theirs)
      ? targets.mine
      : mergeWhole(targets, (value) => conflicts.decide({ kind: 'port', node: from.node, port: from.port }, value));
    return merged.filter((to) => !gone(to)).map((to) => edges.mine.find((edge) => edge.to === to) ?? { from, to });
  });
}

const idOf = (node: { readonly id: string }): string => node.id;
const at = (ports: Ports, port: string): readonly FlowEdge[] => ports.get(port) ?? [];
const targetsOf = (edges: readonly FlowEdge[]): string[] => [...new Set(edges.map((edge) => edge.to))].sort();

/** As one value: half of where a port leads is not what anybody drew. */
function mergeWhole(targets: Sides<string[]>, decide: (sides: Sides) => unknown): string[] {
  if (sameJson(targets.base, targets.mine)) return targets.theirs;
  if (sameJson(targets.base, targets.theirs)) return targets.mine;
  return decide(targets) as string[];
}

function portsOf(edges: readonly FlowEdge[]): Ports {
  const ports = new Map<string, FlowEdge[]>();
  for (const edge of edges) {
    const key = `${edge.from.node}:${edge.from.port}`;
    const list = ports.get(key);
    if (list) list.push(edge);
    else ports.set(key, [edge]);
  }
  return ports;
}

/** The ports of a side as it would have left them, had its nodes not taken edges with them when they went. */
function withoutConsequences(basePorts: Ports, base: FlowDocument, side: FlowDocument): Ports {
  const present = new Set(side.nodes.map(idOf));
  const removed = new Set(base.nodes.map(idOf).filter((id) => !present.has(id)));
  const ports = new Map(portsOf(side.edges));
  if (removed.size === 0) return ports;
  for (const [port, edges] of basePorts) {
    const left = edges.filter((edge) => !removed.has(edge.from.node) && !removed.has(edge.to));
    if (left.length < edges.length && sameJson(targetsOf(left), targetsOf(at(ports, port)))) ports.set(port, edges);
  }
  return ports;
}
