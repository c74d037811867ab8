import { analyseFlow, type FlowDocument, type FlowNode, type JsonObject } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { median, milliseconds, printTable } from './table.ts';

const nodesWanted = 2_000;
const targetMs = 200;
const rounds = 15;
/** Two to the power of this many ways lead through the small flow. */
const forks = 16;

const node = (id: string, type: string, config: JsonObject): FlowNode => ({ id, type, version: 1, name: id, config });
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to });
const says = (text: string) => [{ kind: 'text', text: { 'en-US': text, 'zh-CN': text } }];
const variable = (name: string) =>
  ({
    name,
    type: 'text',
    role: 'local',
    sensitive: false,
    description: '',
  }) as const satisfies FlowDocument['variables'][number];

function flow(parts: Pick<FlowDocument, 'variables' | 'nodes' | 'edges'>): FlowDocument {
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Measured',
    description: '',
    languages: ['en-US', 'zh-CN'],
    errorHandler: null,
    tests: [],
    ...parts,
  };
}

/** Groups of a menu, an entry, a request, a condition and a message, each leading to the next or back: what people draw, much of it. */
function largeFlow(): FlowDocument {
  const nodes = [node('start', 'start', {}), node('end', 'hang_up', {})];
  const edges = [edge('start', 'next', 'menu0')];
  const variables = Array.from({ length: 100 }, (_one, index) => variable(`v${index}`));
  const groups = Math.floor((nodesWanted - 2) / 5);
  for (let at = 0; at < groups; at += 1) {
    const [menu, ask, fetch, test, say] = ['menu', 'ask', 'fetch', 'test', 'say'].map((name) => `${name}${at}`) as [
      string,
      string,
      string,
      string,
      string,
    ];
    const next = at + 1 < groups ? `menu${at + 1}` : 'end';
    const [own, other] = [`v${at % 100}`, `v${(at * 7 + 3) % 100}`];
    nodes.push(
      node(menu, 'menu', {
        prompt: says(`Menu ${at}, {{ ${other} }}`),
        keys: [
          { key: '1', label: 'On' },
          { key: '2', label: 'Ask' },
        ],
      }),
      node(ask, 'collect_digits', { prompt: says('Enter your number'), variable: own }),
      node(fetch, 'http_request', {
        url: `https://example.com/{{ ${own} }}/${at}`,
        results: [{ variable: own, value: 'text(response.body.name)' }],
      }),
      node(test, 'condition', {
        branches: [
          {
            label: 'Gold',
            id: 'gold',
            condition: { kind: 'compare', left: `${own} + "-${at}"`, operator: 'equals', right: 'gold' },
          },
        ],
      }),
      node(say, 'say', { prompt: says(`Hello {{ ${own} }}, number ${at}`) }),
    );
    edges.push(
      edge(menu, '1', say),
      edge(menu, '2', ask),
      edge(menu, 'no_input', next),
      edge(menu, 'no_match', menu),
      edge(ask, 'collected', fetch),
      edge(ask, 'no_input', menu),
      edge(ask, 'invalid', menu),
      edge(fetch, 'ok', test),
      edge(test, 'gold', say),
      edge(test, 'else', next),
      edge(say, 'next', next),
    );
  }
  return flow({ variables, nodes, edges });
}

/** Forks that join again, one after another: few nodes, very many ways. */
function forkedFlow(): FlowDocument {
  const nodes = [
    node('start', 'start', {}),
    node('end', 'say', { prompt: says('{{ v0 }}') }),
    node('bye', 'hang_up', {}),
  ];
  const edges = [edge('start', 'next', 'menu0'), edge('end', 'next', 'bye')];
  for (let at = 0; at < forks; at += 1) {
    const next = at + 1 < forks ? `menu${at + 1}` : 'end';
    nodes.push(
      node(`menu${at}`, 'menu', {
        prompt: says('1 or 2'),
        keys: [
          { key: '1', label: '' },
          { key: '2', label: '' },
        ],
      }),
      node(`one${at}`, 'set_variables', { assignments: [{ variable: 'v0', value: '"one"' }] }),
      node(`two${at}`, 'say', { prompt: says('Two') }),
    );
    edges.push(
      edge(`menu${at}`, '1', `one${at}`),
      edge(`menu${at}`, '2', `two${at}`),
      edge(`menu${at}`, 'no_input', 'bye'),
      edge(`menu${at}`, 'no_match', 'bye'),
      edge(`one${at}`, 'next', next),
      edge(`two${at}`, 'next', next),
    );
  }
  return flow({ variables: [variable('v0')], nodes, edges });
}

/** One question alone, answered as one does on paper: each way from the start walked by itself, and what is set on it kept. */
function readsUnsetWayByWay(document: FlowDocument): number {
  const byId = new Map(document.nodes.map((one) => [one.id, one]));
  const found = new Set<string>();
  const walk = (id: string, set: ReadonlySet<string>, passed: ReadonlySet<string>) => {
    const here = byId.get(id);
    const type = nodeTypes.get(here?.type ?? '');
    if (here === undefined || type === undefined || passed.has(id)) return;
    const config = type.config.parse(here.config) as never;
    for (const { source } of type.expressions(config)) {
      for (const { name } of document.variables) if (source.includes(name) && !set.has(name)) found.add(id);
    }
    const after = new Set([...set, ...type.writes(config).map((write) => write.variable)]);
    for (const { from, to } of document.edges) if (from.node === id) walk(to, after, new Set([...passed, id]));
  };
  walk('start', new Set(), new Set());
  return found.size;
}

/** In processor time, which other programs on the machine do not lengthen. */
function timeMs(work: () => unknown, times = rounds): number {
  return median(
    Array.from({ length: times }, () => {
      const before = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    }),
  );
}

export function analysisSection(): void {
  const [large, forked] = [largeFlow(), forkedFlow()];
  const { problems } = analyseFlow(structuredClone(large), nodeTypes);
  const first = timeMs(() => analyseFlow(structuredClone(large), nodeTypes));
  const edit = timeMs(() => analyseFlow({ ...large, nodes: [...large.nodes] }, nodeTypes));
  const ours = timeMs(() => analyseFlow(forked, nodeTypes));
  if (readsUnsetWayByWay(forked) !== 1)
    throw new Error('The way by way analysis did not find the variable that is not set');
  const theirs = timeMs(() => readsUnsetWayByWay(forked), 1);
  printTable(`Analysis, all rules and figures, ${large.nodes.length} nodes`, [
    {
      what: `every node new, as when it is opened (${problems.length} problems)`,
      measured: milliseconds(first),
      target: `under ${targetMs} ms`,
    },
    { what: 'after each edit', measured: milliseconds(edit), target: `under ${targetMs} ms` },
    {
      what: `${forked.nodes.length} nodes with ${2 ** forks} ways, all rules`,
      measured: milliseconds(ours),
      target: '',
    },
    { what: 'the same, one rule, way by way', measured: milliseconds(theirs), target: '' },
    { what: 'ratio', measured: `x${(theirs / ours).toFixed(0)}`, target: '' },
  ]);
}
