import { describe, expect, test } from 'vitest';
import { type Sketch, stageOf } from './test-flows.ts';

const variables = [
  { name: 'count', type: 'number', initial: 3 },
  { name: 'name', type: 'text' },
  { name: 'pin', type: 'text', sensitive: true },
  { name: 'due', type: 'date' },
] as const;

function setting(variable: string, value: string, more: Partial<Sketch> = {}) {
  return stageOf({
    main: {
      nodes: { s: 'start', set: ['set', { variable, value }], bye: 'end' },
      edges: 's.next>set set.next>bye',
      variables,
      ...more,
    },
  });
}

function outcome(variable: string, value: string) {
  const { engine, begin } = setting(variable, value);
  const result = engine.step(engine.begin(begin), { type: 'run.started' }, begin.now);
  return { end: result.run.end, value: result.run.frames[0]?.variables[variable], trace: result.trace };
}

describe('variables', () => {
  test.each([
    ['count', '"42"', 42],
    ['count', 'count + 1.5', 4.5],
    ['name', '12', '12'],
    ['name', 'call.callerName + "!"', 'Li!'],
    ['due', 'now.date("Asia/Shanghai")', '2026-01-05'],
    ['count', 'extra', 7],
    ['name', 'null', null],
  ])('[V1] [V6] %s = %s', (variable, expression, value) => {
    const result = outcome(variable, expression);
    expect(result.end?.reason).toBe('hung_up');
    expect(result.value).toEqual(value);
  });

  test.each([
    ['count', '"many"', 'variable_type'],
    ['due', '"tomorrow"', 'variable_type'],
    ['nothing', '1', 'variable_unknown'],
    ['count', 'missing', 'expression_unknown_name'],
  ])('[V1] %s = %s fails as %s and sets nothing', (variable, expression, code) => {
    const result = outcome(variable, expression);
    expect(result.end).toMatchObject({ reason: 'failed', failure: { code } });
    expect(result.trace.filter(({ trace }) => trace === 'variable.set')).toEqual([]);
  });

  test('[V2] a sensitive variable is wrapped in the run and in the trace, and so is what comes of it', () => {
    const result = outcome('pin', '"1234"');
    expect(result.value).toEqual({ $sensitive: '1234' });
    expect(result.trace).toContainEqual(
      expect.objectContaining({ trace: 'variable.set', name: 'pin', value: { $sensitive: '1234' } }),
    );
    const { engine, begin } = setting('name', 'pin + "5"', {
      variables: [variables[1], { name: 'pin', type: 'text', sensitive: true, initial: '1234' }],
    });
    const { run } = engine.step(engine.begin(begin), { type: 'run.started' }, 0);
    expect(run.frames[0]?.variables.name).toEqual({ $sensitive: '12345' });
  });

  test('[V3] the failure of a sensitive value does not quote it', () => {
    const { engine, begin } = setting('count', 'pin', {
      variables: [variables[0], { name: 'pin', type: 'text', sensitive: true, initial: 'hunter2' }],
    });
    const { run, trace } = engine.step(engine.begin(begin), { type: 'run.started' }, 0);
    expect(run.end?.failure?.code).toBe('variable_type');
    expect(JSON.stringify([run.end, trace])).not.toContain('hunter2');
  });

  test('[V4] initial values, else null', () => {
    const { engine, begin } = setting('name', '"x"');
    expect(engine.begin(begin).frames[0]?.variables).toEqual({
      count: 3,
      name: null,
      pin: { $sensitive: null },
      due: null,
    });
  });

  test('[V5] secrets are asked for only while the node waits', () => {
    const { engine, begin } = stageOf({
      main: {
        nodes: { s: 'start', ask: ['ask', { secret: true, into: 'pin' }], b: 'ask' },
        edges: 's.next>ask ask.1>b',
        variables,
      },
    });
    let run = engine.begin(begin);
    const expecting = [engine.expectsSensitiveInput(run)];
    run = engine.step(run, { type: 'run.started' }, 0).run;
    expecting.push(engine.expectsSensitiveInput(run));
    run = engine.step(run, { type: 'call.answered', to: 2 }, 0).run;
    expecting.push(engine.expectsSensitiveInput(run));
    run = engine.step(run, { type: 'dtmf.received', digit: { $sensitive: '1' } }, 0).run;
    expecting.push(engine.expectsSensitiveInput(run));
    expect(expecting).toEqual([false, false, true, false]);
    expect(run.frames[0]?.variables.pin).toEqual({ $sensitive: '1' });
  });
});
