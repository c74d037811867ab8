import { type FlowDocument, flowDocumentSchema, type JsonObject } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';

interface NodeDraft {
  readonly type: string;
  readonly config?: JsonObject;
  /** Port to node id. */
  readonly to?: Readonly<Record<string, string>>;
}

/** A voice flow from its nodes by id; what a config leaves out is the node type's default. */
export function voiceFlow(
  name: string,
  nodes: Readonly<Record<string, NodeDraft>>,
  more: JsonObject = {},
): FlowDocument {
  return flowDocumentSchema.parse({
    schemaVersion: 1,
    kind: 'voice',
    name,
    languages: ['en-US'],
    variables: [],
    nodes: Object.entries(nodes).map(([id, { type, config = {} }]) => {
      const nodeType = nodeTypes.get(type);
      if (!nodeType) throw new Error(`There is no node type ${type}.`);
      return { id, type, version: nodeType.version, name: id, config: { ...nodeType.defaults(['en-US']), ...config } };
    }),
    edges: Object.entries(nodes).flatMap(([id, { to = {} }]) =>
      Object.entries(to).map(([port, target]) => ({ from: { node: id, port }, to: target })),
    ),
    ...more,
  });
}

/** Prompt content of one English text. */
export function said(text: string): JsonObject[] {
  return [{ kind: 'text', text: { 'en-US': text } }];
}
