import { describe, expect, it } from 'vitest';
import type { FlowDocument, FlowVariable } from '../document/flow-document.ts';
import { flowOf, nodeOf, scenarioOf, testRegistry } from '../document/flow-fixtures.ts';
import type { JsonObject } from '../json.ts';
import type { ScenarioStep } from '../scenarios/scenario.ts';
import type { AnalysisFacts } from './analysis-facts.ts';
import { checkFlow } from './check-flow.ts';
import { rules } from './rules.ts';

const edge = (node: string, port: string, to: string) => ({ from: { node, port }, to });
const variable = (name: string, parts: Partial<FlowVariable> = {}): FlowVariable => ({
  name,
  type: 'text',
  role: 'local',
  sensitive: false,
  description: '',
  ...parts,
});
const good = flowOf({ nodes: [nodeOf('s', 'start'), nodeOf('end', 'hang_up')], edges: [edge('s', 'next', 'end')] });
/** A flow with one step between start and end. */
const around = (type: string, config: JsonObject = {}, parts: Partial<FlowDocument> = {}): FlowDocument => ({
  ...good,
  nodes: [...good.nodes, nodeOf('x', type, config)],
  edges: [edge('s', 'next', 'x'), edge('x', 'next', 'end')],
  ...parts,
});
/** A step that is what its config says, and goes round to itself by one of its ports. */
const round = (visit: JsonObject, config: JsonObject = {}): FlowDocument =>
  around(
    'anything',
    { ports: ['next', 'again'], visit, ...config },
    {
      edges: [edge('s', 'next', 'x'), edge('x', 'again', 'x'), edge('x', 'next', 'end')],
    },
  );
const reads = (source: string, use: JsonObject = {}): JsonObject => ({
  expressions: [{ field: ['value'], kind: 'cel', source, expects: 'any', ...use }],
});
const asks = (ports: string[]) =>
  around('anything', { ports }, { edges: [edge('s', 'next', 'x'), edge('x', '1', 'end')] });
const heard = [[{ kind: 'text', text: { 'en-US': 'Hello' } }]];
const refers = (config: JsonObject) => around('anything', config);
const takes = { tableId: 'vip', results: [{ variable: 'level', column: 'level' }] };
const waits = (ms: number, more: JsonObject = {}) => around('anything', { visit: { waitMsMax: ms, ...more } });
const wish = (levelMin: number) => [{ afterMs: 0, wants: { skill: 'french', levelMin } }];
const joins = (rings: ReturnType<typeof wish> | null) =>
  around('anything', { visit: { queue: { queueId: 'q', rings } } });
const queue = (agents: Record<string, number>[]): AnalysisFacts => ({
  queues: new Map([['q', { rings: [], agents }]]),
});
const prompts = (...languages: string[]): AnalysisFacts => ({
  prompts: new Map([['p', { durationMsByLanguage: Object.fromEntries(languages.map((one) => [one, 1_000])) }]]),
});
const reading = (...values: string[]): AnalysisFacts => ({
  prompts: new Map([['p', { durationMsByLanguage: { 'en-US': 1_000 }, values }]]),
});
const inner: AnalysisFacts = {
  innerFlows: new Map([
    ['f', { variables: [variable('ask', { role: 'input' }), variable('pin', { role: 'input', sensitive: true })] }],
  ]),
};
const hands = (input: string, source = '1') => around('anything', reads(source, { handedTo: { flowId: 'f', input } }));
const waitsIn = (exits: string[]) =>
  around('anything', { exits: [], visit: { waiting: { flowId: 'f', exits, field: 'exits' } } });
const dials = (number: string) => around('anything', { visit: { dials: { field: ['number'], number } } });
const pin = variable('pinCode', { sensitive: true, role: 'input' });
const type = { en: 'x', zh: 'x' };

