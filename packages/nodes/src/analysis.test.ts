import {
  type AnalysisFacts,
  analyseFlow,
  applyChanges,
  checkFlow,
  type FlowDocument,
  type JsonObject,
  type Problem,
} from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from './registry.ts';
import { flowNode } from './testing/flow-around.ts';

/** Edges written `node.port > node`. */
const ways = (...lines: readonly string[]) =>
  lines.map((line) => {
    const [from = '', to = ''] = line.split(' > ');
    const [node = '', port = ''] = from.split('.');
    return { from: { node, port }, to };
  });
const says = (...languages: string[]) => [
  { kind: 'text', text: Object.fromEntries(languages.map((language) => [language, 'Hello there'])) },
];
const both = says('en-US', 'zh-CN');
const menu = (id: string, config: JsonObject = {}) =>
  flowNode(id, 'menu', { prompt: both, keys: [{ key: '1' }, { key: '2' }], timeoutMs: 4_000, ...config });

function flow(parts: Partial<FlowDocument>): FlowDocument {
  const { nodes = [], ...rest } = parts;
  return {
    schemaVersion: 1,
    kind: 'voice',
    name: 'Analysed',
    description: '',
    languages: ['en-US', 'zh-CN'],
    variables: [],
    errorHandler: null,
    tests: [],
    edges: [],
    ...rest,
    nodes: [flowNode('start', 'start', {}), flowNode('end', 'hang_up', { prompt: both }), ...nodes],
  };
}

const codes = (document: FlowDocument, facts?: AnalysisFacts) =>
  checkFlow(document, nodeTypes, facts).map(({ code, severity }) => `${severity} ${code}`);

const mended = (document: FlowDocument, { fix }: Problem) => applyChanges(document, fix?.changes ?? []).document;

describe('a fix', () => {
  it('ends the call where a branch is missing, and then the flow can be published', () => {
    const open = flow({
      nodes: [menu('ask')],
      edges: ways('start.next > ask', 'ask.1 > end', 'ask.2 > end'),
    });
    expect(codes(open)).toEqual(['error no_input_unconnected', 'error no_input_unconnected']);
    const after = checkFlow(open, nodeTypes).reduce(mended, open);
    expect(codes(after)).toEqual([]);
  });

  it('counts the rounds of a loop that a silent caller never leaves', () => {
    const round = flow({
      nodes: [menu('ask'), flowNode('sorry', 'say', { prompt: both })],
      edges: ways(
        'start.next > ask',
        'ask.1 > end',
        'ask.2 > end',
        'ask.no_input > sorry',
        'ask.no_match > end',
        'sorry.next > ask',
      ),
    });
    const [problem, ...others] = checkFlow(round, nodeTypes);
    expect(problem).toMatchObject({ code: 'loop_while_silent', severity: 'warning', place: { node: 'ask' } });
    expect(others).toEqual([]);
    expect(problem === undefined ? [] : codes(mended(round, problem))).toEqual([]);
  });
});

describe('a prompt that says nothing in one language', () => {
  const nodes = [flowNode('hello', 'say', { prompt: says('en-US') })];
  const edges = ways('start.next > hello', 'hello.next > end');

  it('blocks where callers can have that language, and warns where none can', () => {
    const begins = { answersNumbers: true, enteredByFlows: false };
    expect(codes(flow({ nodes, edges }))).toEqual(['error prompt_language_missing']);
    expect(codes(flow({ nodes, edges }), { ...begins, enteredByFlows: true })).toEqual([
      'error prompt_language_missing',
    ]);
    expect(codes(flow({ nodes, edges }), begins)).toEqual(['warning prompt_language_missing']);
    const switched = flow({
      nodes: [...nodes, flowNode('chinese', 'set_variables', { language: 'zh-CN' })],
      edges: ways('start.next > chinese', 'chinese.next > hello', 'hello.next > end'),
    });
    expect(codes(switched, begins)).toEqual(['error prompt_language_missing']);
  });
});

describe('a variable', () => {
  it('counts as set only after the ports that set it', () => {
    const asks = (port: 'collected' | 'no_input') =>
      flow({
        variables: [{ name: 'pinned', type: 'text', role: 'local', sensitive: false, description: '' }],
        nodes: [
          flowNode('ask', 'collect_digits', { prompt: both, variable: 'pinned' }),
          flowNode('tell', 'say', {
            prompt: [{ kind: 'text', text: { 'en-US': '{{ pinned }}', 'zh-CN': '{{ pinned }}' } }],
          }),
        ],
        edges: ways(
          'start.next > ask',
          ...['collected', 'no_input', 'invalid'].map((one) => `ask.${one} > ${one === port ? 'tell' : 'end'}`),
          'tell.next > end',
        ),
      });
    expect(codes(asks('collected'))).toEqual([]);
    expect(codes(asks('no_input'))).toEqual(['warning variable_read_before_set', 'warning variable_read_before_set']);
  });
});

describe('the figures', () => {
  it('are those of the slowest way to a person, each step once', () => {
    const document = flow({
      nodes: [
        menu('first'),
        menu('second'),
        flowNode('clerk', 'transfer', { destinationKind: 'number', number: '100', ringTimeoutMs: 20_000 }),
      ],
      edges: ways(
        'start.next > first',
        'first.1 > second',
        'first.2 > clerk',
        'first.no_input > end',
        'first.no_match > first',
        'second.1 > clerk',
        'second.2 > first',
        'second.no_input > end',
        'second.no_match > end',
        ...['answered', 'busy', 'no_answer'].map((port) => `clerk.${port} > end`),
      ),
    });
    const { figures, problems } = analyseFlow(document, nodeTypes, {});
    expect(problems).toEqual([]);
    const hello = 'Hello there'.length * 67;
    expect(figures).toEqual({
      longestToPerson: { durationMs: 2 * (hello + 4_000), keys: 2, nodes: ['start', 'first', 'second', 'clerk'] },
      keysToPersonMax: 2,
      menuDepth: 2,
      nodes: 5,
    });
    expect(analyseFlow(flow({ edges: ways('start.next > end') }), nodeTypes).figures).toMatchObject({
      longestToPerson: null,
      keysToPersonMax: null,
      menuDepth: 0,
    });
  });
});
