import { coverPorts, createScenarioRunner, portNamesOf } from '@patchbay/engine';
import { type FlowDocument, flowDocumentSchema, type JsonObject } from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from './index.ts';

const says = (text: string) => [{ kind: 'text', text: { 'en-US': text } }];

/** `from.port>to` ways between nodes that are given by their type and config; every other port leads to the end. */
function flow(
  nodes: Record<string, readonly [string, JsonObject]>,
  ways: string,
  variables: JsonObject[] = [],
): FlowDocument {
  const edges = ways.split(' ').map((way) => {
    const [from = '', to = ''] = way.split('>');
    const [node = '', port = ''] = from.split('.');
    return { from: { node, port }, to };
  });
  const all = { start: ['start', {}] as const, ...nodes, end: ['hang_up', {}] as const };
  const left = Object.entries(all).flatMap(([id, [type, config]]) => {
    const known = nodeTypes.get(type);
    const ports = known?.ports(known.config.parse(config)) ?? [];
    return ports
      .filter(({ id: port }) => !edges.some(({ from }) => from.node === id && from.port === port))
      .map(({ id: port }) => ({ from: { node: id, port }, to: 'end' }));
  });
  return flowDocumentSchema.parse({
    schemaVersion: 1,
    kind: 'voice',
    name: 'Tried',
    languages: ['en-US'],
    variables,
    nodes: Object.entries(all).map(([id, [type, config]]) => ({
      id,
      type,
      version: nodeTypes.get(type)?.version ?? 1,
      name: id,
      config,
    })),
    edges: [...edges, ...left],
  });
}

const text = (name: string, more: JsonObject = {}): JsonObject => ({ name, type: 'text', ...more });
const equals = (left: string, right: string | number) => ({
  branches: [{ id: 'yes', label: '', condition: { kind: 'compare', left, operator: 'equals', right } }],
});

const cases: Record<string, FlowDocument> = {
  'what a table says': flow(
    {
      vip: ['look_up', { tableId: 'vip', key: 'call.callerNumber', results: [{ variable: 'level', column: 'grade' }] }],
      gold: ['condition', equals('level', 'gold')],
    },
    'start.next>vip vip.found>gold',
    [text('level')],
  ),
  'named opening hours and what is announced': flow(
    { hours: ['opening_hours', { source: 'named', hoursId: 'office' }], day: ['announcement', {}] },
    'start.next>hours hours.open>day',
  ),
  'what a script computes': flow(
    {
      compute: [
        'script',
        { source: 'export default () => ({})', outputs: [{ variable: 'risk', value: 'result.risk' }] },
      ],
      high: [
        'condition',
        {
          branches: [
            { id: 'high', label: '', condition: { kind: 'compare', left: 'risk', operator: 'greater', right: 80 } },
          ],
        },
      ],
    },
    'start.next>compute compute.done>high',
    [{ name: 'risk', type: 'number' }],
  ),
  'an entry of a form, told apart by its value': flow(
    {
      ask: [
        'collect_digits',
        { prompt: says('Your number'), variable: 'entered', digitsMin: 5, digitsMax: 5, pattern: '1[3-9][0-9]{3}' },
      ],
      own: ['condition', equals('entered', '13800')],
    },
    'start.next>ask ask.collected>own',
    [text('entered')],
  ),
  'hours of a calendar, a holiday and who calls': flow(
    {
      hours: [
        'opening_hours',
        {
          weekly: [{ days: ['monday'], from: '14:00', to: '15:00' }],
          holidays: [{ name: 'Snow', date: '2027-02-03' }],
        },
      ],
      known: ['condition', equals('call.callerNumber', '+8613800138000')],
      split: [
        'ab_split',
        {
          branches: [
            { id: 'a', label: 'A', weight: 90 },
            { id: 'b', label: 'B', weight: 10 },
          ],
        },
      ],
    },
    'start.next>hours hours.open>known known.yes>split known.else>split',
  ),
  'what is handed in': flow({ kind: ['condition', equals('kind', 'business')] }, 'start.next>kind', [
    text('kind', { role: 'input' }),
  ]),
  'a queue with overflows and a phone': flow(
    { line: ['queue', { queueId: 'sales' }], phone: ['transfer', { number: '100' }] },
    'start.next>line line.voicemail>phone',
  ),
};

describe('scenarios that are generated over the real node types', () => {
  it.each(Object.entries(cases))('cover %s', (_what, document) => {
    const parts = { nodeTypes, flowId: 'flow', document, surroundings: { flows: {}, documents: {}, prompts: {} } };
    const { scenarios, uncovered } = coverPorts(parts, portNamesOf(document, nodeTypes), { locale: 'en' });
    expect(uncovered.map(({ nodeId, port }) => `${nodeId}.${port}`)).toEqual([]);
    const runner = createScenarioRunner(parts);
    expect(scenarios.map((scenario) => runner.run(scenario).failure)).toEqual(scenarios.map(() => null));
  });
});
