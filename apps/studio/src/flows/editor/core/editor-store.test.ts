import { canonicalJson, type FlowNode } from '@patchbay/flow-schema';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeId } from './edge-id';
import { smallFlow, type TestEditor, testEditor } from './editor-store.fixture';

const content = (editor: TestEditor) => editor.store.getState().content;
const nodeOf = (editor: TestEditor, id: string): FlowNode => {
  const found = content(editor).document.nodes.find((one) => one.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
};
const undoCount = (editor: TestEditor) => editor.store.getState().history.past.length;

describe('undo', () => {
  it('brings back the very same document after a node was removed with its edges, place and role', () => {
    const editor = testEditor();
    editor.actions.select({ nodes: ['two'] });
    editor.actions.removeSelection();
    expect(content(editor).document.edges).toHaveLength(2);
    expect(content(editor).document.errorHandler).toBeNull();
    expect(content(editor).layout.nodes.two).toBeUndefined();
    expect(undoCount(editor)).toBe(1);
    editor.actions.undo();
    expect(content(editor)).toEqual(smallFlow);
  });

  it('is one entry per burst of keys in a field, and a new one after a rest or another field', () => {
    const editor = testEditor();
    for (const name of ['m', 'ma', 'mai', 'main']) {
      editor.wait(100);
      editor.actions.rename('menu', name);
    }
    expect(undoCount(editor)).toBe(1);
    editor.wait(5_000);
    editor.actions.rename('menu', 'main menu');
    editor.actions.setConfig('menu', { ...nodeOf(editor, 'menu').config, timeoutMs: 3_000 }, 'timeoutMs');
    expect(undoCount(editor)).toBe(3);
    editor.actions.undo();
    editor.actions.undo();
    expect(nodeOf(editor, 'menu').name).toBe('main');
    editor.actions.undo();
    expect(content(editor)).toEqual(smallFlow);
  });

  it('is one entry for a drag of several boxes and for a burst of arrow keys', () => {
    const editor = testEditor();
    editor.actions.moveNodes({ one: { x: 20, y: 20 }, two: { x: 40, y: 40 } });
    editor.actions.select({ nodes: ['one'] });
    for (let press = 0; press < 5; press += 1) {
      editor.wait(50);
      editor.actions.nudgeSelection({ x: 20, y: 0 });
    }
    expect(undoCount(editor)).toBe(2);
    editor.actions.undo();
    expect(content(editor).layout.nodes.one).toEqual({ x: 20, y: 20 });
    editor.actions.undo();
    expect(content(editor)).toEqual(smallFlow);
  });

  it('makes no entry of an act that changes nothing', () => {
    const editor = testEditor();
    editor.actions.moveNodes({ one: { x: -160, y: 320 } });
    editor.actions.setHeader({ name: 'Small' });
    expect(undoCount(editor)).toBe(0);
  });

  it('redoes what was undone until something else is done', () => {
    const editor = testEditor();
    editor.actions.rename('one', 'first');
    const after = content(editor);
    editor.actions.undo();
    editor.actions.redo();
    expect(content(editor)).toEqual(after);
    editor.actions.undo();
    editor.actions.rename('two', 'second');
    editor.actions.redo();
    expect(nodeOf(editor, 'one').name).toBe('one');
  });

  it('takes any row of acts back to the beginning and forward to the end', () => {
    const act = fc.record({ kind: fc.integer({ min: 0, max: 8 }), pick: fc.nat(), other: fc.nat() });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const editor = testEditor();
        for (const one of acts) {
          editor.wait(5_000);
          perform(editor, one.kind, one.pick, one.other);
        }
        const end = content(editor);
        while (undoCount(editor) > 0) editor.actions.undo();
        expect(canonicalJson(content(editor) as never)).toBe(canonicalJson(smallFlow as never));
        expect(content(editor).document.nodes.map((one) => one.id)).toEqual(
          smallFlow.document.nodes.map((one) => one.id),
        );
        while (editor.store.getState().history.future.length > 0) editor.actions.redo();
        expect(content(editor)).toEqual(end);
      }),
      { numRuns: 100 },
    );
  });
});

