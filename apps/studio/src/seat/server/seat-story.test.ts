import type { FlowDocument } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import type { SeatStep } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { tellStory } from './seat-story';

const version = 'v1';
const flowId = 'f';

function nodeOf(
  id: string,
  type: string,
  name: string,
  config: Record<string, unknown> = {},
): FlowDocument['nodes'][number] {
  const found = nodeTypes.get(type);
  if (found === undefined) throw new Error(`no node type ${type}`);
  return { id, type, version: found.version, name, config: { ...found.defaults(['en-US']), ...config } } as never;
}

const document: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Line',
  description: '',
  languages: ['en-US'],
  variables: [
    { name: 'account', type: 'text', role: 'local', sensitive: false, description: '' },
    { name: 'pin', type: 'text', role: 'local', sensitive: true, description: '' },
  ],
  nodes: [
    nodeOf('start', 'start', ''),
    nodeOf('menu', 'menu', 'What is it about?', { keys: [{ key: '1', label: 'Sales' }] }),
    nodeOf('set', 'set_variables', 'Reckon'),
    nodeOf('account', 'collect_digits', 'Account', { variable: 'account', showToAgent: true, agentLabel: 'Account' }),
    nodeOf('queue', 'queue', 'Sales queue', { queueId: 'q' }),
  ],
  edges: [],
  errorHandler: null,
  tests: [],
};

function stepsOf(...told: [kind: string, nodeId: string | null, more?: Partial<SeatStep>][]): SeatStep[] {
  return told.map(([kind, nodeId, more], index) => ({
    index,
    depth: 0,
    flowId,
    version,
    nodeId,
    kind,
    port: null,
    detail: {},
    ...more,
  }));
}

const tell = (steps: SeatStep[], documents: Record<string, FlowDocument> = { [version]: document }) =>
  tellStory({ steps, documents, flowId, formAnswers: [], language: 'en-US' }, nodeTypes, { arrangements: [], now: 0 });

describe('the story of a call', () => {
  it('names what the caller met and chose, and what they told', () => {
    const story = tell(
      stepsOf(
        ['node.entered', 'start'],
        ['node.left', 'start', { port: 'next' }],
        ['node.entered', 'menu'],
        ['node.left', 'menu', { port: '1' }],
        ['node.entered', 'set'],
        ['node.left', 'set', { port: 'next' }],
        ['node.entered', 'account'],
        ['variable.set', 'account', { detail: { name: 'account', value: '4' } }],
        ['variable.set', 'account', { detail: { name: 'account', value: '42' } }],
        ['node.left', 'account', { port: 'collected' }],
        ['node.entered', 'queue'],
      ),
    );
    expect(story.path.map(({ name, way }) => [name.en, way?.en ?? null])).toEqual([
      ['What is it about?', expect.stringContaining('Sales')],
      ['Account', 'Collected'],
      ['Sales queue', null],
    ]);
    expect(story.fields).toMatchObject([{ label: { en: 'Account' }, value: '42' }]);
  });

  it('tells each visit of a node by itself, and ends where the call is', () => {
    const { path } = tell(
      stepsOf(['node.entered', 'menu'], ['node.left', 'menu', { port: 'no_input' }], ['node.entered', 'menu']),
    );
    expect(path.map(({ way }) => way !== null)).toEqual([true, false]);
  });

  it('says nothing of versions and nodes that it does not know', () => {
    expect(tell(stepsOf(['node.entered', 'menu']), {})).toMatchObject({ path: [], fields: [], forms: [], actions: [] });
    expect(tell(stepsOf(['node.entered', 'gone'], ['node.left', null])).path).toEqual([]);
  });

  it('fills in what the agent says, and shows everything as whoever looks arranged it', () => {
    const script = { texts: [{ language: 'en-US', text: 'Account {{ account }}, from {{ call.callerNumber }}.' }] };
    const form = { titleEn: 'Reason', fields: [{ variable: 'account' }] };
    const withMore = {
      ...document,
      nodes: [...document.nodes, nodeOf('say', 'agent_script', '', script), nodeOf('form', 'agent_form', '', form)],
    };
    const steps = stepsOf(
      ['node.entered', 'say'],
      ['node.entered', 'form'],
      ['variable.set', 'account', { detail: { name: 'account', value: '42' } }],
    );
    const call = { steps, documents: { [version]: withMore }, flowId, formAnswers: [], language: null, number: '+49' };
    const plain = tellStory(call, nodeTypes, { arrangements: [], now: 0 });
    expect(plain.scripts[0]?.parts.map(({ text }) => text).join('')).toBe('Account 42, from +49.');
    expect(plain.forms).toMatchObject([{ key: 'f/form/form', nodeId: 'form' }]);
    const own = {
      order: [],
      hidden: { 'f/form/form': true },
      names: { 'f/value/account': { en: 'Client', zh: '客户' } },
    };
    const arranged = tellStory(call, nodeTypes, { arrangements: [own], now: 0 });
    expect(arranged.fields).toMatchObject([{ label: { en: 'Client' }, value: '42', form: { kind: 'text' } }]);
    expect(arranged.forms).toEqual([]);
  });
});
