import { describe, expect, test } from 'vitest';
import { stageOf } from './test-flows.ts';

const dialling = stageOf({
  main: {
    nodes: { s: 'start', d: 'dial', a: ['say', { text: 'A' }], bye: 'end' },
    edges: 's.next>d d.done>a d.busy>bye a.next>bye a.over>bye',
  },
});

const begun = `
  > run.started
  < timer.start #1 14400000
  < call.answer #2
  > call.answered
`;

describe('outstanding commands', () => {
  test('[O1] what comes before the end leaves a command outstanding', () => {
    dialling.play(`
      # answered, talking, ended
      ${begun}
      < dial.start #3 100
      > dial.answered
      = state talking
      > dial.ended completed
      < playback.start #4 en "A"
    `);
  });

  test('[O2] late, double, lost and mistaken answers', () => {
    dialling.play(`
      # answers that belong to nothing
      ${begun}
      < dial.start #3 100
      > call.answered #2
      = ignored call.answered late
      > playback.finished #3
      = ignored playback.finished late
      > dial.ended #99 busy
      = ignored dial.ended late
      > timer.fired #3
      = ignored timer.fired late
      > dial.answered #3
      > dial.ended #3 completed
      < playback.start #4 en "A"
      > dial.ended #3 completed
      = ignored dial.ended late
      > dtmf.received 5
      > call.hungup
      < playback.stop #4
      < timer.cancel #1
      = ended caller_hung_up
    `);
  });

  test('[O3] what was withdrawn is settled: its answer is late', () => {
    stageOf({
      main: { nodes: { s: 'start', ask: 'ask', b: 'ask' }, edges: 's.next>ask ask.1>b b.1>b b.no_input>b' },
    }).play(`
      # the timer fires just as the key is pressed
      ${begun}
      < timer.start #3 5000
      > dtmf.received 1
      < timer.cancel #3
      < timer.start #5 5000
      > timer.fired #3
      = ignored timer.fired late
      > timer.fired #5
      < timer.start #6 5000
    `);
  });

  test('[O4] a node that leaves takes nothing along', () => {
    stageOf({
      main: { nodes: { s: 'start', b: ['bad', { how: 'leaks' }], ask: 'ask' }, edges: 's.next>b b.next>ask' },
    }).play(`
      # a forgotten timer
      > run.started
      < timer.start #1 14400000
      < timer.start #2 1000
      < timer.cancel #2
      < call.answer #4
      = swept timer.start #2
      > timer.fired #2
      = ignored timer.fired late
    `);
  });

  test('[O5] nothing is outstanding after the end', () => {
    const { engine, begin } = dialling;
    let run = engine.begin(begin);
    run = engine.step(run, { type: 'run.started' }, 0).run;
    expect(run.outstanding.map(({ type }) => type)).toEqual(['timer.start', 'call.answer']);
    run = engine.step(run, { type: 'call.hungup', by: 'caller', cause: 16 }, 0).run;
    expect(run.status).toBe('ended');
    expect(run.outstanding).toEqual([]);
  });

  test('[O6] withdrawing what is not its own is a bug', () => {
    stageOf({ main: { nodes: { s: 'start', b: ['bad', { how: 'steals' }] }, edges: 's.next>b' } }).play(`
      # the life timer is not the node's
      > run.started
      < call.hangup 41
      = bug
      = ended bug
    `);
  });
});
