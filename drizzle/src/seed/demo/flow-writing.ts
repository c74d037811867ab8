import {
  type FlowDocument,
  type FlowNode,
  type FlowVariable,
  flowDocumentSchema,
  flowSchemaVersion,
  type JsonObject,
} from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';

/** The languages that callers of the demo centre choose from. */
export const languages = ['en-US', 'zh-CN'];

/** A text in both. */
export function say(en: string, zh: string): { kind: 'text'; text: Record<string, string> } {
  return { kind: 'text', text: { 'en-US': en, 'zh-CN': zh } };
}

/** What is not said takes the node type's own default. */
export function node(id: string, type: string, name: string, config: JsonObject = {}): FlowNode {
  const nodeType = nodeTypes.get(type);
  if (!nodeType) throw new Error(`there is no node type "${type}"`);
  const complete: JsonObject = nodeType.config.parse(config);
  return { id, type, version: nodeType.version, name, config: complete };
}

export function variable(
  name: string,
  type: FlowVariable['type'],
  description: string,
  more: Partial<Pick<FlowVariable, 'role' | 'sensitive' | 'initial'>> = {},
): FlowVariable {
  return { name, type, role: 'local', sensitive: false, description, ...more };
}

/** @param connections lines such as `menu.1 -> orders` */
export function flow(
  name: string,
  description: string,
  parts: { variables?: FlowVariable[]; nodes: FlowNode[]; connections: string[]; errorHandler?: string },
): FlowDocument {
  return flowDocumentSchema.parse({
    schemaVersion: flowSchemaVersion,
    kind: 'voice',
    name,
    description,
    languages,
    variables: parts.variables ?? [],
    nodes: parts.nodes,
    edges: parts.connections.map((line) => {
      const [, from, port, to] = /^(\S+)\.(\S+) -> (\S+)$/.exec(line) ?? [];
      if (!from || !port || !to) throw new Error(`"${line}" is no connection`);
      return { from: { node: from, port }, to };
    }),
    errorHandler: parts.errorHandler ?? null,
    tests: [],
  });
}
