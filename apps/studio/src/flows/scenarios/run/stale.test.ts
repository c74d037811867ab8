import { createScenarioRunner } from '@patchbay/engine';
import type { FlowDocument, FlowNode, Scenario } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describe, expect, it } from 'vitest';
import { graphCoverage } from '../covered/graph-coverage';
import { addsTo } from '../generate/added-ports';
import type { ScenarioRun } from './scenario-store';
import { isStale } from './stale';

const flowId = 'flow';

function node(id: string, type: string, config: FlowNode['config'] = {}): FlowNode {
  return {
    id,
    type,
    version: 1,
    name: id,
    config: { ...(nodeTypes.get(type)?.defaults(['en-US']) as FlowNode['config']), ...config },
  };
}

const pressOne: Scenario = {
  id: 'one',
  name: 'One',
  required: false,
  startsAt: '2026-03-31T10:00:00Z',
  call: { direction: 'inbound', callerNumber: '', callerName: '', calledNumber: '2000' },
  language: null,
  inputs: {},
  steps: [
    { step: 'press', keys: '1', when: 'asked' },
    { step: 'reaches', flow: null, node: 'bye' },
  ],
};

const document: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Two ways',
  description: '',
  languages: ['en-US'],
  variables: [],
  nodes: [
    node('start', 'start'),
    node('menu', 'menu', {
      keys: [
        { key: '1', label: 'Bye' },
        { key: '2', label: 'Talk' },
      ],
    }),
    node('bye', 'hang_up'),
    node('talk', 'hang_up'),
  ],
  edges: [
    { from: { node: 'start', port: 'next' }, to: 'menu' },
    { from: { node: 'menu', port: '1' }, to: 'bye' },
    { from: { node: 'menu', port: '2' }, to: 'talk' },
  ],
  errorHandler: null,
  tests: [],
  scenarios: [pressOne],
};

const surroundings = { flows: {}, prompts: {}, documents: {} };

function runOf(scenario: Scenario): ScenarioRun {
  const runner = createScenarioRunner({ nodeTypes, flowId, document, surroundings });
  return { scenario, document, result: runner.run(scenario) };
}

function withNode(changed: FlowNode): FlowDocument {
  return { ...document, nodes: document.nodes.map((one) => (one.id === changed.id ? changed : one)) };
}

describe('the result of a scenario', () => {
  const run = runOf(pressOne);

  it('holds while nothing changed that the call came by', () => {
    expect(run.result.passed).toBe(true);
    const renamed = withNode({ ...node('menu', 'menu', document.nodes[1]?.config), name: 'Another name' });
    const elsewhere = withNode(node('talk', 'hang_up', { cause: 'busy' }));
    const reordered = { ...document, nodes: [...document.nodes].reverse(), edges: [...document.edges].reverse() };
    const required = { ...document, scenarios: [{ ...pressOne, name: 'Another name', required: true }] };
    for (const same of [document, { ...document }, renamed, elsewhere, reordered, required]) {
      expect(isStale(run, same, flowId)).toBe(false);
    }
  });

  it.each<[what: string, changed: FlowDocument]>([
    ['a node it came by', withNode({ ...node('menu', 'menu', document.nodes[1]?.config), config: { keys: [] } })],
    ['where a port of such a node leads', { ...document, edges: document.edges.slice(0, 2) }],
    ['the languages', { ...document, languages: ['zh-CN'] }],
    ['the scenario', { ...document, scenarios: [{ ...pressOne, steps: [] }] }],
    ['whether there is the scenario', { ...document, scenarios: [] }],
  ])('says nothing any more once somebody changed %s', (_what, changed) => {
    expect(isStale(run, changed, flowId)).toBe(true);
  });
});

describe('what scenarios cover', () => {
  const one = runOf(pressOne);
  const two = runOf({ ...pressOne, id: 'two', steps: [{ step: 'press', keys: '2', when: 'asked' }] });

  it('is every port that one of them leaves by', () => {
    const { ports, covered, all, nodes } = graphCoverage({ flowId, document, nodeTypes }, [one]);
    expect(ports).toMatchObject({ 'start:next': true, 'menu:1': true, 'menu:2': false });
    expect(covered).toBe(Object.values(ports).filter(Boolean).length);
    expect(all).toBe(Object.keys(ports).length);
    expect([...nodes].sort()).toEqual(['bye', 'menu', 'start']);
  });

  it('tells which proposals go where none of the others go', () => {
    const doubled = { ...one.result, scenarioId: 'again' };
    expect([...addsTo([one.result], [doubled, two.result], flowId)]).toEqual(['two']);
    expect([...addsTo([], [one.result, doubled, two.result], flowId)]).toEqual(['one', 'two']);
  });
});