function perform(editor: TestEditor, kind: number, pick: number, other: number): void {
  const { document } = content(editor);
  const id = document.nodes[pick % Math.max(1, document.nodes.length)]?.id ?? 'none';
  const to = document.nodes[other % Math.max(1, document.nodes.length)]?.id ?? 'none';
  const { actions } = editor;
  if (kind === 0) actions.add({ type: 'say', after: { node: id, port: null } });
  else if (kind === 1) actions.removeNodes([id]);
  else if (kind === 2) actions.connect({ from: { node: id, port: 'next' }, to });
  else if (kind === 3) actions.moveNodes({ [id]: { x: pick % 500, y: other % 500 } });
  else if (kind === 4) actions.rename(id, `name ${other}`);
  else if (kind === 5) {
    actions.select({ nodes: [id, to] });
    actions.duplicateSelection();
  } else if (kind === 6)
    actions.setVariable('choice', {
      name: `v${other % 9}`,
      type: 'text',
      role: 'local',
      sensitive: false,
      description: '',
    });
  else if (kind === 7) actions.removeEdges(document.edges.slice(0, 1).map(edgeId));
  else actions.removeSelection();
}

describe('adding', () => {
  it('puts a node below the one it follows, connected to its first free port, and selects it', () => {
    const editor = testEditor();
    const id = editor.actions.add({ type: 'hang_up', after: { node: 'one', port: null } });
    expect(content(editor).document.edges.at(-1)).toEqual({ from: { node: 'one', port: 'next' }, to: id });
    expect(content(editor).layout.nodes[id ?? '']?.y).toBeGreaterThan(320);
    expect([...editor.store.getState().selection.nodes]).toEqual([id]);
    expect(undoCount(editor)).toBe(1);
  });

  it('never puts a node onto another', () => {
    const editor = testEditor();
    const first = editor.actions.add({ type: 'say', at: { x: 0, y: 0 } }) ?? '';
    const second = editor.actions.add({ type: 'say', at: { x: 0, y: 0 } }) ?? '';
    const places = [first, second, 'start'].map((id) => JSON.stringify(content(editor).layout.nodes[id]));
    expect(new Set(places).size).toBe(3);
  });

  it('gives nodes of the same type names of their own', () => {
    const editor = testEditor();
    const names = [1, 2, 3].map(() => nodeOf(editor, editor.actions.add({ type: 'say' }) ?? '').name);
    expect(names).toEqual(['Say', 'Say 2', 'Say 3']);
  });
});

describe('connecting', () => {
  it('moves the edge of a port that leads somewhere already', () => {
    const editor = testEditor();
    editor.actions.connect({ from: { node: 'menu', port: '1' }, to: 'two' });
    expect(content(editor).document.edges.filter((edge) => edge.from.port === '1')).toEqual([
      { from: { node: 'menu', port: '1' }, to: 'two' },
    ]);
    editor.actions.undo();
    expect(content(editor)).toEqual(smallFlow);
  });

  it('refuses to lead to the start, and says so', () => {
    const editor = testEditor();
    expect(editor.actions.connect({ from: { node: 'one', port: 'next' }, to: 'start' })).toBe('no_entry');
    expect(content(editor)).toEqual(smallFlow);
  });

  it('allows loops, since menus repeat', () => {
    const editor = testEditor();
    expect(editor.actions.connect({ from: { node: 'menu', port: 'no_input' }, to: 'menu' })).toBeNull();
  });
});

describe('a flow that is only read', () => {
  it('cannot be changed by any act', () => {
    const editor = testEditor(smallFlow, true);
    for (let kind = 0; kind <= 8; kind += 1) perform(editor, kind, 1, 2);
    expect(content(editor)).toEqual(smallFlow);
  });
});

describe('renaming a variable', () => {
  it('carries the new name into expressions, templates and variable fields', () => {
    const editor = testEditor();
    const before = content(editor).document.variables[0];
    if (!before) throw new Error('no variable');
    editor.actions.setVariable('choice', { ...before, name: 'pressed' });
    expect(nodeOf(editor, 'menu').config.keyVariable).toBe('pressed');
    expect(JSON.stringify(nodeOf(editor, 'one').config)).toContain('{{ pressed }}');
    editor.actions.undo();
    expect(content(editor)).toEqual(smallFlow);
  });

  it('leaves the variables of another flow alone, though they have the same name', () => {
    const editor = testEditor();
    const id = editor.actions.add({ type: 'sub_flow' }) ?? '';
    const config = { flowId: 'other', inputs: [], outputs: [{ name: 'choice', variable: 'choice' }] };
    editor.actions.setConfig(id, config);
    editor.actions.setVariable('choice', {
      name: 'pressed',
      type: 'text',
      role: 'local',
      sensitive: false,
      description: '',
    });
    expect(nodeOf(editor, id).config.outputs).toEqual([{ name: 'choice', variable: 'pressed' }]);
  });
});
