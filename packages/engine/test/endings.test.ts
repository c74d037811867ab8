import { describe, expect, test } from 'vitest';
import { stageOf } from './test-flows.ts';

const answered = `
  > run.started
  < timer.start #1 14400000
  < call.answer #2
  > call.answered
`;

describe('hanging up and cancelling', () => {
  test('[H1] a node may see it through, and nodes that need no call still run', () => {
    stageOf({
      main: {
        nodes: { s: 'start', r: 'record', f: 'fetch', a: ['say', { text: 'A' }] },
        edges: 's.next>r r.next>f f.next>a',
      },
    }).play(`
      # the message is kept, then reported
      ${answered}
      < recording.start #3 60000
      > call.hungup
      > recording.finished 4200 hangup
      < http.request #4 GET https://example.org/
      > http.responded 200
      < timer.cancel #1
      = ended caller_hung_up
      # the same, where the line went down
      ${answered}
      < recording.start #3 60000
      > call.hungup system
      > recording.finished 4200 hangup
      < http.request #4 GET https://example.org/
      > http.responded 200
      < timer.cancel #1
      = ended hung_up
    `);
  });

  test('[H2] else the node is cancelled', () => {
    stageOf({ main: { nodes: { s: 'start', a: ['say', { text: 'A' }] }, edges: 's.next>a' } }).play(`
      # by the caller
      ${answered}
      < playback.start #3 en "A"
      > call.hungup
      < playback.stop #3
      < timer.cancel #1
      = ended caller_hung_up
      # by the system
      ${answered}
      < playback.start #3 en "A"
      > call.hungup system
      < playback.stop #3
      < timer.cancel #1
      = ended hung_up
    `);
  });

  test('[H3] a call that is over is not told so again', () => {
    stageOf({ main: { nodes: { s: 'start', r: 'record', e: 'end' }, edges: 's.next>r r.next>e' } }).play(`
      # hung up twice, and at the end once more
      ${answered}
      < recording.start #3 60000
      > call.hungup
      > call.hungup
      = ignored call.hungup late
      > recording.finished 1000 hangup
      < timer.cancel #1
      = ended hung_up
    `);
  });

  test('[H4] a cancelled run', () => {
    stageOf({ main: { nodes: { s: 'start', d: 'dial' }, edges: 's.next>d' } }).play(`
      # someone stops it
      ${answered}
      < dial.start #3 100
      > run.cancelled by a person
      < dial.cancel #3
      < timer.cancel #1
      < call.hangup 16
      = ended cancelled
    `);
  });

  test('[H6] a node that is given up has failed, and the flow handles that', () => {
    stageOf({
      main: {
        nodes: { s: 'start', d: 'dial', a: ['say', { text: 'Sorry' }] },
        edges: 's.next>d d.failed>a',
      },
    }).play(`
      # out by the port for failures
      ${answered}
      < dial.start #3 100
      > node.abandoned 0 nobody answers
      < dial.cancel #3
      < playback.start #5 en "Sorry"
      = failure abandoned to port
      # not in so many flows, and over already
      ${answered}
      < dial.start #3 100
      > node.abandoned 1 nobody answers
      = ignored node.abandoned late
    `);
    stageOf({ main: { nodes: { s: 'start', r: 'record' }, edges: 's.next>r' } }).play(`
      # nobody handles it: the caller hears so, and does not wait for that either
      ${answered}
      < recording.start #3 60000
      > node.abandoned 0 no end
      < recording.stop #3
      < timer.cancel #1
      < playback.start #6 en "We are sorry, something went wrong. Please try again later. Goodbye."
      < timer.start #7 30000
      = failure abandoned to default
      > node.abandoned 0 still no end
      < playback.stop #6
      < timer.cancel #7
      < call.hangup 16
      = ended failed
      # the caller has left, and what was to be kept is not
      ${answered}
      < recording.start #3 60000
      > call.hungup
      > node.abandoned 0 no end
      < recording.stop #3
      < timer.cancel #1
      = ended caller_hung_up
    `);
  });

  test('[H5] what the node leaves behind is swept', () => {
    stageOf({ main: { nodes: { s: 'start', b: ['bad', { how: 'cancel_leaks' }] }, edges: 's.next>b' } }).play(`
      # a cancel that does nothing
      > run.started
      < timer.start #1 14400000
      < timer.start #2 1000
      > call.hungup
      < timer.cancel #2
      < timer.cancel #1
      = swept timer.start #2
      = ended caller_hung_up
    `);
  });
});

