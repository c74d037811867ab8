import { describe, expect, it } from 'vitest';
import { documentDelta } from './document-delta.ts';

const node = (id: string, seconds: number) => ({ id, type: 'wait', version: 1, name: id, config: { seconds } });
const base = {
  schemaVersion: 1 as const,
  kind: 'voice' as const,
  name: 'Desk',
  description: '',
  languages: ['en-US'],
  variables: [],
  nodes: [node('a', 1), node('b', 1)],
  edges: [{ from: { node: 'a', port: 'next' }, to: 'b' }],
  errorHandler: null,
  tests: [],
};

describe('what changed between two documents', () => {
  it('is nothing between equal ones, whatever the order', () => {
    expect(documentDelta(base, { ...base, nodes: [...base.nodes].reverse() })).toBeNull();
  });

  it('is only the parts that differ, as they were and as they are', () => {
    const after = { ...base, name: 'Front desk', nodes: [node('a', 1), node('b', 2), node('c', 3)], edges: [] };
    expect(documentDelta(base, after)).toEqual({
      before: { nodes: [node('b', 1)], edges: base.edges, name: 'Desk' },
      after: { nodes: [node('b', 2), node('c', 3)], edges: [], name: 'Front desk' },
    });
  });
});
