import type { FlowDocument, FlowNode } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import type { Conflicts } from './merge-conflict.ts';
import { mergeRecord } from './merge-value.ts';
import { type JsonRecord, sameJson } from './same-json.ts';
import type { Sides } from './sides.ts';

/** Says whether a node's config fits its type. */
export type NodeJudge = (node: FlowNode) => boolean;

type MaybeNode = FlowNode | undefined;

/** The nodes of both sides, those of `mine` first and in their order. */
export function mergeNodes(
  documents: Sides<FlowDocument>,
  conflicts: Conflicts,
  judge: NodeJudge,
): readonly FlowNode[] {
  const byId = (document: FlowDocument) => new Map(document.nodes.map((node) => [node.id, node]));
  const sides = { base: byId(documents.base), mine: byId(documents.mine), theirs: byId(documents.theirs) };
  const leaned = {
    mine: nodesLeanedOn(documents.base, documents.mine),
    theirs: nodesLeanedOn(documents.base, documents.theirs),
  };
  const ids = new Set([...sides.mine.keys(), ...sides.theirs.keys()]);
  return [...ids].flatMap((id) => {
    const node = { base: sides.base.get(id), mine: sides.mine.get(id), theirs: sides.theirs.get(id) };
    const kept = { mine: leaned.mine.has(id), theirs: leaned.theirs.has(id) };
    return mergeNode(id, node, kept, conflicts, judge) ?? [];
  });
}

/** Nodes that a side's own edits of edges and of the error handler need. */
function nodesLeanedOn(base: FlowDocument, side: FlowDocument): ReadonlySet<string> {
  const key = (edge: FlowDocument['edges'][number]) => `${edge.from.node}:${edge.from.port}>${edge.to}`;
  const known = new Set(base.edges.map(key));
  const added = side.edges.filter((edge) => !known.has(key(edge)));
  const handler = side.errorHandler !== base.errorHandler && side.errorHandler !== null ? [side.errorHandler] : [];
  return new Set([...added.flatMap((edge) => [edge.from.node, edge.to]), ...handler]);
}

function mergeNode(
  id: string,
  sides: Sides<MaybeNode>,
  leanedOn: { readonly mine: boolean; readonly theirs: boolean },
  conflicts: Conflicts,
  judge: NodeJudge,
): MaybeNode {
  const { base, mine, theirs } = sides;
  const whole = (): MaybeNode =>
    conflicts.decide({ kind: 'node', node: id, path: [] }, asJson(sides)) as unknown as MaybeNode;
  if (mine === undefined || theirs === undefined) {
    const left = mine ?? theirs;
    if (base === undefined || left === undefined) return left;
    // One side removed it. That stands, unless the other worked on it or with it meanwhile.
    const needed = mine === undefined ? leanedOn.theirs : leanedOn.mine;
    return needed || !sameJson(base, left) ? whole() : undefined;
  }
  if (sameJson(mine, theirs) || sameJson(base, theirs)) return mine;
  if (base === undefined) return whole();
  if (sameJson(base, mine)) return theirs;
  const alike = [mine, theirs].every((node) => node.type === base.type && node.version === base.version);
  if (!alike) return whole();
  const own = conflicts.part();
  const merged = mergeRecord(
    asRecords({ base, mine, theirs }),
    [],
    own.at((path) => ({ kind: 'node', node: id, path })),
  ) as unknown as FlowNode;
  // Each edit alone fits the type and both together do not: only one of them can stand.
  if (own.found.length === 0 && !judge(merged) && judge(mine) && judge(theirs)) return whole();
  conflicts.add(own);
  return merged;
}

/** A node is a tree of JSON; the type of its schema does not say so. */
function asJson(sides: Sides<MaybeNode>): Sides {
  return sides as unknown as Sides<Json | undefined>;
}

function asRecords(sides: Sides<FlowNode>): Sides<JsonRecord> {
  return sides as unknown as Sides<JsonRecord>;
}