type Case = readonly [FlowDocument, AnalysisFacts?];
/** Of every rule: a flow that breaks it, and the nearest one that does not. */
const cases: Readonly<Record<string, { readonly breaks: Case; readonly keeps: Case }>> = {
  start_missing: { breaks: [flowOf({ nodes: [nodeOf('end', 'hang_up')] })], keeps: [good] },
  start_twice: {
    breaks: [
      { ...good, nodes: [...good.nodes, nodeOf('s2', 'start')], edges: [...good.edges, edge('s2', 'next', 'end')] },
    ],
    keeps: [good],
  },
  node_id_twice: { breaks: [{ ...good, nodes: [...good.nodes, nodeOf('end', 'hang_up')] }], keeps: [good] },
  variable_twice: {
    breaks: [{ ...good, variables: [variable('a'), variable('a')] }],
    keeps: [{ ...good, variables: [variable('a'), variable('b')] }],
  },
  variable_name_reserved: {
    breaks: [{ ...good, variables: [variable('call')] }],
    keeps: [{ ...good, variables: [variable('caller')] }],
  },
  node_type_unknown: { breaks: [around('teleport')], keeps: [around('anything')] },
  node_kind_mismatch: { breaks: [around('chat_only')], keeps: [around('anything')] },
  config_invalid: { breaks: [around('typed', { count: 0 })], keeps: [around('typed', { count: 1 })] },
  node_check: {
    breaks: [around('anything', { problems: [{ field: [], code: 'node_check', severity: 'error', message: type }] })],
    keeps: [around('anything', { problems: [] })],
  },
  flow_missing: {
    breaks: [refers({ deep: [{ flowId: 'f' }] }), { flowIds: new Set() }],
    keeps: [refers({ deep: [{ flowId: 'f' }] }), { flowIds: new Set(['f']) }],
  },
  prompt_missing: {
    breaks: [refers({ promptId: 'p' }), { promptIds: new Set() }],
    keeps: [refers({ promptId: '' }), { promptIds: new Set() }],
  },
  recording_missing: {
    breaks: [refers({ prompt: [{ kind: 'recording', audio: { 'en-US': 'a' } }] }), { audioIds: new Set() }],
    keeps: [refers({ prompt: [{ kind: 'recording', audio: { 'en-US': 'a' } }] }), { audioIds: new Set(['a']) }],
  },
  credential_missing: {
    breaks: [refers({ credentialId: 'c' }), { credentialIds: new Set() }],
    keeps: [refers({ credentialId: 'c' })],
  },
  queue_missing: {
    breaks: [refers({ queueId: 'q' }), { queueIds: new Set(['other']) }],
    keeps: [refers({ queueId: 'q' }), { queueIds: new Set(['q']) }],
  },
  agent_missing: {
    breaks: [refers({ agentId: 'a' }), { agentIds: new Set() }],
    keeps: [refers({ agentId: 'a' }), { agentIds: new Set(['a']) }],
  },
  skill_missing: {
    breaks: [refers({ rings: [{ wants: { skill: 's' } }] }), { skillIds: new Set() }],
    keeps: [refers({ rings: [{ wants: { skill: 's' } }] }), { skillIds: new Set(['s']) }],
  },
  table_missing: {
    breaks: [refers({ tableId: 'vip' }), { tables: new Map() }],
    keeps: [refers({ tableId: 'vip' }), { tables: new Map([['vip', new Set<string>()]]) }],
  },
  column_missing: {
    breaks: [refers(takes), { tables: new Map([['vip', new Set(['name'])]]) }],
    keeps: [refers(takes), { tables: new Map([['vip', new Set(['name', 'level'])]]) }],
  },
  hours_missing: {
    breaks: [refers({ hoursId: 'office' }), { hoursIds: new Set() }],
    keeps: [refers({ hoursId: 'office' }), { hoursIds: new Set(['office']) }],
  },
  edge_dangling: { breaks: [{ ...good, edges: [...good.edges, edge('gone', 'next', 'end')] }], keeps: [good] },
  edge_into_start: {
    breaks: [around('fork', {}, { edges: [edge('s', 'next', 'x'), edge('x', 'a', 's')] })],
    keeps: [around('fork', {}, { edges: [edge('s', 'next', 'x'), edge('x', 'a', 'end')] })],
  },
  edge_into_note: {
    breaks: [around('note', {}, { edges: [edge('s', 'next', 'x')] })],
    keeps: [around('note', {}, { edges: [edge('s', 'next', 'end')] })],
  },
  edge_into_entry: {
    breaks: [around('pressed')],
    keeps: [around('pressed', {}, { edges: [edge('s', 'next', 'end'), edge('x', 'next', 'end')] })],
  },
  edge_port_unknown: { breaks: [{ ...good, edges: [...good.edges, edge('s', 'gone', 'end')] }], keeps: [good] },
  port_connected_twice: {
    breaks: [around('fork', {}, { edges: [edge('s', 'next', 'end'), edge('s', 'next', 'x'), edge('x', 'a', 'end')] })],
    keeps: [around('fork', {}, { edges: [edge('s', 'next', 'x'), edge('x', 'a', 'end'), edge('x', 'b', 'end')] })],
  },
  error_handler_missing: { breaks: [{ ...good, errorHandler: 'gone' }], keeps: [{ ...good, errorHandler: 'end' }] },
  port_unconnected: { breaks: [{ ...good, edges: [] }], keeps: [good] },
  no_input_unconnected: { breaks: [asks(['1', 'no_input'])], keeps: [asks(['1'])] },
  node_unreachable: {
    breaks: [{ ...good, nodes: [...good.nodes, nodeOf('lost', 'hang_up')] }],
    keeps: [{ ...good, nodes: [...good.nodes, nodeOf('lost', 'hang_up')], errorHandler: 'lost' }],
  },
  node_only_while_waiting: {
    breaks: [around('waits'), { answersNumbers: true }],
    keeps: [around('waits'), { answersNumbers: false }],
  },
  loop_without_caller: { breaks: [round({})], keeps: [round({ countedPorts: ['again'] })] },
  loop_while_silent: {
    breaks: [round({ listens: true, heard, waitMsMax: 5_000 })],
    keeps: [round({ listens: true, heard, waitMsMax: 5_000, actedPorts: ['again'] })],
  },
  silence_endless: {
    breaks: [round({ listens: true, waitMsMax: 5_000 })],
    keeps: [round({ listens: true, waitMsMax: 5_000, sounds: true })],
  },
  silence_long: { breaks: [waits(20_000)], keeps: [waits(20_000, { sounds: true })] },
  variable_undeclared: {
    breaks: [around('anything', { writes: [{ variable: 'name', type: 'text' }] })],
    keeps: [around('anything', { writes: [{ variable: 'name', type: 'text' }] }, { variables: [variable('name')] })],
  },
  variable_type_mismatch: {
    breaks: [
      around(
        'anything',
        { writes: [{ variable: 'all', type: 'text' }] },
        { variables: [variable('all', { type: 'list' })] },
      ),
    ],
    keeps: [around('anything', { writes: [{ variable: 'all', type: 'text' }] }, { variables: [variable('all')] })],
  },
  variable_value_impossible: {
    breaks: [
      around('anything', reads('"gold"', { into: 'age' }), { variables: [variable('age', { type: 'number' })] }),
    ],
    keeps: [around('anything', reads('"42"', { into: 'age' }), { variables: [variable('age', { type: 'number' })] })],
  },
  variable_read_before_set: {
    breaks: [around('anything', reads('name'), { variables: [variable('name')] })],
    keeps: [around('anything', reads('name'), { variables: [variable('name', { initial: '' })] })],
  },
  variable_not_sensitive: {
    breaks: [around('secret', { variable: 'code' }, { variables: [variable('code')] })],
    keeps: [around('secret', { variable: 'code' }, { variables: [variable('code', { sensitive: true })] })],
  },
  secret_in_plain_variable: {
    breaks: [around('anything', reads('pinCode', { into: 'copy' }), { variables: [pin, variable('copy')] })],
    keeps: [
      around('anything', reads('pinCode', { into: 'copy' }), {
        variables: [pin, variable('copy', { sensitive: true })],
      }),
    ],
  },
  secret_in_clear: {
    breaks: [refers({ headers: [{ name: 'Authorization', value: 'Bearer 1234567' }] })],
    keeps: [refers({ headers: [{ name: 'Authorization', value: 'Bearer {{ token }}' }] })],
  },
  variable_looks_secret: {
    breaks: [{ ...good, variables: [variable('customerPin')] }],
    keeps: [{ ...good, variables: [variable('shipping'), variable('customerPin', { sensitive: true })] }],
  },
  expression_invalid: {
    breaks: [around('anything', reads('1 +'))],
    keeps: [around('anything', reads('1 + 1'))],
  },
  prompt_language_gap: {
    breaks: [refers({ promptId: 'p' }), prompts('zh-CN')],
    keeps: [refers({ promptId: 'p' }), prompts('en-US')],
  },
  prompt_value_unfilled: {
    breaks: [refers({ prompt: [{ kind: 'prompt', promptId: 'p', values: { due: ' ' } }] }), reading('due')],
    keeps: [refers({ prompt: [{ kind: 'prompt', promptId: 'p', values: { due: 'total' } }] }), reading('due')],
  },
  inner_flow_mismatch: { breaks: [hands('gone'), inner], keeps: [hands('ask'), inner] },
  waiting_exit_unknown: {
    breaks: [waitsIn(['Other']), { innerFlows: new Map([['f', { variables: [], exits: ['Out'] }]]) }],
    keeps: [waitsIn([' Out ', 'Other']), { innerFlows: new Map([['f', { variables: [], exits: ['Out', ''] }]]) }],
  },
  queue_unserved: { breaks: [joins(wish(7)), queue([{ french: 6 }])], keeps: [joins(wish(6)), queue([{ french: 6 }])] },
  number_unbound: {
    breaks: [dials('41-00'), { numbers: new Map([['4100', false]]) }],
    keeps: [dials('4100'), { numbers: new Map([['4100', true]]), shortCodes: new Set() }],
  },
  scenario_outdated: {
    breaks: [{ ...good, scenarios: [scenarioOf('a', [{ step: 'reaches', flow: null, node: 'gone' }])] }, {}],
    keeps: [{ ...good, scenarios: [scenarioOf('a', [{ step: 'reaches', flow: null, node: 'end' }])] }, {}],
  },
};

