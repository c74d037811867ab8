import type { FlowDocument } from '../document/flow-document.ts';
import type { Json, JsonObject } from '../json.ts';
import { type UsedKind, usesOfNode } from './find-uses.ts';

/** The flow with every reference to one thing led to another of its kind. Nodes that have none stay the same objects. */
export function replaceUse(document: FlowDocument, kind: UsedKind, from: string, to: string): FlowDocument {
  const nodes = document.nodes.map((node) => {
    const fields = usesOfNode(node).filter((use) => use.kind === kind && use.id === from);
    if (fields.length === 0) return node;
    const config = fields.reduce<Json>((value, { field }) => put(value, field, to), node.config);
    return { ...node, config: config as JsonObject };
  });
  return nodes.every((node, index) => node === document.nodes[index]) ? document : { ...document, nodes };
}

function put(value: Json, [first, ...rest]: readonly (string | number)[], text: string): Json {
  if (first === undefined) return text;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? put(item, rest, text) : item));
  if (typeof value !== 'object' || value === null) return value;
  return { ...value, [first]: put(value[first] ?? null, rest, text) };
}
