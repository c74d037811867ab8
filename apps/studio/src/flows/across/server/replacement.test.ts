import { type FlowDocument, flowDocumentSchema, type JsonObject } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { applyReplacement } from './replacement';

const node = (id: string, type: string, config: JsonObject) => ({ id, type, version: 1, name: id, config });
const flow = (nodes: ReturnType<typeof node>[], variables: { name: string; role?: string }[] = []): FlowDocument =>
  flowDocumentSchema.parse({
    schemaVersion: 1,
    kind: 'voice',
    name: 'Flow',
    languages: ['en-US'],
    variables: variables.map((one) => ({ type: 'text', ...one })),
    nodes,
    edges: [],
  });

const inner = flow(
  [node('say', 'say', { prompt: [{ kind: 'text', text: { 'en-US': 'Order {{ order }}' } }] })],
  [
    { name: 'order', role: 'input' },
    { name: 'state', role: 'output' },
  ],
);
const outer = flow(
  [
    node('ask', 'sub_flow', {
      flowId: 'inner',
      inputs: [{ name: 'order', value: 'order' }],
      outputs: [{ name: 'state', variable: 'state' }],
    }),
    node('other', 'sub_flow', { flowId: 'another', inputs: [{ name: 'order', value: '1' }], outputs: [] }),
    node('wait', 'queue', { queueId: 'q', waiting: { flowId: 'inner', inputs: [{ name: 'order', value: '2' }] } }),
  ],
  [{ name: 'order' }, { name: 'state' }],
);

describe('a variable renamed everywhere', () => {
  const rename = { kind: 'variable', flowId: 'inner', from: 'order', to: 'orderNumber' } as const;

  it('is renamed where its flow declares and reads it', () => {
    const after = applyReplacement({ id: 'inner', document: inner }, rename, nodeTypes);
    expect(after.variables.map(({ name }) => name)).toEqual(['orderNumber', 'state']);
    expect(after.nodes[0]?.config).toEqual({
      prompt: [{ kind: 'text', text: { 'en-US': 'Order {{ orderNumber }}' } }],
    });
  });

  it('is renamed where others hand it over, and theirs of the same name is not', () => {
    const after = applyReplacement({ id: 'outer', document: outer }, rename, nodeTypes);
    expect(after.nodes[0]?.config.inputs).toEqual([{ name: 'orderNumber', value: 'order' }]);
    expect(after.nodes[1]).toBe(outer.nodes[1]);
    expect(after.nodes[2]?.config.waiting).toEqual({ flowId: 'inner', inputs: [{ name: 'orderNumber', value: '2' }] });
    expect(after.variables).toEqual(outer.variables);
  });
});

describe('a text', () => {
  it('is replaced where people wrote it, and not in expressions, choices, variables and ids', () => {
    const document = flow(
      [
        node('order', 'say', { prompt: [{ kind: 'text', text: { 'en-US': 'Your order {{ order }}, the order' } }] }),
        node('queue', 'queue', {
          queueId: 'queue',
          skills: 'queue',
          exits: [{ id: 'queue', label: 'Leave the queue' }],
        }),
      ],
      [{ name: 'order' }],
    );
    const put = (find: string, text: string) =>
      applyReplacement({ id: 'f', document }, { kind: 'text', find, put: text }, nodeTypes);
    const orders = put('order', 'parcel');
    expect(orders.nodes[0]).toMatchObject({ id: 'order', name: 'parcel' });
    expect(orders.nodes[0]?.config.prompt).toEqual([
      { kind: 'text', text: { 'en-US': 'Your parcel {{ order }}, the parcel' } },
    ]);
    expect(orders.variables[0]?.name).toBe('order');
    expect(put('queue', 'line').nodes[1]?.config).toEqual({
      queueId: 'queue',
      skills: 'queue',
      exits: [{ id: 'queue', label: 'Leave the line' }],
    });
  });
});

describe('a replacement', () => {
  it('leaves a flow in which there is nothing to replace the very same', () => {
    const same = (replacement: Parameters<typeof applyReplacement>[1]) =>
      applyReplacement({ id: 'outer', document: outer }, replacement, nodeTypes);
    expect(same({ kind: 'text', find: 'nothing', put: 'x' })).toBe(outer);
    expect(same({ kind: 'reference', of: 'prompt', from: 'q', to: 'x' })).toBe(outer);
    expect(same({ kind: 'variable', flowId: 'third', from: 'order', to: 'x' })).toBe(outer);
  });

  it('leads every reference to one thing to another', () => {
    const replacement = { kind: 'reference', of: 'flow', from: 'inner', to: 'better' } as const;
    const after = applyReplacement({ id: 'outer', document: outer }, replacement, nodeTypes);
    expect(after.nodes.map(({ config }) => config.flowId ?? (config.waiting as JsonObject).flowId)).toEqual([
      'better',
      'another',
      'better',
    ]);
  });
});
