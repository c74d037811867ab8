import type { FlowDocument, FlowNode } from '@patchbay/flow-schema';
import { canonicalFlow, canonicalJson } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import type { FlowContent } from './edit-change';
import { smallFlow, type TestEditor, testEditor } from './editor-store.fixture';
import { mergeContents } from './merge-contents';

const content = (editor: TestEditor) => editor.store.getState().content;
const nodeOf = ({ document }: FlowContent, id: string): FlowNode | undefined =>
  document.nodes.find((node) => node.id === id);
const edgesFrom = ({ document }: FlowContent, node: string) =>
  document.edges.filter((edge) => edge.from.node === node).map((edge) => `${edge.from.port}>${edge.to}`);

/** Somebody else edits what is stored, which is `base`, and it is merged in. */
function others(editor: TestEditor, base: FlowContent, act: (other: TestEditor) => void): void {
  const other = testEditor(base);
  act(other);
  const sides = { base, mine: content(editor), theirs: content(other) };
  const merged = mergeContents(sides, nodeTypes);
  expect(merged.conflicts).toEqual([]);
  editor.actions.takeMerged(merged.content, merged.content);
}

describe('undo after somebody else saved', () => {
  it('takes back a field of one node and leaves the field that the other changed', () => {
    const editor = testEditor();
    editor.actions.rename('one', 'Mine');
    others(editor, smallFlow, ({ actions }) => actions.setConfig('one', { prompt: [] }));
    expect(nodeOf(content(editor), 'one')).toMatchObject({ name: 'Mine', config: { prompt: [] } });
    editor.actions.undo();
    expect(nodeOf(content(editor), 'one')).toMatchObject({ name: 'one', config: { prompt: [] } });
    editor.actions.redo();
    expect(nodeOf(content(editor), 'one')).toMatchObject({ name: 'Mine', config: { prompt: [] } });
  });

  it('never takes back what the other did', () => {
    const editor = testEditor();
    others(editor, smallFlow, ({ actions }) => actions.rename('two', 'Theirs'));
    expect(editor.store.getState().history.past).toEqual([]);
    editor.actions.undo();
    expect(nodeOf(content(editor), 'two')?.name).toBe('Theirs');
  });

  it('brings an edge back only where its port is still free', () => {
    const editor = testEditor();
    editor.actions.removeEdges(['menu:1>one', 'menu:2>two']);
    const stored = content(editor);
    others(editor, stored, ({ actions }) => actions.connect({ from: { node: 'menu', port: '1' }, to: 'two' }));
    editor.actions.undo();
    expect(edgesFrom(content(editor), 'menu').sort()).toEqual(['1>two', '2>two']);
  });

  it('leaves no edge in the air that the other drew to a node which is taken back', () => {
    const editor = testEditor();
    const id = editor.actions.add({ type: 'hang_up' }) ?? '';
    others(editor, content(editor), ({ actions }) => actions.connect({ from: { node: 'one', port: 'next' }, to: id }));
    expect(edgesFrom(content(editor), 'one')).toEqual([`next>${id}`]);
    editor.actions.undo();
    expect([nodeOf(content(editor), id), edgesFrom(content(editor), 'one')]).toEqual([undefined, []]);
    editor.actions.redo();
    expect(edgesFrom(content(editor), 'one')).toEqual([`next>${id}`]);
  });

  it('leaves a box where the other moved it, and goes on to the act before', () => {
    const editor = testEditor();
    editor.actions.rename('one', 'Mine');
    editor.wait(5_000);
    editor.actions.moveNodes({ one: { x: 20, y: 20 } });
    others(editor, content(editor), ({ actions }) => actions.moveNodes({ one: { x: 40, y: 40 } }));
    editor.actions.undo();
    expect(content(editor).layout.nodes.one).toEqual({ x: 40, y: 40 });
    expect(nodeOf(content(editor), 'one')?.name).toBe('one');
  });

  it('gives no role to a node that the other removed', () => {
    const editor = testEditor();
    editor.actions.setHeader({ errorHandler: null });
    others(editor, content(editor), ({ actions }) => actions.removeNodes(['two']));
    editor.actions.undo();
    expect(content(editor).document.errorHandler).toBeNull();
  });

  it('comes back to what was mine where the other side was chosen', () => {
    const editor = testEditor();
    editor.actions.rename('one', 'Mine');
    const mine = content(editor);
    const other = testEditor();
    other.actions.rename('one', 'Theirs');
    other.actions.removeNodes(['two']);
    const sides = { base: smallFlow, mine, theirs: content(other) };
    const { content: merged, conflicts } = mergeContents(sides, nodeTypes);
    const choices = Object.fromEntries(conflicts.map(({ key }) => [key, 'theirs' as const]));
    editor.actions.takeMerged(merged, mergeContents(sides, nodeTypes, choices).content);
    expect(nodeOf(content(editor), 'one')?.name).toBe('Theirs');
    editor.actions.undo();
    expect(nodeOf(content(editor), 'one')?.name).toBe('Mine');
    expect(nodeOf(content(editor), 'two')).toBeUndefined();
    editor.actions.redo();
    const meaning = (document: FlowDocument) => canonicalJson(canonicalFlow(document));
    expect(meaning(content(editor).document)).toBe(meaning(content(other).document));
  });
});
