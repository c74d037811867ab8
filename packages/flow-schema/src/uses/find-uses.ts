import type { FlowDocument, FlowNode } from '../document/flow-document.ts';
import type { Json } from '../json.ts';

/** What a flow can point at outside itself. */
export const usedKinds = [
  'flow',
  'prompt',
  'recording',
  'queue',
  'agent',
  'skill',
  'credential',
  'table',
  'hours',
] as const;
export type UsedKind = (typeof usedKinds)[number];

/** One place in a flow that points at something outside it. */
export interface Use {
  readonly kind: UsedKind;
  readonly id: string;
  readonly node: string;
  readonly field: readonly (string | number)[];
}

/** References are recognised by the name of their field, at any depth of any node's config. */
const kindByField: Readonly<Record<string, UsedKind>> = {
  flowId: 'flow',
  promptId: 'prompt',
  queueId: 'queue',
  agentId: 'agent',
  skill: 'skill',
  credentialId: 'credential',
  tableId: 'table',
  hoursId: 'hours',
};

const known = new WeakMap<FlowNode, readonly Use[]>();

/** The references of one node, in the order of its config; remembered for as long as the node is. */
export function usesOfNode(node: FlowNode): readonly Use[] {
  const found = known.get(node);
  if (found !== undefined) return found;
  const uses: Use[] = [];
  visit(node.config, [], node.id, uses);
  known.set(node, uses);
  return uses;
}

/** Every reference of a flow to something outside it. */
export function findUses(document: FlowDocument): Use[] {
  return document.nodes.flatMap(usesOfNode);
}

function visit(value: Json, path: readonly (string | number)[], node: string, into: Use[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      visit(item, [...path, index], node, into);
    });
    return;
  }
  for (const [name, item] of Object.entries(value)) {
    const field = [...path, name];
    const kind = Object.hasOwn(kindByField, name) ? kindByField[name] : undefined;
    if (kind !== undefined && typeof item === 'string') {
      if (item !== '') into.push({ kind, id: item, node, field });
    } else if (name === 'values' && value.kind === 'prompt') {
      // Expressions, whatever the prompt calls its values.
    } else if (name === 'audio' && value.kind === 'recording' && isRecord(item)) {
      for (const [language, id] of Object.entries(item)) {
        if (typeof id === 'string' && id !== '')
          into.push({ kind: 'recording', id, node, field: [...field, language] });
      }
    } else visit(item, field, node, into);
  }
}

function isRecord(value: Json): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
