import { describe, expect, it } from 'vitest';
import { judge, read } from '../testing/judge-import.ts';

const at = (x: number, y: number) => ({ offset: { x, y } });
const flow = {
  description: 'Order line',
  initial_state: 'Trigger',
  states: [
    {
      name: 'Trigger',
      type: 'trigger',
      transitions: [{ event: 'incomingMessage' }, { event: 'incomingCall', next: 'menu' }],
      properties: at(0, 0),
    },
    {
      name: 'menu',
      type: 'gather-input-on-call',
      transitions: [
        { event: 'keypress', next: 'which' },
        { event: 'speech', next: 'bye' },
        { event: 'timeout', next: 'menu' },
      ],
      properties: {
        ...at(0, 200),
        say: 'Press 1 for orders, 2 for people.',
        number_of_digits: 1,
        timeout: 7,
        language: 'en-GB',
      },
    },
    {
      name: 'which',
      type: 'split-based-on',
      transitions: [
        { event: 'noMatch', next: 'menu' },
        {
          event: 'match',
          next: 'number',
          conditions: [
            {
              type: 'equal_to',
              value: '1',
              arguments: ['{{widgets.menu.Digits}}'],
              friendly_name: 'If value equal_to 1',
            },
          ],
        },
        {
          event: 'match',
          next: 'people',
          conditions: [{ type: 'equal_to', value: ' 2 ', arguments: ['{{widgets.menu.Digits}}'] }],
        },
      ],
      properties: { ...at(0, 400), input: '{{widgets.menu.Digits}}' },
    },
    {
      name: 'number',
      type: 'gather-input-on-call',
      transitions: [{ event: 'keypress', next: 'ask' }, { event: 'timeout' }],
      properties: { ...at(-200, 600), say: 'Enter your number, {{trigger.call.From}}.', finish_on_key: '*' },
    },
    {
      name: 'ask',
      type: 'make-http-request',
      transitions: [
        { event: 'success', next: 'state' },
        { event: 'failed', next: 'nowhere' },
      ],
      properties: {
        ...at(-200, 800),
        method: 'POST',
        url: 'https://shop.example.com/orders/{{widgets.number.Digits}}',
        body: '{"n": "{{widgets.number.Digits}}"}',
        content_type: 'application/json;charset=utf-8',
      },
    },
    {
      name: 'state',
      type: 'split-based-on',
      transitions: [
        { event: 'noMatch', next: 'bye' },
        {
          event: 'match',
          next: 'tell',
          conditions: [
            {
              type: 'matches_any_of',
              value: 'sent, packed',
              arguments: ['{{widgets.ask.parsed.order.state | downcase}}'],
            },
          ],
        },
      ],
      properties: at(-200, 1_000),
    },
    {
      name: 'tell',
      type: 'say-play',
      transitions: [{ event: 'audioComplete', next: 'bye' }],
      properties: {
        ...at(-200, 1_200),
        say: 'It is {{widgets.ask.parsed.order.state}}. {% if x %}!{% endif %} {{ nobody }}',
      },
    },
    {
      name: 'people',
      type: 'send-to-flex',
      transitions: [{ event: 'callComplete' }, { event: 'failedToEnqueue', next: 'text' }],
      properties: { ...at(300, 600), workflow: 'WW1', attributes: '{}' },
    },
    {
      name: 'text',
      type: 'send-message',
      transitions: [{ event: 'sent', next: 'bye' }, { event: 'failed' }],
      properties: { ...at(300, 800), body: 'Sorry', to: '{{contact.channel.address}}' },
    },
    {
      name: 'bye',
      type: 'say-play',
      transitions: [{ event: 'audioComplete' }],
      properties: { ...at(0, 1_400), play: 'https://example.com/bye.mp3' },
    },
  ],
};

const reading = read(flow);
if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
const { document, layout, report } = reading;
const node = (id: string) => document.nodes.find((one) => one.id === id);
const to = (id: string, port: string) => document.edges.find(({ from }) => from.node === id && from.port === port)?.to;
const step = (name: string) => report.steps.find(({ source }) => source.name === name);

