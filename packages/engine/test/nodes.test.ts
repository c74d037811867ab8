import { describe, expect, test } from 'vitest';
import { createEngine } from '../src/index.ts';
import { flowOf, stageOf } from './test-flows.ts';
import { testNodes } from './test-nodes.ts';

const started = `
  > run.started
  < timer.start #1 14400000
  < call.answer #2
  > call.answered
`;

describe('nodes', () => {
  test('[N1] the call is answered once, and only where a node needs it', () => {
    stageOf({
      main: {
        nodes: { s: 'start', fetch: 'fetch', a: ['say', { text: 'A' }], b: ['say', { text: 'B' }], bye: 'end' },
        edges: 's.next>fetch fetch.next>a a.next>b b.next>bye',
      },
    }).play(`
      # answered before the first words, not before the request
      > run.started
      < timer.start #1 14400000
      < http.request #2 GET https://example.org/
      > dtmf.received 4
      = ignored dtmf.received not_handled
      > http.responded 200 {"a":1}
      < call.answer #3
      > dtmf.received 4
      = ignored dtmf.received not_handled
      > call.answered
      < playback.start #4 en "A"
      > playback.finished
      < playback.start #5 en "B"
    `);
  });

  test('[N2] a call that cannot be answered ends the run', () => {
    stageOf({ main: { nodes: { s: 'start', a: ['say', { text: 'A' }] }, edges: 's.next>a' } }).play(`
      # the channel is gone
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.failed gone
      < timer.cancel #1
      < call.hangup 41
      = ended failed
    `);
  });

  test('[N3] [N4] an event that a state does not list is ignored; data stays', () => {
    stageOf({ main: { nodes: { s: 'start', ask: 'ask', bye: 'end' }, edges: 's.next>ask ask.1>bye' } }).play(`
      # a key without a port, then one with
      ${started}
      < timer.start #3 5000
      > dtmf.received 9
      > dtmf.received 1
      < timer.cancel #3
      < timer.cancel #1
      < call.hangup 16
      = ended hung_up
    `);
  });

  test('[N6] an unconnected port is a failure, an optional one the end of the flow', () => {
    const stage = stageOf({
      main: { nodes: { s: 'start', p: ['pass', { optional: true }] }, edges: 's.next>p' },
      broken: { nodes: { s: 'start', p: 'pass' }, edges: 's.next>p' },
    });
    stage.play(`
      # optional
      > run.started
      < timer.start #1 14400000
      < timer.cancel #1
      < call.hangup 16
      = left p by next
      = ended completed
    `);
    const run = stage.engine.begin({ ...stage.begin, flowId: 'broken' });
    const result = stage.engine.step(run, { type: 'run.started' }, 0);
    expect(result.run.end).toMatchObject({ reason: 'failed', failure: { code: 'port_unconnected' } });
  });

  test('[N7] end_run ends the run with its reason', () => {
    stageOf({ main: { nodes: { s: 'start', e: ['end', { reason: 'completed' }] }, edges: 's.next>e' } }).play(`
      # completed
      > run.started
      < timer.start #1 14400000
      < timer.cancel #1
      < call.hangup 16
      = ended completed
    `);
  });

  test.each([
    ['node_type_unknown', { type: 'nothing', version: 1, config: {} }],
    ['node_too_new', { type: 'pass', version: 2, config: {} }],
    ['node_config_invalid', { type: 'pass', version: 1, config: { optional: 'perhaps' } }],
  ])('[N8] a node that cannot run is the failure %s', (code, broken) => {
    const document = flowOf({ nodes: { s: 'start', x: 'pass' }, edges: 's.next>x x.next>x' });
    const nodes = document.nodes.map((node) => (node.id === 'x' ? { ...node, ...broken } : node));
    const engine = createEngine({ nodeTypes: testNodes, document: () => ({ ...document, nodes }) });
    const { begin } = stageOf({ main: { nodes: { s: 'start' }, edges: '' } });
    const result = engine.step(engine.begin(begin), { type: 'run.started' }, 0);
    expect(result.run.end).toMatchObject({ reason: 'failed', failure: { code } });
  });
});
