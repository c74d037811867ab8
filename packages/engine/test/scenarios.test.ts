import type { Scenario } from '@patchbay/flow-schema';
import { scenarioSchema, versionHash } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import { createScenarioRunner, type ScenarioResult } from '../src/index.ts';
import { flowOf } from './test-flows.ts';
import { testNodes } from './test-nodes.ts';

const main = flowOf({
  nodes: {
    s: 'start',
    hello: ['say', { text: 'Hello, this is a test call' }],
    ask: ['ask', { keys: '123456', secret: true, into: 'key' }],
    f: 'fetch',
    d: 'dial',
    r: 'record',
    l: 'line',
    inner: ['sub', { flowId: 'inner' }],
    form: ['form', { variables: ['reason'] }],
    got: ['say', { text: 'The answer is here' }],
    bye: 'end',
  },
  edges:
    's.next>hello hello.next>ask ask.1>f ask.2>d ask.3>r ask.4>l ask.5>inner ask.6>form ask.no_input>bye f.next>got f.failed>bye ' +
    'd.done>got d.busy>hello r.next>f l.answered>got inner.next>got form.next>l got.next>bye',
  variables: [
    { name: 'key', type: 'text', sensitive: true },
    { name: 'reason', type: 'text' },
    { name: 'who', type: 'text', role: 'input' },
    { name: 'result', type: 'text' },
  ],
});
const inner = flowOf({
  nodes: {
    s: 'start',
    f: 'fetch',
    keep: ['set', { variable: 'result', value: '"inner"' }],
    back: ['pass', { optional: true }],
  },
  edges: 's.next>f f.next>keep keep.next>back',
  variables: [{ name: 'result', type: 'text', role: 'output' }],
});
const broken = flowOf({ nodes: { s: 'start', f: 'fetch' }, edges: 's.next>f f.next>f' });

const runnerOf = (document: typeof main) =>
  createScenarioRunner({
    nodeTypes: testNodes,
    flowId: 'main',
    document,
    surroundings: {
      flows: { inner: versionHash(inner) },
      documents: { [versionHash(inner)]: inner },
      prompts: {},
    },
  });
const runner = runnerOf(main);

type Written = Record<string, unknown>;
const scenario = (steps: readonly Written[], more: Partial<Scenario> = {}): Scenario =>
  scenarioSchema.parse({
    id: 'one',
    name: 'One',
    startsAt: '2026-01-05T09:00:00Z',
    call: { callerNumber: '13800138000', calledNumber: '2000' },
    steps,
    ...more,
  });
const play = (steps: readonly Written[], more: Partial<Scenario> = {}): ScenarioResult =>
  runner.run(scenario(steps, more));
const press = (keys: string, when = 'asked') => ({ step: 'press', keys, when });
const says = (text: string) => ({ step: 'hears', sound: { kind: 'speech', text } });
const ok = { type: 'http.responded', status: 200, body: { a: 1 } };
const why = ({ failure }: ScenarioResult) => [failure?.code, failure?.step];