describe('limits', () => {
  test('[L1] [L4] steps', () => {
    const { engine, begin } = stageOf(
      { main: { nodes: { s: 'start', ask: 'ask' }, edges: 's.next>ask ask.1>ask' } },
      { stepsMax: 50 },
    );
    let run = engine.begin(begin);
    run = engine.step(run, { type: 'run.started' }, 0).run;
    run = engine.step(run, { type: 'call.answered', to: 2 }, 0).run;
    for (let count = 0; count < 50; count += 1) run = engine.step(run, { type: 'dtmf.received', digit: '1' }, 0).run;
    expect(run.closing).toMatchObject({ reason: 'limit_steps' });
    expect(run.outstanding.map(({ seq }) => seq)).toEqual([run.closing?.playback, run.closing?.timer]);
    run = engine.step(run, { type: 'playback.finished', to: run.closing?.playback ?? 0 }, 0).run;
    expect(run.end?.reason).toBe('limit_steps');
  });

  test('[L2] visits without a key from the caller', () => {
    stageOf(
      { main: { nodes: { s: 'start', ask: 'ask' }, edges: 's.next>ask ask.1>ask ask.no_input>ask' } },
      { visitsWithoutInputMax: 2 },
    ).play(`
      # silence, a key, silence
      ${answered}
      < timer.start #3 5000
      > timer.fired #3
      < timer.start #4 5000
      > dtmf.received 1
      < timer.cancel #4
      < timer.start #6 5000
      > timer.fired #6
      < timer.start #7 5000
      > timer.fired #7
      < timer.cancel #1
      < playback.start #9 en "We are sorry, something went wrong. Please try again later. Goodbye."
      < timer.start #10 30000
      = limit loop
      > playback.finished
      < timer.cancel #10
      < call.hangup 16
      = ended limit_loop
    `);
  });

  test('[L2] a circle of nodes that wait for nothing', () => {
    stageOf({ main: { nodes: { s: 'start', p: 'pass' }, edges: 's.next>p p.next>p' } }).play(`
      # round and round
      > run.started
      < timer.start #1 14400000
      < timer.cancel #1
      < call.hangup 16
      = limit loop
      = ended limit_loop
    `);
  });

  test('[L3] a run that lives too long', () => {
    stageOf({ main: { nodes: { s: 'start', a: ['say', { text: 'A' }] }, edges: 's.next>a' } }).play(`
      # the life timer
      ${answered}
      < playback.start #3 en "A"
      > clock +14400000
      > timer.fired #1
      < playback.stop #3
      < playback.start #5 en "We are sorry, something went wrong. Please try again later. Goodbye."
      < timer.start #6 30000
      = limit life
      > playback.finished
      < timer.cancel #6
      < call.hangup 16
      = ended limit_life
    `);
  });
});

describe('bugs', () => {
  test.each(['throws', 'port', 'state', 'command', 'resume'])(
    '[B1] a node type that sins by %s ends its run',
    (how) => {
      const { engine, begin } = stageOf({
        main: { nodes: { s: 'start', a: 'ask', b: ['bad', { how }] }, edges: 's.next>a a.1>b b.next>a' },
        sub: { nodes: { s: 'start', e: ['end', { reason: 'completed' }] }, edges: 's.next>e' },
      });
      let run = engine.begin(begin);
      run = engine.step(run, { type: 'run.started' }, 0).run;
      run = engine.step(run, { type: 'call.answered', to: 2 }, 0).run;
      const result = engine.step(run, { type: 'dtmf.received', digit: '1' }, 5);
      expect(result.run).toMatchObject({
        status: 'ended',
        end: { reason: 'bug', at: 5 },
        outstanding: [],
        hungUp: true,
      });
      expect(result.commands.map(({ type, seq }) => [type, seq])).toEqual([
        ['timer.cancel', 4],
        ['timer.cancel', 5],
        ['call.hangup', 6],
      ]);
    },
  );

  test('[B1] in a transition, in cancel, and where a document is not there', () => {
    const stage = stageOf({
      main: { nodes: { s: 'start', b: ['bad', { how: 'throws_later' }] }, edges: 's.next>b' },
      cancels: { nodes: { s: 'start', b: ['bad', { how: 'cancel_throws' }] }, edges: 's.next>b' },
    });
    stage.play(`
      # in a transition
      > run.started
      < timer.start #1 14400000
      < timer.start #2 1000
      > timer.fired #2
      < timer.cancel #1
      < call.hangup 41
      = bug
      = ended bug
    `);
    let run = stage.engine.begin({ ...stage.begin, flowId: 'cancels' });
    run = stage.engine.step(run, { type: 'run.started' }, 0).run;
    const hungUp = stage.engine.step(run, { type: 'call.hungup', by: 'caller', cause: 16 }, 0);
    expect(hungUp.commands.map(({ type }) => type)).toEqual(['timer.cancel', 'timer.cancel']);
    expect(hungUp.run).toMatchObject({ end: { reason: 'bug' }, outstanding: [] });
    const lost = { ...run, frames: run.frames.map((frame) => ({ ...frame, version: 'lost' })) };
    expect(stage.engine.step(lost, { type: 'timer.fired', to: 2 }, 0).run.end?.reason).toBe('bug');
  });
});
