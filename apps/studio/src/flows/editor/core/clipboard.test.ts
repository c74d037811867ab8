import { describe, expect, it } from 'vitest';
import { parseFragment } from './clipboard';
import { smallFlow, testEditor } from './editor-store.fixture';

function copied() {
  const editor = testEditor();
  editor.actions.select({ nodes: ['menu', 'one'] });
  const fragment = editor.actions.copy();
  if (!fragment) throw new Error('nothing copied');
  return fragment;
}

const emptyFlow = {
  document: { ...smallFlow.document, nodes: [], edges: [], variables: [], errorHandler: null },
  layout: { nodes: {} },
};

describe('the clipboard', () => {
  it('keeps edges inside the selection and the variables it names', () => {
    const fragment = copied();
    expect(fragment.edges).toEqual([{ from: { node: 'menu', port: '1' }, to: 'one' }]);
    expect(fragment.variables.map((variable) => variable.name)).toEqual(['choice']);
  });

  it('pastes into another flow with new ids, edges, and the variables it lacks, as one entry', () => {
    const editor = testEditor(emptyFlow);
    const parsed = parseFragment(JSON.stringify(copied()));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(editor.actions.paste(parsed.fragment, { x: 100, y: 100 })).toEqual({ pasted: 2, leftOut: [] });
    const { document, layout } = editor.store.getState().content;
    expect(document.nodes.map((node) => node.id)).toEqual(['menu-new1', 'say-new2']);
    expect(document.edges).toEqual([{ from: { node: 'menu-new1', port: '1' }, to: 'say-new2' }]);
    expect(document.variables).toEqual(smallFlow.document.variables);
    expect(layout.nodes['say-new2']).toEqual({ x: 100, y: 260 });
    editor.actions.undo();
    expect(editor.store.getState().content).toEqual(emptyFlow);
  });

  it('leaves out a second start', () => {
    const editor = testEditor();
    editor.actions.select({ nodes: ['start', 'one'] });
    const fragment = editor.actions.copy();
    if (!fragment) throw new Error('nothing copied');
    const { pasted, leftOut } = editor.actions.paste(fragment);
    expect([pasted, leftOut.map((node) => node.id)]).toEqual([1, ['start']]);
  });

  it.each([
    ['a text', 'hello', 'not_a_fragment'],
    ['other JSON', '{"nodes":[]}', 'not_a_fragment'],
    ['a fragment of a newer release', JSON.stringify({ patchbay: 'flow-fragment', version: 2 }), 'too_new'],
    ['far too much', 'x'.repeat(6_000_000), 'too_large'],
    ['a fragment with a broken node', JSON.stringify({ ...copied(), nodes: [{ id: 'x y' }] }), 'not_a_fragment'],
  ])('refuses %s', (_what, text, reason) => {
    expect(parseFragment(text)).toEqual({ ok: false, reason });
  });
});