describe('a flow of Twilio Studio', () => {
  it('holds together', () => judge(reading));

  it('is named by its file and speaks its language', () => {
    expect(document).toMatchObject({ name: 'a-file', description: 'Order line', languages: ['en-GB'] });
  });

  it('makes one menu of a gather and the split over its keys', () => {
    expect(node('menu')).toMatchObject({
      type: 'menu',
      config: {
        keys: [{ key: '1' }, { key: '2' }],
        timeoutMs: 7_000,
        prompt: [{ text: { 'en-GB': 'Press 1 for orders, 2 for people.' } }],
      },
    });
    expect(node('which')).toBeUndefined();
    expect([to('menu', '1'), to('menu', '2'), to('menu', 'no_input'), to('menu', 'no_match')]).toEqual([
      'number',
      'people',
      'menu',
      'menu',
    ]);
    expect(step('which')).toMatchObject({ outcome: 'mapped', node: 'menu' });
    expect(
      step('menu')
        ?.remarks.map(({ en }) => en)
        .join(' '),
    ).toContain('Speech is not recognised');
  });

  it('keeps digits and translates templates', () => {
    expect(node('number')).toMatchObject({
      type: 'collect_digits',
      config: {
        variable: 'number_Digits',
        endKey: '*',
        prompt: [{ text: { 'en-GB': 'Enter your number, {{ call.callerNumber }}.' } }],
      },
    });
    expect(node('ask')).toMatchObject({
      type: 'http_request',
      config: {
        url: 'https://shop.example.com/orders/{{ number_Digits }}',
        bodyText: '{"n": "{{ number_Digits }}"}',
        contentType: 'application/json; charset=utf-8',
        results: [{ variable: 'ask_order_state', value: 'text(response.body.?order.?state.orValue(""))' }],
      },
    });
    expect(node('state')).toMatchObject({
      config: {
        branches: [
          { condition: { left: 'text(ask_order_state).lower()', operator: 'one_of', right: ['sent', 'packed'] } },
        ],
      },
    });
  });

  it('compares words as Studio does, whatever their case, and digits as they are', () => {
    const branch = (value: string) => {
      const conditions = [{ type: 'equal_to', value, arguments: ['{{flow.variables.a}}'] }];
      const split = { name: 'q', type: 'split-based-on', transitions: [{ event: 'match', next: 'q', conditions }] };
      const found = read({ states: [split], initial_state: 'q' });
      const branches = found.ok ? found.document.nodes.find(({ id }) => id === 'q')?.config.branches : null;
      return (branches as { condition: unknown }[] | null)?.[0]?.condition;
    };
    expect(branch(' YES ')).toMatchObject({ left: 'text(a).lower()', right: 'yes' });
    expect(branch('42')).toMatchObject({ left: 'a', right: '42' });
    expect(branch('{{flow.variables.b}}')).toMatchObject({
      left: 'text(a).lower()',
      right: { expression: 'text(b).lower()' },
    });
  });

  it('leaves what it cannot translate as text, and tells', () => {
    expect(node('tell')?.config.prompt).toEqual([
      { kind: 'text', text: { 'en-GB': 'It is {{ ask_order_state }}. {% if x %}!{% endif %} {{ "{{" }} nobody }}' } },
    ]);
    expect(step('tell')?.remarks.map(({ en }) => en)).toEqual([
      '“{% if x %}” has no counterpart here and stays as text.',
      '“{% endif %}” has no counterpart here and stays as text.',
      '“{{ nobody }}” has no counterpart here and stays as text.',
    ]);
  });

  it('makes a note of what has no counterpart, with its ways on', () => {
    expect(step('text')).toMatchObject({ outcome: 'noted', type: 'note' });
    expect(node('text')).toMatchObject({
      type: 'note',
      config: { standsFor: 'send-message', exits: [{ id: 'exit_1', label: 'sent' }] },
    });
    expect(String(node('text')?.config.text)).toContain('- body: Sorry');
    expect(to('people', 'failed')).toBe('text');
    expect(to('text', 'exit_1')).toBe('bye');
  });

  it('ends where Studio just ended, and marks what leads to nothing', () => {
    expect(to('bye', 'next')).toBe('bye-end');
    expect(node('bye-end')?.type).toBe('hang_up');
    expect(node(to('ask', 'failed') ?? '')).toMatchObject({ type: 'note', name: 'nowhere' });
    expect(report.problems).toMatchObject([{ code: 'step_missing', place: { path: ['ask'] } }]);
  });

  it('stands as it stood', () => {
    const y = (id: string) => layout.nodes[id]?.y ?? Number.NaN;
    expect(y('Trigger')).toBeLessThan(y('menu'));
    expect(y('menu')).toBeLessThan(y('number'));
    expect(layout.nodes.number?.x).toBeLessThan(layout.nodes.people?.x ?? 0);
  });

  it('is taken out of an answer of the API too', () => {
    const wrapped = read({ sid: 'FW1', friendly_name: 'Named there', definition: flow });
    expect(wrapped.ok && wrapped.document.name).toBe('Named there');
    expect(wrapped.ok && wrapped.document.nodes.length).toBe(document.nodes.length);
  });
});
