import type { FlowDocument, FlowNode, FlowVariable, JsonObject } from '@patchbay/flow-schema';
import { nodeTypes } from '../registry.ts';

export function flowNode(id: string, type: string, config: JsonObject): FlowNode {
  return { id, type, version: 1, name: id, config };
}

/** The ids of a node's ports with this config. */
export function portsOf(type: string, config: JsonObject): readonly string[] {
  const nodeType = nodeTypes.get(type);
  if (nodeType === undefined) throw new Error(`There is no node type ${type}`);
  return nodeType.ports(nodeType.config.parse(config) as never).map(({ id }) => id);
}

function document(parts: Pick<FlowDocument, 'nodes' | 'edges' | 'variables'> & Partial<FlowDocument>): FlowDocument {
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Rehearsal',
    description: '',
    languages: ['en-US', 'zh-CN'],
    errorHandler: null,
    tests: [],
    ...parts,
  };
}

/** The smallest flow around one node, `subject`: every port of it, and every failure, leads to `end`. */
export function flowAround(type: string, config: JsonObject, variables: readonly FlowVariable[]): FlowDocument {
  const subject = flowNode('subject', type, config);
  const start = flowNode('start', 'start', { answer: 'when_needed' });
  const end = flowNode('end', 'hang_up', {});
  const acts = Object.values(nodeTypes.get(type)?.on ?? {}).some((transitions) => 'agent.acted' in transitions);
  const action = flowNode('action', 'agent_action', { labelEn: 'Survey' });
  const isEntry = nodeTypes.get(type)?.entry === true;
  return document({
    nodes: [...(type === 'start' ? [] : [start]), subject, end, ...(acts ? [action] : [])],
    edges: [
      ...(acts ? [{ from: { node: 'action', port: 'pressed' }, to: 'end' }] : []),
      ...(isEntry ? [{ from: { node: 'start', port: 'next' }, to: 'end' }] : []),
      ...(type === 'start' || isEntry ? [] : [{ from: { node: 'start', port: 'next' }, to: 'subject' }]),
      ...portsOf(type, config).map((port) => ({ from: { node: 'subject', port }, to: 'end' })),
    ],
    variables: [...variables],
    errorHandler: 'end',
  });
}

/** The flow that is tried, as the waiting flow of `queueAround`. */
export const waitingFlowId = 'flow';
/** A queue whose callers hear the flow that is tried. */
export const queueAround: FlowDocument = document({
  name: 'Queue',
  nodes: [
    flowNode('start', 'start', { answer: 'when_needed' }),
    flowNode('queue', 'queue', {
      queueId: 'sales',
      waiting: { flowId: waitingFlowId },
      exits: [{ id: 'out', label: 'Out' }],
    }),
    flowNode('end', 'hang_up', {}),
  ],
  edges: [
    { from: { node: 'start', port: 'next' }, to: 'queue' },
    ...['answered', 'out', 'voicemail', 'callback', 'no_answer', 'failed'].map((port) => ({
      from: { node: 'queue', port },
      to: 'end',
    })),
  ],
  variables: [],
});

/** What a sub-flow in an example enters: asks for one key, hands `answer` back, leaves a queue on key 2 and fails on key 9. */
export const innerFlowId = 'inner';
export const innerFlow: FlowDocument = document({
  name: 'Inner',
  nodes: [
    flowNode('start', 'start', { answer: 'when_needed' }),
    flowNode('ask', 'menu', {
      prompt: [{ kind: 'text', text: { 'en-US': 'Question {{ question }}' } }],
      keys: [{ key: '1', label: 'Yes' }, { key: '2' }, { key: '9' }],
      keyVariable: 'answer',
    }),
    flowNode('back', 'return', {}),
    flowNode('out', 'leave_queue', { exit: 'Out' }),
    flowNode('break', 'set_variables', { assignments: [{ variable: 'answer', value: 'number("none")' }] }),
  ],
  edges: [
    { from: { node: 'start', port: 'next' }, to: 'ask' },
    { from: { node: 'ask', port: '1' }, to: 'back' },
    { from: { node: 'ask', port: '2' }, to: 'out' },
    { from: { node: 'ask', port: '9' }, to: 'break' },
    { from: { node: 'ask', port: 'no_input' }, to: 'back' },
    { from: { node: 'ask', port: 'no_match' }, to: 'back' },
    { from: { node: 'break', port: 'next' }, to: 'back' },
  ],
  variables: [
    { name: 'question', type: 'text', role: 'input', sensitive: false, description: '' },
    { name: 'answer', type: 'text', role: 'output', sensitive: false, description: '' },
  ],
});
