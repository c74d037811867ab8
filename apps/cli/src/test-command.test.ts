import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from './run.ts';
import type { World } from './world.ts';

const node = (id: string, type: string, config: object) => ({ id, type, version: 1, name: `The ${id}`, config });
const says = (text: string) => [{ kind: 'text', text: { 'en-US': text } }];
const scenario = (id: string, steps: readonly object[]) => ({
  id,
  name: `Scenario <${id}>`,
  startsAt: '2026-03-31T10:00:00Z',
  call: { callerNumber: '+4930', calledNumber: '2000' },
  steps,
});
const flow = (scenarios: readonly object[], more: object = {}): string =>
  JSON.stringify({
    schemaVersion: 1,
    kind: 'voice',
    name: 'Tested',
    languages: ['en-US'],
    variables: [],
    nodes: [
      node('start', 'start', {}),
      node('menu', 'menu', { prompt: says('Hello there, press 1.'), keys: [{ key: '1', label: 'On' }] }),
      node('bye', 'hang_up', { prompt: says('Goodbye.') }),
    ],
    edges: [
      { from: { node: 'start', port: 'next' }, to: 'menu' },
      ...['1', 'no_input', 'no_match'].map((port) => ({ from: { node: 'menu', port }, to: 'bye' })),
    ],
    scenarios,
    ...more,
  });
const good = scenario('good', [{ step: 'press', keys: '1' }, { step: 'ends' }]);
const bad = scenario('bad', [{ step: 'hears', sound: { kind: 'speech', text: 'welcome & back' } }]);

function setUp(files: Record<string, string>, answers: Record<string, unknown> = {}) {
  const printed: string[] = [];
  const complained: string[] = [];
  const written: Record<string, string> = {};
  const sent: string[] = [];
  const world: World = {
    env: { PATCHBAY_URL: 'http://studio.test', PATCHBAY_API_KEY: 'pb_key' },
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
    readInput: async () => files['-'] ?? '',
    writeFile: async (path, text) => {
      written[path] = text;
    },
    fetch: async (input, init) => {
      const key = `${init?.method ?? 'GET'} ${new URL(String(input)).pathname.replace('/api/v1', '')}`;
      sent.push(key);
      return Response.json(answers[key] ?? { code: 'not_found', detail: 'Not there' }, {
        status: key in answers ? 200 : 404,
      });
    },
    print: (line) => printed.push(line),
    complain: (line) => complained.push(line),
  };
  return { world, printed, complained, written, sent };
}