describe('scenarios', () => {
  test('[Y1] [Y4] the caller presses once asked, the world answers once asked, and what must come is found in its order', () => {
    const result = play([
      says('this is a test'),
      press('1'),
      { step: 'reaches', node: 'f' },
      { step: 'requests', node: 'f', method: 'GET', url: 'example.org' },
      { step: 'answer', node: 'f', answer: ok, afterMs: 2_000 },
      { step: 'leaves', node: 'f', port: 'next' },
      says('THE   answer'),
      says('is here'),
      { step: 'ends', reason: 'hung_up' },
    ]);
    expect(result.failure).toBe(null);
    expect(result.steps.map(({ state }) => state)).toEqual(Array.from({ length: 9 }, () => 'passed'));
    expect(result.steps[4]?.atMs).toBe((result.steps[3]?.atMs ?? 0) + 2_000);
    expect(result.ports).toContainEqual({ flowId: 'main', nodeId: 'f', port: 'next' });
    expect(result.end?.reason).toBe('hung_up');
    expect(result.lastedMs).toBeGreaterThan(2_000);
  });

  test('[Y1] a key at once is pressed whoever listens, and one nobody ever listens for is named', () => {
    expect(why(play([press('1', 'at_once'), { step: 'leaves', node: 'ask', port: 'no_input' }]))).toEqual([
      undefined,
      undefined,
    ]);
    const result = play([press('9'), { step: 'ends' }]);
    expect(why(result)).toEqual([undefined, undefined]);
    const late = play([{ step: 'wait', durationMs: 60_000 }, press('1')]);
    expect(why(late)).toEqual(['not_asked', 1]);
    expect(late.failure?.got.en).toContain('the flow hung up');
  });

  test('[Y4] what was heard before is not found again, nor what comes later found early', () => {
    const twice = play([says('this is a test'), says('this is a test'), { step: 'ends' }]);
    expect(why(twice)).toEqual(['not_heard', 1]);
    expect(why(play([press('2'), answerD('dial.answered'), { step: 'reaches', node: 'ask' }]))).toEqual([
      undefined,
      undefined,
    ]);
  });

  const answerD = (type: string, more: object = {}) => ({ step: 'answer', node: 'd', answer: { type, ...more } });

  test('[Y2] a request without an answer is a gap and no time-out', () => {
    const result = play([press('1'), { step: 'ends' }]);
    expect(why(result)).toEqual(['answer_missing', 1]);
    expect(result.failure?.got).toMatchObject({
      en: expect.stringContaining('“f” asks'),
      zh: expect.stringContaining('f'),
    });
    expect(result.failure?.place).toEqual({ flowId: 'main', nodeId: 'f' });
    const timeout = { type: 'http.failed', code: 'timeout' };
    expect(
      why(
        play([
          press('1'),
          { step: 'answer', node: 'f', answer: timeout },
          { step: 'leaves', node: 'f', port: 'failed' },
        ]),
      ),
    ).toEqual([undefined, undefined]);
  });

  test('[Y3] phones, agents, recordings and forms are answered where they are asked', () => {
    const talked = play([
      press('2'),
      answerD('dial.answered'),
      { ...answerD('dial.ended', { outcome: 'completed' }), afterMs: 9_000 },
      says('here'),
    ]);
    expect(talked.failure).toBe(null);
    const recorded = play([
      press('3'),
      { step: 'speak', words: 'Call me back, please.' },
      { step: 'answer', node: 'f', answer: ok },
      { step: 'ends' },
    ]);
    expect(recorded.failure).toBe(null);
    expect(recorded.lastedMs).toBeGreaterThan(1_400);
    const keyed = play([press('3'), press('#'), { step: 'reaches', node: 'f' }]);
    expect(keyed.failure).toBe(null);
    const queued = play([
      press('6'),
      { step: 'answer', node: 'l', answer: { type: 'agent.answered', agentName: 'Ann' } },
      { step: 'fill_form', node: 'form', values: { reason: 'billing' } },
      { step: 'holds', variable: 'reason', value: 'billing' },
      { step: 'answer', node: 'l', answer: { type: 'queue.left', outcome: { kind: 'completed' } }, afterMs: 60_000 },
      { step: 'leaves', node: 'l', port: 'answered' },
    ]);
    expect(queued.failure).toBe(null);
    expect(queued.steps[4]?.atMs).toBeGreaterThan(60_000);
  });

  test('[Y3] a step names the flow it is about', () => {
    const steps = (flow: string | null) => [
      press('5'),
      { step: 'answer', flow, node: 'f', answer: ok },
      { step: 'leaves', flow, node: 'keep', port: 'next' },
      { step: 'holds', variable: 'result', value: 'inner' },
    ];
    expect(play(steps('inner')).failure).toBe(null);
    expect(why(play([press('5'), { step: 'answer', node: 'f', answer: ok }]))).toEqual(['answer_missing', 1]);
  });

  test('[Y5] a failing step says what it expected and what came instead', () => {
    const result = play([press('1'), { step: 'answer', node: 'f', answer: ok }, says('goodbye'), { step: 'ends' }]);
    expect(why(result)).toEqual(['not_heard', 2]);
    expect(result.failure?.expected).toEqual({ en: '“goodbye” is heard', zh: '听到“goodbye”' });
    expect(result.failure?.got.en).toBe('heard “The answer is here”; then the flow hung up after “bye”');
    expect(result.steps.map(({ state }) => state)).toEqual(['passed', 'passed', 'failed', 'not_played']);
    const way = play([press('1'), { step: 'answer', node: 'f', answer: ok }, { step: 'reaches', node: 'l' }]);
    expect(way.failure?.got.en).toContain('the call went “s” › “hello” › “ask” › “f” › “got” › “bye”');
  });

  test('[Y5] no secret is in what a failure says', () => {
    const result = play([press('4'), { step: 'holds', variable: 'key', value: '9876' }]);
    expect(why(result)).toEqual(['other_value', 1]);
    expect(JSON.stringify([result.failure?.expected, result.failure?.got])).not.toMatch(/9876|"4"/);
    expect(play([press('4'), { step: 'holds', variable: 'key', value: '4' }]).failure).toBe(null);
  });

  test('[Y5] a key that was hidden has to be filled in', () => {
    expect(why(play([press('?')]))).toEqual(['key_missing', 0]);
  });

  test('[Y6] a bad end fails, unless it is what is expected', () => {
    const sick = runnerOf(broken);
    const failing = { step: 'answer', node: 'f', answer: { type: 'http.failed', code: 'blocked' } };
    const bad = sick.run(scenario([failing]));
    expect(why(bad)).toEqual(['call_failed', null]);
    expect(bad.failure?.got.en).toContain('blocked');
    expect(sick.run(scenario([failing, { step: 'ends', reason: 'failed' }])).failure).toBe(null);
    expect(why(sick.run(scenario([failing, { step: 'ends', reason: 'completed' }])))).toEqual(['other_end', 1]);
  });

  test('[Y6] the caller may hang up, and nothing can be done after that', () => {
    const hung = play([{ step: 'hang_up' }, { step: 'ends', reason: 'caller_hung_up' }]);
    expect(hung.failure).toBe(null);
    expect(why(play([{ step: 'hang_up' }, { step: 'hang_up' }]))).toEqual(['not_asked', 1]);
  });

  test('[Y7] it is the same every time, and plain data', () => {
    const steps = [press('1'), { step: 'answer', node: 'f', answer: ok }, { step: 'ends' }];
    const first = play(steps);
    expect(play(steps)).toEqual(first);
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  test('[Y8] what is not there any more is named', () => {
    expect(why(play([{ step: 'reaches', node: 'gone' }]))).toEqual(['reference_missing', 0]);
    expect(why(play([{ step: 'reaches', flow: 'gone', node: 's' }]))).toEqual(['reference_missing', 0]);
    expect(why(play([{ step: 'holds', variable: 'gone', value: null }]))).toEqual(['reference_missing', 0]);
    expect(why(play([{ step: 'leaves', node: 'ask', port: 'gone' }]))).toEqual(['reference_missing', 0]);
  });

  test('[Y3] inputs are handed in, and those that do not fit are told', () => {
    expect(play([{ step: 'holds', variable: 'who', value: 'Ada' }], { inputs: { who: 'Ada' } }).failure).toBe(null);
    expect(play([], { inputs: { nobody: 1 } }).failure).toMatchObject({ code: 'cannot_begin', place: null });
    expect(play([{ step: 'speaks_language', language: 'zh-CN' }], { language: 'zh-CN' }).failure).toBe(null);
  });
});
