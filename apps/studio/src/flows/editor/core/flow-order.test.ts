import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { smallFlow } from './editor-store.fixture';
import { flowOrder, neighbour } from './flow-order';
import { createNodeViewer } from './node-view';

const view = createNodeViewer(nodeTypes);
const portOrder = (node: (typeof smallFlow.document.nodes)[number]) => view(node).ports.map((port) => port.id);

describe('flow order', () => {
  it('goes from the start along the ports as they are shown', () => {
    const shuffled = { ...smallFlow.document, nodes: [...smallFlow.document.nodes].reverse() };
    expect(flowOrder(shuffled, portOrder)).toEqual(['start', 'menu', 'one', 'two']);
  });

  it('comes to an end in a loop and keeps what nothing leads to', () => {
    const { document } = smallFlow;
    const looped = {
      ...document,
      nodes: [...document.nodes, { id: 'alone', type: 'say', version: 1, name: '', config: {} }],
      edges: [...document.edges, { from: { node: 'one', port: 'next' }, to: 'menu' }],
    };
    expect(flowOrder(looped, portOrder)).toEqual(['start', 'menu', 'one', 'two', 'alone']);
  });

  it('leads the arrow keys along the edges', () => {
    const go = (from: string, direction: 'up' | 'down' | 'left' | 'right') =>
      neighbour(smallFlow.document, portOrder, from, direction);
    expect([go('start', 'down'), go('menu', 'down'), go('one', 'right'), go('two', 'left'), go('two', 'up')]).toEqual([
      'menu',
      'one',
      'two',
      'one',
      'menu',
    ]);
    expect([go('start', 'up'), go('one', 'left'), go('two', 'right')]).toEqual([null, null, null]);
  });
});
