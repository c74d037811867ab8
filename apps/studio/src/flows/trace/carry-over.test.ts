import type { FlowDocument, Json, JsonObject } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { type CarryInput, carryOver } from './carry-over';
import type { TraceStep } from './replay';

type Kind = FlowDocument['variables'][number]['type'];

function flow(
  nodes: readonly (readonly [id: string, type: string, name?: string])[],
  variables: Readonly<Record<string, readonly [type: Kind, initial?: Json, role?: 'input']>> = {},
  languages: readonly string[] = ['en-US', 'zh-CN'],
): FlowDocument {
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'A flow',
    description: '',
    languages: [...languages],
    variables: Object.entries(variables).map(([name, [type, initial, role]]) => ({
      name,
      type,
      role: role ?? 'local',
      sensitive: false,
      description: '',
      ...(initial === undefined ? {} : { initial }),
    })),
    nodes: nodes.map(([id, type, name]) => ({ id, type, version: 1, name: name ?? '', config: {} })),
    edges: [],
    errorHandler: null,
    tests: [],
  };
}

function story(
  ...lines: (readonly [kind: string, depth: number, node: string | null, detail?: JsonObject])[]
): TraceStep[] {
  return lines.map(([kind, depth, nodeId, detail], index) => ({
    index,
    at: new Date(index * 1_000).toISOString(),
    depth,
    flowId: `flow${depth}`,
    version: `v${depth}`,
    nodeId,
    kind,
    port: null,
    detail: detail ?? {},
  }));
}

const before = flow(
  [
    ['start', 'start'],
    ['routing', 'set_routing', 'Urgent'],
    ['menu', 'menu', 'Main menu'],
    ['sub', 'sub_flow', 'Identify'],
    ['say', 'say', 'Balance'],
  ],
  { count: ['number', 3], pin: ['text'], gone: ['text'], key: ['text'] },
);
const steps = story(
  ['flow.entered', 0, null],
  ['node.entered', 0, 'start'],
  ['node.left', 0, 'start', { to: 'routing' }],
  ['node.entered', 0, 'routing'],
  ['node.left', 0, 'routing', { to: 'menu' }],
  ['node.entered', 0, 'menu'],
  ['language.set', 0, 'menu', { language: 'zh-CN' }],
  ['variable.set', 0, 'menu', { name: 'key', value: '2' }],
  ['variable.set', 0, 'menu', { name: 'pin', value: '••••' }],
  ['variable.set', 0, 'menu', { name: 'gone', value: 'x' }],
  ['node.left', 0, 'menu', { to: 'sub' }],
  ['node.entered', 0, 'sub'],
  ['flow.entered', 1, null],
  ['node.entered', 1, 'ask'],
  ['variable.set', 1, 'ask', { name: 'answer', value: 7 }],
);
const carry = (input: Partial<CarryInput>) =>
  carryOver({ steps, at: 9, depth: 0, before, draft: before, answeredAt: 0, ...input });
const kinds = (input: Partial<CarryInput>) => carry(input)?.notes.map(({ kind }) => kind);

describe('going on with the draft', () => {
  it('stands where the call stood, with its variables, language and time, and says what began before', () => {
    const draft = flow([...before.nodes.map(({ id, type, name }) => [id, type, name] as const)], {
      count: ['number', 99],
      key: ['number'],
      pin: ['text'],
    });
    expect(carry({ draft })).toEqual({
      nodeId: 'menu',
      variables: { count: 3, key: 2 },
      language: 'zh-CN',
      answered: true,
      at: 9_000,
      notes: [
        { kind: 'begins_anew', node: 'Main menu' },
        { kind: 'decided_before', node: 'Urgent' },
        { kind: 'variable_secret', name: 'pin' },
        { kind: 'variable_gone', name: 'gone' },
      ],
    });
  });

  it('goes to the next node once one is left', () => {
    expect(carry({ at: 4 })?.nodeId).toBe('menu');
    expect(carry({ at: 10 })?.nodeId).toBe('sub');
  });

  it('finds a node that was drawn anew under its name, else the last one before that is still there', () => {
    const drawnAnew = flow([
      ['start', 'start'],
      ['other', 'menu', 'Main menu'],
    ]);
    expect(carry({ draft: drawnAnew })?.nodeId).toBe('other');
    expect(kinds({ draft: drawnAnew })).toContain('node_by_name');
    const removed = flow([
      ['start', 'start'],
      ['routing', 'set_routing', 'Urgent'],
    ]);
    expect(carry({ draft: removed })?.nodeId).toBe('routing');
    expect(carry({ draft: removed })?.notes[0]).toEqual({ kind: 'node_gone', node: 'Main menu', instead: 'Urgent' });
    // A node that became another type is another node.
    expect(
      carry({
        draft: flow([
          ['begin', 'start'],
          ['menu', 'say'],
        ]),
      })?.nodeId,
    ).toBe('begin');
    expect(carry({ draft: flow([]) })).toBeNull();
  });

  it('says what does not fit: values, languages, what a sub-flow was handed', () => {
    const unfit = flow([['menu', 'menu']], { key: ['date'] }, ['en-US']);
    expect(carry({ draft: unfit })).toMatchObject({ variables: {}, language: 'en-US' });
    expect(carry({ draft: unfit })?.notes).toContainEqual({ kind: 'variable_unfit', name: 'key', type: 'date' });
    expect(kinds({ draft: unfit })).toContain('language_gone');
    const inner = flow([['ask', 'collect_digits']], { customer: ['text', null, 'input'], answer: ['number'] });
    expect(carry({ at: 14, depth: 1, before: inner, draft: inner })).toMatchObject({
      nodeId: 'ask',
      variables: { answer: 7 },
      notes: [{ kind: 'begins_anew' }, { kind: 'inputs_unknown', names: 'customer' }],
    });
  });

  it('begins a sub-flow anew for the flow around it, and knows nothing of a flow that was not entered', () => {
    expect(carry({ at: 14 })?.nodeId).toBe('sub');
    expect(kinds({ at: 14 })).toContain('enters_anew');
    expect(carry({ depth: 1 })).toBeNull();
    expect(carry({ answeredAt: 9_500 })?.answered).toBe(false);
  });
});
