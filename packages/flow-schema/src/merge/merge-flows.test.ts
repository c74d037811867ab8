import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../document/flow-document.ts';
import { flowOf, nodeOf } from '../document/flow-fixtures.ts';
import type { JsonObject } from '../json.ts';
import { mergeFlows, mergeLayouts } from './merge-flows.ts';

const base = flowOf({
  nodes: [
    nodeOf('start', 'start'),
    nodeOf('menu', 'anything', {
      prompt: [
        { kind: 'text', text: { 'en-US': 'Hello', 'zh-CN': '你好' } },
        { kind: 'text', text: { 'en-US': 'Press one' } },
      ],
      keys: [{ key: '1', label: 'One' }],
      timeoutMs: 5_000,
    }),
    nodeOf('end', 'hang_up'),
  ],
  edges: [
    { from: { node: 'start', port: 'next' }, to: 'menu' },
    { from: { node: 'menu', port: '1' }, to: 'end' },
  ],
});

function config(flow: FlowDocument, change: (config: JsonObject) => JsonObject): FlowDocument {
  return {
    ...flow,
    nodes: flow.nodes.map((node) => (node.id === 'menu' ? { ...node, config: change(node.config) } : node)),
  };
}

const menuOf = (flow: FlowDocument) => flow.nodes.find((node) => node.id === 'menu')?.config;
const without = (flow: FlowDocument, id: string): FlowDocument => ({
  ...flow,
  nodes: flow.nodes.filter((node) => node.id !== id),
  edges: flow.edges.filter((edge) => edge.from.node !== id && edge.to !== id),
});

describe('two edits of one node', () => {
  const greeting = (language: string, words: string) =>
    config(base, (menu) => ({
      ...menu,
      prompt: [
        { kind: 'text', text: { 'en-US': 'Hello', 'zh-CN': '你好', [language]: words } },
        { kind: 'text', text: { 'en-US': 'Press one' } },
      ],
    }));

  it('both stand where they are of different fields, down to the language of a text', () => {
    const { document, conflicts } = mergeFlows({
      base,
      mine: greeting('en-US', 'Good day'),
      theirs: greeting('zh-CN', '您好'),
    });
    expect(conflicts).toEqual([]);
    expect(menuOf(document)?.prompt).toEqual([
      { kind: 'text', text: { 'en-US': 'Good day', 'zh-CN': '您好' } },
      { kind: 'text', text: { 'en-US': 'Press one' } },
    ]);
  });

  it('are one question at the smallest place where they are of the same field', () => {
    const sides = { base, mine: greeting('en-US', 'Good day'), theirs: greeting('en-US', 'Welcome') };
    const { document, conflicts } = mergeFlows(sides);
    expect(conflicts).toEqual([
      {
        key: expect.any(String),
        place: { kind: 'node', node: 'menu', path: ['config', 'prompt', 0, 'text', 'en-US'] },
        base: 'Hello',
        mine: 'Good day',
        theirs: 'Welcome',
      },
    ]);
    expect(document).toEqual(sides.mine);
    const choices = { [conflicts[0]?.key ?? '']: 'theirs' } as const;
    expect(mergeFlows(sides, { choices }).document).toEqual(sides.theirs);
  });

  it('add a key each, in the order of the keys', () => {
    const more = (key: string) =>
      config(base, (menu) => ({
        ...menu,
        keys: [
          { key: '1', label: 'One' },
          { key, label: key },
        ],
      }));
    const { document, conflicts } = mergeFlows({ base, mine: more('3'), theirs: more('2') });
    expect(conflicts).toEqual([]);
    expect(menuOf(document)?.keys).toMatchObject([{ key: '1' }, { key: '2' }, { key: '3' }]);
  });

  it('are a question where both say something more at the same place: its order is heard', () => {
    const more = (words: string) =>
      config(base, (menu) => ({
        ...menu,
        prompt: [...(menu.prompt as JsonObject[]), { kind: 'text', text: { 'en-US': words } }],
      }));
    const { conflicts } = mergeFlows({ base, mine: more('or two'), theirs: more('or three') });
    expect(conflicts.map(({ place }) => place)).toEqual([{ kind: 'node', node: 'menu', path: ['config', 'prompt'] }]);
  });

  it('are one question where each fits the type alone and both do not', () => {
    const fitsType = ({ id, config: { timeoutMs, keys } }: FlowDocument['nodes'][number]) =>
      id !== 'menu' || Number(timeoutMs) >= 1_000 * (keys as unknown[]).length;
    const mine = config(base, (menu) => ({ ...menu, timeoutMs: 1_000 }));
    const theirs = config(base, (menu) => ({ ...menu, keys: [...(menu.keys as JsonObject[]), { key: '2' }] }));
    expect(mergeFlows({ base, mine, theirs }).conflicts).toEqual([]);
    const { document, conflicts } = mergeFlows({ base, mine, theirs }, { fitsType });
    expect(conflicts.map(({ place }) => place)).toEqual([{ kind: 'node', node: 'menu', path: [] }]);
    expect(menuOf(document)).toEqual(menuOf(mine));
  });
});

