import {
  type FlowDocument,
  type FlowKind,
  type FlowLayout,
  flowSchemaVersion,
  type Locale,
} from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';

/** What a new flow begins with: nothing but the place where calls come in. */
export function newDocument(input: { name: string; kind: FlowKind; languages: readonly string[]; locale: Locale }): {
  document: FlowDocument;
  layout: FlowLayout;
} {
  const start = nodeTypes.get('start');
  const nodes =
    start === undefined
      ? []
      : [
          {
            id: 'start',
            type: start.type,
            version: start.version,
            name: start.label[input.locale],
            config: start.defaults(input.languages),
          },
        ];
  return {
    document: {
      schemaVersion: flowSchemaVersion,
      kind: input.kind,
      name: input.name,
      description: '',
      languages: [...input.languages],
      variables: [],
      nodes,
      edges: [],
      errorHandler: null,
      tests: [],
    },
    layout: { nodes: { start: { x: 0, y: 0 } } },
  };
}
