import { describe, expect, it } from 'vitest';
import { smallFlow, testEditor } from '../core/editor-store.fixture';
import { projectEdges, projectNodes } from './canvas-nodes';

const none = new Set<string>();
const nothing = { nodes: none, edges: none };
const noOrder = () => [];

describe('what the canvas is given', () => {
  it('keeps every box but the one that moved', () => {
    const editor = testEditor();
    const before = projectNodes(smallFlow, nothing, [], noOrder, none);
    editor.actions.moveNodes({ one: { x: 0, y: 500 } });
    const after = projectNodes(editor.store.getState().content, nothing, before, noOrder, none);
    expect(after.filter((node) => !before.includes(node)).map((node) => node.id)).toEqual(['one']);
  });

  it('keeps the data of a box that merely moved, so that its card is not drawn again', () => {
    const editor = testEditor();
    const before = projectNodes(smallFlow, nothing, [], noOrder, none);
    editor.actions.moveNodes({ one: { x: 0, y: 500 } });
    const after = projectNodes(editor.store.getState().content, nothing, before, noOrder, none);
    const dataOf = (list: typeof before) => list.find((node) => node.id === 'one')?.data;
    expect(dataOf(after)).toBe(dataOf(before));
  });

  it('leaves a box in the hand where the hand has it', () => {
    const before = projectNodes(smallFlow, nothing, [], noOrder, none).map((node) =>
      node.id === 'one' ? { ...node, position: { x: 1, y: 1 } } : node,
    );
    const after = projectNodes(smallFlow, nothing, before, noOrder, new Set(['one']));
    expect(after.find((node) => node.id === 'one')?.position).toEqual({ x: 1, y: 1 });
  });

  it('draws an edge that a file holds twice once', () => {
    const { document } = smallFlow;
    const doubled = { ...document, edges: [...document.edges, ...document.edges] };
    expect(projectEdges(doubled, nothing, [])).toHaveLength(3);
  });
});
