import {
  type FlowDocument,
  type FlowNode,
  flowEdgeSchema,
  flowLimits,
  flowNodeSchema,
  flowVariableSchema,
  nodeIdSchema,
} from '@patchbay/flow-schema';
import * as z from 'zod';
import type { EditChange, FlowContent, Point } from './edit-change';
import { placeOf, snap } from './geometry';
import { freeName, type NodeIdSource } from './node-factory';

/** What lies on the clipboard: JSON that can also be kept in a file or sent to a colleague. */
const fragmentSchema = z.strictObject({
  patchbay: z.literal('flow-fragment'),
  version: z.literal(1),
  nodes: z.array(flowNodeSchema).min(1).max(flowLimits.nodesMax),
  edges: z.array(flowEdgeSchema).max(flowLimits.edgesMax),
  positions: z.record(nodeIdSchema, z.strictObject({ x: z.number(), y: z.number() })),
  /** The variables of the source flow that the nodes name, so that a paste elsewhere can declare them. */
  variables: z.array(flowVariableSchema).max(flowLimits.variablesMax),
});
export type FlowFragment = z.infer<typeof fragmentSchema>;

const fragmentTextMax = flowLimits.documentBytesMax;

/** True where the name occurs as a word anywhere in the node's config. */
export function mentionsVariable(node: FlowNode, name: string): boolean {
  return new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`).test(JSON.stringify(node.config));
}

/** The selected nodes, the edges among them and the variables they name; null where nothing is selected. */
export function copyFragment(content: FlowContent, nodeIds: ReadonlySet<string>): FlowFragment | null {
  const nodes = content.document.nodes.filter((node) => nodeIds.has(node.id));
  if (nodes.length === 0) return null;
  return {
    patchbay: 'flow-fragment',
    version: 1,
    nodes,
    edges: content.document.edges.filter((edge) => nodeIds.has(edge.from.node) && nodeIds.has(edge.to)),
    positions: Object.fromEntries(nodes.map((node) => [node.id, placeOf(content.layout, node.id)])),
    variables: content.document.variables.filter((variable) =>
      nodes.some((node) => mentionsVariable(node, variable.name)),
    ),
  };
}

export type FragmentRefusal = 'not_a_fragment' | 'too_new' | 'too_large';

export function parseFragment(
  text: string,
): { readonly ok: true; readonly fragment: FlowFragment } | { readonly ok: false; readonly reason: FragmentRefusal } {
  if (text.length > fragmentTextMax) return { ok: false, reason: 'too_large' };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, reason: 'not_a_fragment' };
  }
  const parsed = fragmentSchema.safeParse(json);
  if (parsed.success) return { ok: true, fragment: parsed.data };
  const version = z.looseObject({ patchbay: z.literal('flow-fragment'), version: z.number() }).safeParse(json);
  return { ok: false, reason: version.success && version.data.version > 1 ? 'too_new' : 'not_a_fragment' };
}

export interface PastePlan {
  readonly changes: readonly EditChange[];
  readonly nodeIds: readonly string[];
  /** Nodes left out: a second start, or types that this kind of flow does not have. */
  readonly leftOut: readonly FlowNode[];
}

export interface PasteTarget {
  readonly content: FlowContent;
  /** Where the upper left corner of what is pasted goes. */
  readonly at: Point;
  readonly newId: NodeIdSource;
  accepts(node: FlowNode, document: FlowDocument): boolean;
}

/** New ids for every node, edges among them kept, missing variables declared. */
export function pasteChanges(fragment: FlowFragment, target: PasteTarget): PastePlan {
  const { document } = target.content;
  const taken = new Set(document.nodes.map((node) => node.id));
  const hasStart = document.nodes.some((node) => node.type === 'start');
  const kept = fragment.nodes.filter((node) => !(node.type === 'start' && hasStart) && target.accepts(node, document));
  const ids = new Map<string, string>();
  for (const node of kept) {
    let id = target.newId(node.type);
    while (taken.has(id)) id = target.newId(node.type);
    taken.add(id);
    ids.set(node.id, id);
  }
  const places = kept.map((node) => fragment.positions[node.id] ?? { x: 0, y: 0 });
  const corner = { x: Math.min(...places.map((p) => p.x)), y: Math.min(...places.map((p) => p.y)) };
  const positions: Record<string, Point> = {};
  const changes: EditChange[] = [];
  let growing = document;
  for (const [index, node] of kept.entries()) {
    const id = ids.get(node.id);
    const place = places[index];
    if (id === undefined || place === undefined) continue;
    const copy: FlowNode = { ...node, id, name: node.name === '' ? '' : freeName(growing, node.name) };
    growing = { ...growing, nodes: [...growing.nodes, copy] };
    changes.push({ change: 'insert_node', node: copy });
    positions[id] = snap({ x: target.at.x + place.x - corner.x, y: target.at.y + place.y - corner.y });
  }
  for (const edge of fragment.edges) {
    const from = ids.get(edge.from.node);
    const to = ids.get(edge.to);
    if (from && to) changes.push({ change: 'insert_edge', edge: { from: { node: from, port: edge.from.port }, to } });
  }
  const declared = new Set(document.variables.map((variable) => variable.name));
  for (const variable of fragment.variables) {
    if (!declared.has(variable.name)) changes.push({ change: 'insert_variable', variable });
  }
  if (kept.length > 0) changes.push({ change: 'move', positions });
  return {
    changes: kept.length > 0 ? changes : [],
    nodeIds: [...ids.values()],
    leftOut: fragment.nodes.filter((node) => !kept.includes(node)),
  };
}
