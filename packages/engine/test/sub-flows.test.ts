import { describe, expect, test } from 'vitest';
import { type Sketch, stageOf } from './test-flows.ts';

const main: Sketch = {
  nodes: {
    s: 'start',
    sub: ['sub', { flowId: 'sub', inputs: { wanted: '5' } }],
    a: ['say', { text: 'Done' }],
    sorry: ['say', { text: 'Sorry' }],
    bye: 'end',
  },
  edges: 's.next>sub sub.next>a sub.failed>sorry a.next>bye sorry.next>bye',
  variables: [{ name: 'result', type: 'number' }],
};

const inner: Sketch = {
  nodes: {
    s: 'start',
    lang: ['set', { variable: 'result', value: 'wanted * 2', language: 'de' }],
    ask: 'ask',
    back: ['end', { reason: 'completed' }],
    bye: 'end',
    broken: 'fetch',
  },
  edges: 's.next>lang lang.next>ask ask.1>back ask.2>bye ask.no_input>broken broken.next>back',
  variables: [
    { name: 'wanted', type: 'number', role: 'input' },
    { name: 'result', type: 'text', role: 'output' },
  ],
};

const inside = `
  > run.started
  < timer.start #1 14400000
  < call.answer #2
  = flow sub entered
  = set result "10"
  = language de
  > call.answered
  < timer.start #3 5000
`;

describe('sub-flows', () => {
  test('[F1] [F2] [F5] [N7] inputs go in, outputs come back, the language stays', () => {
    const stage = stageOf({ main, sub: inner });
    stage.play(`
      # through the sub-flow
      ${inside.replace('= set result "10"\n  = language de', '= language de\n  = set result "10"')}
      > dtmf.received 1
      < timer.cancel #3
      < playback.start #5 en "Done"
      = left ask by 1 to back
      = flow sub left
      = set result 10
      = left sub by next to a
    `);
    let run = stage.engine.begin(stage.begin);
    run = stage.engine.step(run, { type: 'run.started' }, 0).run;
    expect(run.frames.map(({ flowId, variables }) => [flowId, variables])).toEqual([
      ['main', { result: null }],
      ['sub', { wanted: 5, result: '10' }],
    ]);
  });

  test('[N7] hanging up inside ends everything', () => {
    const stage = stageOf({ main, sub: inner });
    stage.play(`
      # hang up inside
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < timer.start #3 5000
      > dtmf.received 2
      < timer.cancel #3
      < timer.cancel #1
      < call.hangup 16
      = ended hung_up
    `);
  });

  test('[N6] an optional port that leads nowhere goes back', () => {
    stageOf({
      main,
      sub: { ...inner, nodes: { s: 'start', p: ['pass', { optional: true }] }, edges: 's.next>p' },
    }).play(`
      # back at once, without a value
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      = flow sub left
      = set result null
    `);
  });

  test('[H6] the flow outside gives up what is inside', () => {
    stageOf({ main, sub: inner }).play(`
      # nothing of the sub-flow goes on
      ${inside.replace('= set result "10"\n  = language de', '= language de\n  = set result "10"')}
      > node.abandoned 0 too long
      < timer.cancel #3
      < playback.start #5 en "Sorry"
      = flow sub left
      = failure abandoned to port
    `);
  });

  test('[F4] a failure inside goes to the node outside', () => {
    stageOf({ main, sub: inner }).play(`
      # the server is away
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < timer.start #3 5000
      > timer.fired #3
      < http.request #4 GET https://example.org/
      > http.failed unreachable
      < playback.start #5 en "Sorry"
      = failure unreachable to caller
      = flow sub left
      = failure unreachable to port
      = left sub by failed to sorry
    `);
  });

  test.each([
    ['flow_not_pinned', { main }],
    ['flow_input_unknown', { main, sub: { ...inner, variables: [] } }],
    ['variable_type', { main, sub: { ...inner, variables: [{ name: 'wanted', type: 'date', role: 'input' }] } }],
    ['flow_without_start', { main, sub: { ...inner, nodes: { p: 'pass' }, edges: '' } }],
  ] as const)('[F3] %s is a failure of the node that enters', (code, flows) => {
    const { engine, begin } = stageOf(flows as unknown as Record<string, Sketch>);
    const { trace } = engine.step(engine.begin(begin), { type: 'run.started' }, 0);
    const failures = trace.filter((entry) => entry.trace === 'failure');
    expect(failures.at(-1)).toMatchObject({ failure: { code }, nodeId: 'sub', handledBy: 'port' });
  });

  test('[F3] flows that enter each other without end stop at the limit', () => {
    const again: Sketch = { nodes: { s: 'start', sub: ['sub', { flowId: 'main' }] }, edges: 's.next>sub' };
    const { engine, begin } = stageOf({ main: again }, { flowDepthMax: 4 });
    const { run, trace } = engine.step(engine.begin(begin), { type: 'run.started' }, 0);
    expect(run.end).toMatchObject({ reason: 'failed', failure: { code: 'flow_depth' } });
    expect(trace.filter((entry) => entry.trace === 'flow.entered')).toHaveLength(4);
  });
});
