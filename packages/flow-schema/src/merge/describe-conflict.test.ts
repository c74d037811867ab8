import { describe, expect, it } from 'vitest';
import type { FlowDocument } from '../document/flow-document.ts';
import { flowOf, nodeOf, scenarioOf, testRegistry } from '../document/flow-fixtures.ts';
import type { Locale } from '../text.ts';
import { describeConflict } from './describe-conflict.ts';
import { mergeFlows } from './merge-flows.ts';

const base = flowOf({
  nodes: [nodeOf('start', 'start'), nodeOf('fork', 'fork', { count: 1 }), nodeOf('end', 'hang_up')],
  edges: [{ from: { node: 'fork', port: 'a' }, to: 'end' }],
  variables: [{ name: 'v', type: 'text', role: 'local', sensitive: false, description: '' }],
  errorHandler: 'end',
});

function told(mine: Partial<FlowDocument>, theirs: Partial<FlowDocument>, locale: Locale = 'en') {
  const documents = { base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } };
  return mergeFlows(documents).conflicts.map((conflict) =>
    describeConflict(conflict, documents, testRegistry, { locale }),
  );
}

const fork = (change: object) => base.nodes.map((node) => (node.id === 'fork' ? { ...node, ...change } : node));

describe('a conflict in words', () => {
  it('names the field of a node, and the item of a list by its place', () => {
    expect(told({ nodes: fork({ name: 'Mine' }) }, { nodes: fork({ name: 'Theirs' }) })).toEqual([
      { title: 'Mine', label: 'Name', values: { base: 'fork', mine: 'Mine', theirs: 'Theirs' }, node: 'fork' },
    ]);
    const counted = (count: number) => ({ nodes: fork({ config: { count } }) });
    expect(told(counted(2), counted(3))).toMatchObject([{ label: 'count', values: { mine: '2', theirs: '3' } }]);
  });

  it('says that a node is gone on one side', () => {
    const without = { nodes: base.nodes.filter(({ id }) => id !== 'fork'), edges: [] };
    expect(told(without, { nodes: fork({ name: 'Theirs' }) })).toMatchObject([
      { title: 'Theirs', label: '', values: { mine: null, theirs: 'Theirs: fork' } },
    ]);
  });

  it('says where a port leads, by the names of nodes', () => {
    const led = (to: string) => ({ edges: [{ from: { node: 'fork', port: 'a' }, to }] });
    expect(told(led('fork'), { edges: [] }, 'zh')).toMatchObject([
      { title: '“fork” · A', label: '通往', values: { base: 'end', mine: 'fork', theirs: null } },
    ]);
  });

  it('tells variables, settings and scenarios by their names', () => {
    const variables = (description: string) => base.variables.map((variable) => ({ ...variable, description }));
    expect(
      told(
        { variables: variables('Mine'), errorHandler: 'fork' },
        { variables: variables('Theirs'), errorHandler: 'start' },
      ),
    ).toMatchObject([
      { title: 'v', label: 'Description' },
      { title: 'Where failures go', label: '', values: { base: 'end', mine: 'fork', theirs: 'start' } },
    ]);
    const scenario = scenarioOf('s');
    const renamed = (name: string) => ({ scenarios: [{ ...scenario, name }] }) as Partial<FlowDocument>;
    expect(told(renamed('Mine'), renamed('Theirs'))).toMatchObject([
      { title: 'Mine', values: { mine: expect.stringContaining('Mine'), theirs: expect.stringContaining('Theirs') } },
    ]);
  });
});
