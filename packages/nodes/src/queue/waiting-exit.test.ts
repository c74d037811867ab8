import { applyChanges, checkFlow, type FlowDocument } from '@patchbay/flow-schema';
import { expect, it } from 'vitest';
import { nodeTypes } from '../registry.ts';

const node = (id: string, type: string, config: FlowDocument['nodes'][number]['config']) => ({
  id,
  type,
  version: 1,
  name: '',
  config,
});

it('an exit that only the waiting flow knows is a problem at the queue, and one click adds it', () => {
  const exits = [{ id: 'out', label: 'Leave a message' }];
  const config = { queueId: 'support', waiting: { flowId: 'music', inputs: [] }, exits };
  const flow: FlowDocument = {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Support',
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes: [node('start', 'start', {}), node('wait', 'queue', config)],
    edges: [{ from: { node: 'start', port: 'next' }, to: 'wait' }],
    errorHandler: null,
    tests: [],
  };
  const facts = { innerFlows: new Map([['music', { variables: [], exits: ['Leave a message', 'Call me back'] }]]) };
  const found = (document: FlowDocument) =>
    checkFlow(document, nodeTypes, facts).filter(({ code }) => code === 'waiting_exit_unknown');
  const [problem] = found(flow);
  expect(problem).toMatchObject({ severity: 'error', place: { kind: 'node', node: 'wait', field: ['exits'] } });
  const fixed = applyChanges(flow, problem?.fix?.changes ?? []).document;
  expect(found(fixed)).toEqual([]);
  expect(fixed.nodes[1]?.config.exits).toEqual([...exits, { id: 'exit-2', label: 'Call me back' }]);
});
