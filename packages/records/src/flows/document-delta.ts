import { isDeepStrictEqual } from 'node:util';
import type { FlowDocument } from '@patchbay/flow-schema';

/** The parts of a document that differ; parts that are equal on both sides are left out. */
export type DocumentPart = Record<string, unknown>;

/**
 * What changed between two documents, small enough for the audit log: only the nodes, edges, variables, scenarios and
 * fields that differ, as they were and as they are. Null when the documents mean the same.
 */
export function documentDelta(
  before: FlowDocument,
  after: FlowDocument,
): { before: DocumentPart; after: DocumentPart } | null {
  const delta = { before: {} as DocumentPart, after: {} as DocumentPart };
  const keyed = {
    nodes: (document: FlowDocument) => new Map(document.nodes.map((node) => [node.id, node])),
    edges: (document: FlowDocument) =>
      new Map(document.edges.map((edge) => [JSON.stringify([edge.from.node, edge.from.port, edge.to]), edge])),
    variables: (document: FlowDocument) => new Map(document.variables.map((variable) => [variable.name, variable])),
    scenarios: (document: FlowDocument) => new Map((document.scenarios ?? []).map((one) => [one.id, one])),
  };
  for (const [part, read] of Object.entries(keyed)) {
    const [old, now] = [read(before), read(after)];
    const gone = [...old].filter(([key, value]) => !isDeepStrictEqual(value, now.get(key))).map(([, value]) => value);
    const come = [...now].filter(([key, value]) => !isDeepStrictEqual(value, old.get(key))).map(([, value]) => value);
    if (gone.length > 0 || come.length > 0) {
      delta.before[part] = gone;
      delta.after[part] = come;
    }
  }
  const rest = Object.keys({ ...before, ...after }).filter((key) => !(key in keyed)) as (keyof FlowDocument)[];
  for (const key of rest) {
    if (!isDeepStrictEqual(before[key], after[key])) {
      delta.before[key] = before[key] ?? null;
      delta.after[key] = after[key] ?? null;
    }
  }
  return Object.keys(delta.after).length > 0 ? delta : null;
}
