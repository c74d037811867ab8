import { describe, expect, it } from 'vitest';
import { flowOf, nodeOf, scenarioOf } from '../document/flow-fixtures.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { diffFlows } from './diff-flows.ts';

describe('difference of two flows', () => {
  const before = flowOf({
    nodes: [nodeOf('start', 'start'), nodeOf('menu', 'fork', { keys: ['1', '2'], timeoutMs: 5000 })],
    edges: [{ from: { node: 'start', port: 'next' }, to: 'menu' }],
  });

  it('is empty for another order of the same', () => {
    expect(diffFlows(before, { ...before, nodes: [...before.nodes].reverse() })).toEqual([]);
  });

  it('names the values that changed, with their place', () => {
    const after = {
      ...before,
      nodes: [nodeOf('start', 'start'), nodeOf('menu', 'fork', { keys: ['1', '3', '4'], bargeIn: true })],
    };
    expect(diffFlows(before, after)).toMatchObject([
      {
        kind: 'node_changed',
        fields: [
          { path: ['config', 'bargeIn'], before: undefined, after: true },
          { path: ['config', 'keys', 1], before: '2', after: '3' },
          { path: ['config', 'keys', 2], before: undefined, after: '4' },
          { path: ['config', 'timeoutMs'], before: 5000, after: undefined },
        ],
      },
    ]);
  });

  it('tells nodes, edges, variables and settings apart', () => {
    const after = flowOf({
      name: 'Other',
      variables: [{ name: 'v', type: 'text', role: 'local', sensitive: false, description: '' }],
      nodes: [nodeOf('start', 'start'), nodeOf('end', 'hang_up')],
      edges: [{ from: { node: 'start', port: 'next' }, to: 'end' }],
    });
    expect(diffFlows(before, after).map((difference) => difference.kind)).toEqual([
      'setting_changed',
      'variable_added',
      'node_added',
      'node_removed',
      'edge_changed',
    ]);
  });

  it('tells a way that leads elsewhere from ways that came and went', () => {
    const ways = (...to: [string, string][]) => ({
      ...before,
      edges: to.map(([port, node]) => ({ from: { node: 'menu', port }, to: node })),
    });
    expect(diffFlows(ways(['a', 'start'], ['b', 'start']), ways(['a', 'menu'], ['c', 'start']))).toEqual([
      {
        kind: 'edge_changed',
        before: { from: { node: 'menu', port: 'a' }, to: 'start' },
        after: { from: { node: 'menu', port: 'a' }, to: 'menu' },
      },
      { kind: 'edge_added', edge: { from: { node: 'menu', port: 'c' }, to: 'start' } },
      { kind: 'edge_removed', edge: { from: { node: 'menu', port: 'b' }, to: 'start' } },
    ]);
  });

  it('tells scenarios apart by their id', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => scenarioOf(id));
    const changed = { ...scenarioOf('b'), required: true };
    expect(
      diffFlows(
        { ...before, scenarios: [a, b] as Scenario[] },
        { ...before, scenarios: [changed, c] as Scenario[] },
      ).map(({ kind }) => kind),
    ).toEqual(['scenario_changed', 'scenario_added', 'scenario_removed']);
  });
});