/** Families find under codes of their own. */
const codesOf = (id: string) => (id === 'expression_invalid' ? /^expression_/ : new RegExp(`^${id}$`));
const found = (id: string, [flow, facts]: Case) =>
  checkFlow(flow, testRegistry, facts).filter(({ code }) => codesOf(id).test(code));

describe('a number that is called', () => {
  it.each<[string, string, AnalysisFacts, number]>([
    ['short and bound to nothing', '300', { numbers: new Map(), shortCodes: new Set() }, 1],
    ['a short code that may be called', '300', { numbers: new Map(), shortCodes: new Set(['300']) }, 0],
    ['a subscriber', '030 901820', { numbers: new Map(), shortCodes: new Set() }, 0],
    ['computed', '{{ wanted }}', { numbers: new Map(), shortCodes: new Set() }, 0],
    ['of a centre of which nothing is known', '300', {}, 0],
  ])('%s', (_what, number, facts, problems) => {
    expect(found('number_unbound', [dials(number), facts])).toHaveLength(problems);
  });
});

describe('a scenario', () => {
  it.each<[string, ScenarioStep, number]>([
    ['a port that is gone', { step: 'leaves', flow: null, node: 's', port: 'gone' }, 1],
    ['a failure, by which every step may be left', { step: 'leaves', flow: null, node: 's', port: 'failed' }, 0],
    ['a variable that is gone', { step: 'holds', flow: null, variable: 'gone', value: 1 }, 1],
    ['what stands in another flow', { step: 'reaches', flow: 'other', node: 'gone' }, 0],
  ])('that names %s', (_what, step, problems) => {
    expect(found('scenario_outdated', [{ ...good, scenarios: [scenarioOf('a', [step])] }, {}])).toHaveLength(problems);
  });
});

describe('every rule', () => {
  it('has a flow that breaks it and one that keeps it', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const { breaks, keeps } = cases[id] ?? {};
    if (breaks === undefined || keeps === undefined) throw new Error(`${id} has no flows`);
    const problems = found(id, breaks);
    expect(problems).not.toEqual([]);
    expect(found(id, keeps)).toEqual([]);
    for (const { severity, message, fix } of problems) {
      expect(severity).toBe(rule.severity);
      for (const text of [message, ...(fix ? [fix.label] : [])]) {
        expect(text.en).not.toBe('');
        expect(text.zh).not.toBe('');
      }
    }
  });
});
