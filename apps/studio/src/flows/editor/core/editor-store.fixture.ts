import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { createEditorStore, type EditorStore } from './editor-store';
import { createNodeViewer } from './node-view';

/** A small flow: start, menu, and a say below each key. */
export const smallFlow: { document: FlowDocument; layout: FlowLayout } = {
  document: {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Small',
    description: '',
    languages: ['en-US'],
    variables: [{ name: 'choice', type: 'text', role: 'local', sensitive: false, description: '' }],
    nodes: [
      node('start', 'start', {}),
      node('menu', 'menu', {
        prompt: [],
        keys: [
          { key: '1', label: 'One' },
          { key: '2', label: 'Two' },
        ],
        keyVariable: 'choice',
      }),
      node('one', 'say', { prompt: [{ kind: 'text', text: { 'en-US': 'You pressed {{ choice }}' } }] }),
      node('two', 'say', { prompt: [] }),
    ],
    edges: [
      { from: { node: 'start', port: 'next' }, to: 'menu' },
      { from: { node: 'menu', port: '1' }, to: 'one' },
      { from: { node: 'menu', port: '2' }, to: 'two' },
    ],
    errorHandler: 'two',
    tests: [],
  },
  layout: {
    nodes: { start: { x: 0, y: 0 }, menu: { x: 0, y: 160 }, one: { x: -160, y: 320 }, two: { x: 160, y: 320 } },
  },
};

function node(
  id: string,
  type: string,
  config: FlowDocument['nodes'][number]['config'],
): FlowDocument['nodes'][number] {
  return { id, type, version: 1, name: id, config };
}

export interface TestEditor extends EditorStore {
  /** Lets time pass, so that bursts end. */
  wait(ms: number): void;
}

export function testEditor(content = smallFlow, readOnly = false): TestEditor {
  let now = 0;
  let count = 0;
  const editor = createEditorStore({
    flowId: 'flow',
    content,
    registry: nodeTypes,
    view: createNodeViewer(nodeTypes),
    newId: (type) => {
      count += 1;
      return `${type}-new${count}`;
    },
    readOnly,
    locale: () => 'en',
    now: () => now,
  });
  return {
    ...editor,
    wait: (ms) => {
      now += ms;
    },
  };
}
