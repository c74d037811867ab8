import { describe, expect, it } from 'vitest';
import type { NodeType } from '../contract/node-type.ts';
import { applyChanges } from '../document/apply-changes.ts';
import type { FlowDocument } from '../document/flow-document.ts';
import { flowOf, nodeOf, testRegistry } from '../document/flow-fixtures.ts';
import { blocksPublishing, checkFlow } from './check-flow.ts';

const edge = (node: string, port: string, to: string) => ({ from: { node, port }, to });
const good = flowOf({ nodes: [nodeOf('s', 'start'), nodeOf('end', 'hang_up')], edges: [edge('s', 'next', 'end')] });
const between = (type: string, config = {}, parts: Partial<FlowDocument> = {}): FlowDocument => ({
  ...good,
  nodes: [...good.nodes, nodeOf('x', type, config)],
  edges: [edge('s', 'next', 'x'), edge('x', 'next', 'end')],
  ...parts,
});
const codes = (flow: FlowDocument, surroundings = {}): string[] =>
  checkFlow(flow, testRegistry, surroundings).map(({ code }) => code);

describe('checks', () => {
  it('finds nothing in a good flow', () => {
    expect(codes(good)).toEqual([]);
  });

  it('leaves an optional exit and an unreachable note alone', () => {
    const flow = between('fork', {}, { edges: [edge('s', 'next', 'x'), edge('x', 'a', 'end')] });
    expect(codes({ ...flow, nodes: [...flow.nodes, nodeOf('n', 'note')] })).toEqual([]);
  });

  it('leads past a note that stands for a step', () => {
    const stands = testRegistry.get('note') as NodeType<never>;
    const registry = {
      ...testRegistry,
      get: (type: string) =>
        type === 'note'
          ? { ...stands, ports: () => [{ id: 'on', label: { en: 'On', zh: '续' } }] }
          : testRegistry.get(type),
    };
    const flow = between('note', {}, { edges: [edge('s', 'next', 'x'), edge('x', 'on', 'end')] });
    const [problem] = checkFlow(flow, registry);
    expect(problem).toMatchObject({
      code: 'edge_into_note',
      fix: { changes: [{}, { edge: edge('s', 'next', 'end') }] },
    });
    expect(checkFlow(applyChanges(flow, problem?.fix?.changes ?? []).document, registry)).toEqual([]);
  });

  it('counts a node that is entered without an edge as reached', () => {
    const flow = between('pressed', {}, { edges: [edge('s', 'next', 'end'), edge('x', 'next', 'end')] });
    expect(codes(flow)).toEqual([]);
  });

  it('counts the error handler as reached', () => {
    expect(codes({ ...good, nodes: [...good.nodes, nodeOf('sorry', 'hang_up')], errorHandler: 'sorry' })).toEqual([]);
  });

  it('names references to what is not there', () => {
    const flow = between('start_of_nothing', { deep: [{ flowId: 'f1' }, { promptId: 'p1' }], credentialId: 'c1' });
    const found = codes(flow, { flowIds: new Set(), promptIds: new Set(), credentialIds: new Set(['c1']) });
    expect(found).toEqual(expect.arrayContaining(['flow_missing', 'prompt_missing']));
    expect(found).not.toContain('credential_missing');
    const waits = between('start_of_nothing', { queueId: 'q1', agentId: 'a1', rings: [{ wants: { skill: 's1' } }] });
    const gone = codes(waits, { queueIds: new Set(), agentIds: new Set(), skillIds: new Set(['s2']) });
    expect(gone).toEqual(expect.arrayContaining(['queue_missing', 'agent_missing', 'skill_missing']));
  });

  it('offers fixes that remove their problem', () => {
    const broken = between(
      'secret',
      { variable: 'pin' },
      { edges: [edge('s', 'next', 'x'), edge('x', 'next', 'end'), edge('x', 'old', 'end')] },
    );
    const changes = checkFlow(broken, testRegistry).flatMap((problem) => problem.fix?.changes ?? []);
    expect(changes).toHaveLength(2);
    expect(codes(applyChanges(broken, changes).document)).toEqual([]);
  });

  it('offers to declare a variable that an expression reads', () => {
    const flow = between('reads', { source: 'nobody' });
    const changes = checkFlow(flow, testRegistry).flatMap((problem) => problem.fix?.changes ?? []);
    expect(codes(applyChanges(flow, changes).document)).toEqual(['variable_read_before_set']);
  });

  it('knows the failure that every expression may read, unless the flow has a variable of this name', () => {
    const reads = (source: string, more = {}) => codes(between('reads', { source }, more));
    expect(reads('failure == null ? "" : failure.code + failure.node')).toEqual([]);
    expect(reads('failure.reason')).toEqual(['expression_missing_key']);
    const own = { name: 'failure', type: 'record', role: 'local', sensitive: false, description: '' };
    expect(reads('text(failure.reason)', { variables: [own] })).not.toContain('expression_missing_key');
  });

  it('lets warnings through and stops errors', () => {
    expect(
      blocksPublishing(checkFlow({ ...good, nodes: [...good.nodes, nodeOf('lost', 'hang_up')] }, testRegistry)),
    ).toBe(false);
    expect(blocksPublishing(checkFlow({ ...good, edges: [] }, testRegistry))).toBe(true);
  });
});