describe('patchbay flow test', () => {
  it('plays the scenarios of a file with no studio at hand, and names the ports that none came through', async () => {
    const { world, printed, sent } = setUp({ 'a.json': flow([good]) });
    expect(await run(['flow', 'test', 'a.json'], world)).toBe(0);
    expect(printed).toEqual([
      'Tested: 1 scenario, all passed',
      '  2 of 4 ports covered (50 %); not: The menu › no_input, The menu › no_match',
    ]);
    expect(sent).toEqual([]);
  });

  it('says at which step one fails, what was expected and what came instead, and ends with 1', async () => {
    const { world, printed } = setUp({ 'a.json': flow([good, { ...bad, required: true }]) });
    expect(await run(['flow', 'test', 'a.json'], world)).toBe(1);
    expect(printed.slice(0, 5)).toEqual([
      'Tested: 2 scenarios, 1 failed',
      '  ✗ Scenario <bad> (required)',
      '    step 1: The caller hears “welcome & back”',
      '    expected: “welcome & back” is heard',
      expect.stringMatching(/^ {4}instead: {2}heard .*“Goodbye\.”.*; then the flow hung up after “The bye”$/),
    ]);
  });

  it('speaks Chinese in a Chinese terminal', async () => {
    const { world, printed } = setUp({ 'a.json': flow([bad]) });
    const chinese = { ...world, env: { ...world.env, LANG: 'zh_CN.UTF-8' } };
    expect(await run(['flow', 'test', 'a.json'], chinese)).toBe(1);
    expect(printed.join('\n')).toContain('预期：听到“welcome & back”');
  });

  it('writes JUnit that pipelines can read', async () => {
    const files = { 'a.json': flow([good, bad], { name: 'A "quoted"\u0001 flow' }) };
    const { world, written } = setUp(files);
    expect(await run(['flow', 'test', 'a.json', '--junit', 'out.xml'], world)).toBe(1);
    expect(written['out.xml']).toContain('<testsuites tests="2" failures="1" errors="0" skipped="0">');
    expect(written['out.xml']).toContain('<testsuite name="A &quot;quoted&quot;� flow" tests="2" failures="1"');
    expect(written['out.xml']).toContain(
      '<testcase classname="A &quot;quoted&quot;� flow" name="Scenario &lt;good&gt;"/>',
    );
    expect(written['out.xml']).toMatch(
      /<failure type="not_heard" message="1\. The caller hears “welcome &amp; back”: /,
    );
    expect(written['out.xml']).toContain('<property name="portsCovered" value="');
  });

  it('enters the flows that are given with it', async () => {
    const inner = JSON.stringify({
      ...JSON.parse(flow([])),
      nodes: [node('start', 'start', {}), node('back', 'return', {})],
      edges: [{ from: { node: 'start', port: 'next' }, to: 'back' }],
    });
    const outer = flow([scenario('into', [{ step: 'reaches', flow: 'inner-id', node: 'back' }, { step: 'ends' }])], {
      nodes: [node('start', 'start', {}), node('sub', 'sub_flow', { flowId: 'inner-id' }), node('bye', 'hang_up', {})],
      edges: [
        { from: { node: 'start', port: 'next' }, to: 'sub' },
        { from: { node: 'sub', port: 'returned' }, to: 'bye' },
      ],
    });
    const { world, printed } = setUp({ 'outer.json': outer, 'inner.json': inner });
    expect(await run(['flow', 'test', 'outer.json', '--with', 'inner-id=inner.json'], world), printed.join('\n')).toBe(
      0,
    );
    expect(await run(['flow', 'test', 'outer.json'], world)).toBe(1);
    expect(await run(['flow', 'test', 'outer.json', '--with', 'inner.json'], world)).toBe(2);
  });

  it('plays the drafts of a studio there: one by its name, or all', async () => {
    const report = { scenarios: [], coverage: { covered: 0, total: 3, ports: [] }, passed: true, revision: 1 };
    const flows = [
      { id: 'f1', name: 'One' },
      { id: 'f2', name: 'Two' },
    ];
    const { world, printed, sent } = setUp(
      {},
      { 'GET /flows': flows, 'POST /flows/f1/scenarios/run': report, 'POST /flows/f2/scenarios/run': report },
    );
    expect(await run(['flow', 'test', 'Two'], world)).toBe(0);
    expect(printed).toEqual(['Two: no scenarios']);
    expect(await run(['flow', 'test', '--all', '--json'], world)).toBe(0);
    expect(JSON.parse(printed[1] ?? '')).toMatchObject([{ source: 'f1' }, { source: 'f2' }]);
    expect(sent.filter((one) => one.startsWith('POST'))).toHaveLength(3);
  });

  it('tells what cannot be read from what fails', async () => {
    const { world, complained } = setUp({ 'bad.json': '{' });
    expect(await run(['flow', 'test', 'bad.json'], world)).toBe(2);
    expect(await run(['flow', 'test', 'none.json'], world)).toBe(2);
    expect(await run(['flow', 'test'], world)).toBe(2);
    expect(complained[0]).toContain('flow_not_json');
  });

  it('has no scenarios where the file has none', async () => {
    const example = new URL('../../../packages/flow-schema/examples/while-waiting.flow.json', import.meta.url);
    const { world } = setUp({ 'a.json': readFileSync(example, 'utf8') });
    expect(await run(['flow', 'test', 'a.json'], world)).toBe(0);
  });
});

describe('patchbay flow cover', () => {
  it('adds scenarios for what none covers yet, which then pass', async () => {
    const files: Record<string, string> = { 'a.json': flow([good]) };
    const { world, written, complained, printed } = setUp(files);
    expect(await run(['flow', 'cover', 'a.json', '--out', 'b.json'], world)).toBe(0);
    const made = JSON.parse(written['b.json'] ?? '') as { scenarios: { id: string }[] };
    expect(made.scenarios[0]?.id).toBe('good');
    expect(complained.at(-1)).toBe('4 of 4 ports covered (100 %)');
    files['b.json'] = written['b.json'] ?? '';
    expect(await run(['flow', 'test', 'b.json'], world)).toBe(0);
    expect(printed.at(-1)).toBe('  4 of 4 ports covered (100 %)');
  });

  it('has nothing to add where all is covered, and hears library prompts by their ids', async () => {
    const library = [{ kind: 'prompt', promptId: 'greeting', values: {} }];
    const heard = scenario('heard', [
      { step: 'hears', sound: { kind: 'prompt', promptId: 'greeting' } },
      { step: 'ends', reason: 'hung_up' },
    ]);
    const text = flow([heard], {
      nodes: [node('start', 'start', {}), node('bye', 'hang_up', { prompt: library })],
      edges: [{ from: { node: 'start', port: 'next' }, to: 'bye' }],
    });
    const { world, printed, complained } = setUp({ 'a.json': text });
    expect(await run(['flow', 'cover', 'a.json'], world)).toBe(0);
    expect(JSON.parse(printed[0] ?? '')).toMatchObject({ scenarios: [{ id: 'heard' }] });
    expect(complained).toEqual(['1 of 1 ports covered (100 %)']);
    expect(await run(['flow', 'test', 'a.json'], world)).toBe(0);
  });
});
