import {
  describeChanges,
  type FlowChange,
  type FlowDocument,
  type FlowNode,
  type JsonObject,
} from '@patchbay/flow-schema';
import { describe, expect, it } from 'vitest';
import { nodeTypes } from './registry.ts';

function node(id: string, type: string, name: string, config: JsonObject): FlowNode {
  const declared = nodeTypes.get(type);
  return { id, type, version: declared?.version ?? 1, name, config };
}

const says = (en: string, zh: string) => [{ kind: 'text', text: { 'en-US': en, 'zh-CN': zh } }];
const menu: JsonObject = {
  prompt: says('Press 1 for sales', '销售请按 1'),
  keys: [
    { key: '1', label: 'Sales' },
    { key: '2', label: 'Support' },
  ],
  timeoutMs: 5_000,
};
const base: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Desk',
  description: '',
  languages: ['en-US', 'zh-CN'],
  variables: [],
  nodes: [
    node('s', 'start', '', {}),
    node('m', 'menu', 'Main menu', menu),
    node('q', 'queue', 'To sales', { queueId: 'q-1' }),
  ],
  edges: [
    { from: { node: 's', port: 'next' }, to: 'm' },
    { from: { node: 'm', port: '1' }, to: 'q' },
  ],
  errorHandler: null,
  tests: [],
};

const changed = (id: string, config: JsonObject): FlowDocument => ({
  ...base,
  nodes: base.nodes.map((one) => (one.id === id ? { ...one, config: { ...one.config, ...config } } : one)),
});
const nameOf = (_kind: string, id: string) => ({ 'q-1': 'Sales', 'q-2': 'Service' })[id];
const told = (after: FlowDocument, locale: 'en' | 'zh' = 'en') =>
  describeChanges(base, after, nodeTypes, { locale, nameOf });
const lines = (changes: readonly FlowChange[]) =>
  changes.flatMap(({ part, act, title, details, summary }) => [
    `${part} ${act}: ${title}${summary === '' ? '' : ` (${summary})`}`,
    ...details.map(({ label, before, after }) => `  ${label}: ${before} → ${after}`),
  ]);

describe('changes in the words of node types', () => {
  it('call a value as its form does, with its unit', () => {
    expect(lines(told(changed('m', { timeoutMs: 7_500 })))).toEqual([
      'nodes changed: Main menu',
      expect.stringMatching(/^ {2}.*: 5 s → 7.5 s$/),
    ]);
  });

  it('tell items of a list by what they are, not by their place', () => {
    const keys = [
      { key: '3', label: 'Billing' },
      { key: '1', label: 'Sales' },
      { key: '2', label: 'Help' },
    ];
    const [, ...details] = lines(told(changed('m', { keys })));
    expect(details).toEqual([
      expect.stringMatching(/^ {2}\S.* › 3 Billing: null → Key: 3, Meaning: Billing$/),
      expect.stringMatching(/^ {2}\S.* › 2 Help › Meaning: Support → Help$/),
    ]);
  });

  it('say what callers hear now and heard before, language by language', () => {
    const prompt = says('Press 1 for our sales team', '销售请按 1');
    expect(lines(told(changed('m', { prompt })))).toEqual([
      'heard changed: Main menu',
      expect.stringMatching(/› American English: Press 1 for sales → Press 1 for our sales team$/),
    ]);
    expect(lines(told(changed('m', { prompt }), 'zh'))[1]).toMatch(/美国英语/);
  });

  it('leave out no change of what is heard, also where the words are the same', () => {
    const value = (form: object) => [{ kind: 'value', value: 'balance', ...form }] as unknown as JsonObject['prompt'];
    const before = changed('m', { prompt: value({ as: 'number' }) as never });
    const after = changed('m', { prompt: value({ as: 'money', currency: 'EUR' }) as never });
    const said = (from: FlowDocument, to: FlowDocument) =>
      lines(describeChanges(from, to, nodeTypes, { locale: 'en' }));
    expect(said(before, after)[1]).toMatch(/: \{balance, number\} → \{balance, money, EUR\}$/);
    const other = (words: string) => changed('m', { prompt: [{ kind: 'text', text: { 'fr-FR': words } }] });
    expect(said(other('Bonjour'), other('Salut'))[1]).toContain('Salut');
  });

  it('call what stands outside the flow by its name', () => {
    expect(lines(told(changed('q', { queueId: 'q-2' })))[1]).toMatch(/: Sales → Service$/);
  });

  it('say that a way leads elsewhere, and what a step does that came or went', () => {
    const after: FlowDocument = {
      ...base,
      nodes: [...base.nodes.filter(({ id }) => id !== 'q'), node('h', 'hang_up', 'Bye', {})],
      edges: [base.edges[0] as FlowDocument['edges'][0], { from: { node: 'm', port: '1' }, to: 'h' }],
    };
    expect(lines(told(after))).toEqual([
      expect.stringMatching(/^nodes added: Bye \(.+\)$/),
      expect.stringMatching(/^nodes removed: To sales \(.+\)$/),
      'edges changed: “Main menu” · 1 Sales',
      '  Leads to: To sales → Bye',
    ]);
  });

  it('say that a default that was written out changes nothing', () => {
    const type = nodeTypes.get('menu');
    const full = type?.config.parse(menu) as unknown as JsonObject;
    expect(lines(told(changed('m', full)))).toEqual([
      'nodes changed: Main menu (Written out in full; it means the same)',
    ]);
  });

  it('tell of the flow itself and of its variables', () => {
    const variable = { name: 'order', type: 'text', role: 'local', sensitive: false, description: '' } as const;
    const after: FlowDocument = { ...base, languages: ['zh-CN'], errorHandler: 'q', variables: [variable] };
    expect(lines(told(after))).toEqual([
      'flow changed: Languages',
      expect.stringMatching(/American English, .* → Chinese/),
      'flow changed: Where failures go',
      '  : nothing → To sales',
      'variables added: order',
    ]);
  });
});
