import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';

const columns = 20;

/** A flow of so many nodes in rows: each says something and leads to the next. */
export function largeFlow(nodeCount: number): { document: FlowDocument; layout: FlowLayout } {
  const ids = Array.from({ length: nodeCount }, (_node, index) => (index === 0 ? 'start' : `say-${index}`));
  return {
    document: {
      schemaVersion: 1,
      kind: 'voice',
      name: `${nodeCount} nodes`,
      description: '',
      languages: ['en-US'],
      variables: [],
      nodes: ids.map((id, index) => ({
        id,
        type: index === 0 ? 'start' : index === nodeCount - 1 ? 'hang_up' : 'say',
        version: 1,
        name: `Step ${index}`,
        config: index === 0 ? {} : { prompt: [{ kind: 'text', text: { 'en-US': `This is step ${index}.` } }] },
      })),
      edges: ids.slice(1).map((id, index) => ({ from: { node: ids[index] ?? '', port: 'next' }, to: id })),
      errorHandler: null,
      tests: [],
    },
    layout: {
      nodes: Object.fromEntries(
        ids.map((id, index) => [id, { x: (index % columns) * 300, y: Math.floor(index / columns) * 200 }]),
      ),
    },
  };
}
