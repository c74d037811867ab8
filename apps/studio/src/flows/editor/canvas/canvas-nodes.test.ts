import { describe, expect, it } from 'vitest';
import { smallFlow, testEditor } from '../core/editor-store.fixture';
import { guessCard, projectEdges, projectNodes, withoutGuesses } from './canvas-nodes';

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

  it('guesses a size that no card can have, so that each is measured, and forgets the guess then', () => {
    const guess = () => guessCard({ width: 240, height: 96 }, ['next', 'failed'], true);
    const [first, second] = projectNodes(smallFlow, nothing, [], noOrder, none, guess);
    if (first === undefined || second === undefined) throw new Error('no boxes');
    expect(Number.isInteger(first.measured?.width)).toBe(false);
    expect(first.handles?.map(({ id, x }) => [id, x])).toEqual([
      [null, 120],
      ['next', 60],
      ['failed', 180],
    ]);
    const [drawn, unseen] = withoutGuesses([first, second], new Set([first.id]));
    expect([drawn?.handles, unseen]).toEqual([undefined, second]);
  });
});
