import { describe, expect, it } from 'vitest';
import { flowOf, nodeOf } from '../document/flow-fixtures.ts';
import { findUses } from '../uses/find-uses.ts';
import { replaceUse } from '../uses/replace-use.ts';
import { searchFlow } from './text-places.ts';

const flow = flowOf({
  name: 'Sales desk',
  variables: [
    { name: 'sales', type: 'text', role: 'local', sensitive: false, description: 'Who in Sales', initial: 'sales' },
  ],
  nodes: [
    {
      ...nodeOf('q', 'queue', { queueId: 'sales', waiting: { flowId: 'sales' }, exits: [{ label: 'To sales' }] }),
      name: 'Sales',
    },
    nodeOf('p', 'say', {
      prompt: [
        { kind: 'text', text: { 'en-US': 'Sales, please hold' } },
        { kind: 'recording', audio: { 'en-US': 'sales' } },
        { kind: 'prompt', promptId: 'sales' },
      ],
    }),
  ],
});

describe('texts in a flow', () => {
  it('are found in names and property values whatever their case, and not in ids of other things', () => {
    expect(searchFlow(flow, ' SALES ').map(({ node, variable, path }) => [node ?? variable, path.join('.')])).toEqual([
      [null, 'name'],
      ['sales', 'name'],
      ['sales', 'description'],
      ['sales', 'initial'],
      ['q', 'name'],
      ['q', 'config.exits.0.label'],
      ['p', 'config.prompt.0.text.en-US'],
    ]);
    expect(searchFlow(flow, '  ')).toEqual([]);
  });
});

describe('references of a flow', () => {
  it('are found by kind and place', () => {
    expect(findUses(flow).map(({ kind, id, node, field }) => `${kind} ${id} ${node} ${field.join('.')}`)).toEqual([
      'queue sales q queueId',
      'flow sales q waiting.flowId',
      'recording sales p prompt.1.audio.en-US',
      'prompt sales p prompt.2.promptId',
    ]);
  });

  it('are led to another thing of their kind, and to that only', () => {
    const after = replaceUse(flow, 'queue', 'sales', 'orders');
    expect(findUses(after).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'queue orders',
      'flow sales',
      'recording sales',
      'prompt sales',
    ]);
    expect(after.nodes[1]).toBe(flow.nodes[1]);
    expect(replaceUse(flow, 'queue', 'nothing', 'orders')).toBe(flow);
  });
});