describe('a node that one side removed', () => {
  it('is gone where the other did nothing with it', () => {
    const { document, conflicts } = mergeFlows({ base, mine: without(base, 'end'), theirs: { ...base, name: 'New' } });
    expect([document.name, conflicts]).toEqual(['New', []]);
    expect(document.edges).toHaveLength(1);
  });

  it('is a question where the other worked on it, and comes back with the edges it had', () => {
    const theirs = config(base, (menu) => ({ ...menu, timeoutMs: 9_000 }));
    const sides = { base, mine: without(base, 'menu'), theirs };
    const { document, conflicts } = mergeFlows(sides);
    expect(conflicts).toMatchObject([{ place: { kind: 'node', node: 'menu', path: [] } }]);
    expect(document).toEqual(sides.mine);
    const choices = { [conflicts[0]?.key ?? '']: 'theirs' } as const;
    expect(mergeFlows(sides, { choices }).document.edges).toEqual(theirs.edges);
  });

  it('is a question where the other led a new edge to it', () => {
    const theirs = { ...base, edges: [...base.edges, { from: { node: 'menu', port: 'no_input' }, to: 'end' }] };
    const { conflicts } = mergeFlows({ base, mine: without(base, 'end'), theirs });
    expect(conflicts.map(({ place }) => place)).toEqual([{ kind: 'node', node: 'end', path: [] }]);
  });
});

describe('a port', () => {
  const led = (to: string) => ({
    ...base,
    edges: [...base.edges.slice(0, 1), { from: { node: 'menu', port: '1' }, to }],
  });

  it('that both lead elsewhere is a question: it leads to one place', () => {
    const { document, conflicts } = mergeFlows({ base, mine: led('menu'), theirs: led('start') });
    expect(conflicts).toMatchObject([
      { place: { kind: 'port', node: 'menu', port: '1' }, base: ['end'], mine: ['menu'], theirs: ['start'] },
    ]);
    expect(document.edges).toHaveLength(2);
  });

  it('goes where one leads it while the other removes where it led', () => {
    const { document, conflicts } = mergeFlows({ base, mine: without(base, 'end'), theirs: led('menu') });
    expect(conflicts).toEqual([]);
    expect(document.edges).toEqual(led('menu').edges);
  });
});

describe('the rest of a document', () => {
  it('is merged setting by setting, also what only one side knows of', () => {
    const scenario = (id: string, name: string) => ({ id, name });
    const withScenarios = (...scenarios: object[]) => ({ ...base, scenarios }) as unknown as FlowDocument;
    const { document, conflicts } = mergeFlows({
      base: withScenarios(scenario('a', 'A')),
      mine: withScenarios(scenario('a', 'A, mine'), scenario('b', 'B')),
      theirs: { ...withScenarios(scenario('a', 'A'), scenario('c', 'C')), description: 'Theirs' },
    });
    expect(conflicts).toEqual([]);
    expect(document).toEqual({
      ...withScenarios(scenario('a', 'A, mine'), scenario('b', 'B'), scenario('c', 'C')),
      description: 'Theirs',
    });
  });

  it('keeps a box where somebody put it', () => {
    const at = (start: number, menu: number) => ({ nodes: { start: { x: start, y: 0 }, menu: { x: menu, y: 0 } } });
    const merged = mergeLayouts({ base: at(0, 0), mine: at(5, 0), theirs: at(7, 9) }, base);
    expect(merged).toEqual(at(5, 9));
  });
});
