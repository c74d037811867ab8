import type { Command, EngineEvent } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import { type ReplayEntry, replay } from '../src/index.ts';
import { stageOf } from './test-flows.ts';

const menu = stageOf({
  main: {
    nodes: { s: 'start', hello: ['say', { text: 'Hello' }], ask: 'ask', bye: 'end' },
    edges: 's.next>hello hello.next>ask ask.1>hello ask.2>bye ask.no_input>bye',
  },
});

const call: readonly EngineEvent[] = [
  { type: 'run.started' },
  { type: 'call.answered', to: 2 },
  { type: 'playback.finished', to: 3 },
  { type: 'dtmf.received', digit: '1' },
  { type: 'playback.finished', to: 6 },
  { type: 'dtmf.received', digit: '2' },
];

function journal(flags?: readonly number[]): ReplayEntry[] {
  let run = menu.engine.begin({ ...menu.begin, ...(flags ? { flags } : {}) });
  return call.map((event, index) => {
    const result = menu.engine.step(run, event, menu.begin.now + index);
    run = result.run;
    return { at: menu.begin.now + index, event, commands: result.commands };
  });
}

describe('steps', () => {
  test('[S1] [S2] [S4] [S5] [N5] a whole call, straight and restarted after every event', () => {
    menu.play(`
      # a call that presses 1, then 2
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      = flow main entered
      = left s by next to hello
      > run.started
      = ignored run.started late
      > call.answered
      < playback.start #3 en "Hello"
      > playback.finished
      < timer.start #4 5000
      = left hello by next to ask
      > dtmf.received 1
      < timer.cancel #4
      < playback.start #6 en "Hello"
      = left ask by 1 to hello
      > playback.finished
      < timer.start #7 5000
      > timer.fired
      < timer.cancel #1
      < call.hangup 16
      = left ask by no_input to bye
      = ended hung_up
    `);
  });

  test('[S6] after the end nothing happens', () => {
    const ended = call.reduce((run, event) => menu.engine.step(run, event, 0).run, menu.engine.begin(menu.begin));
    expect(ended.status).toBe('ended');
    for (const event of call) {
      const result = menu.engine.step(ended, event, 1);
      expect(result.run).toBe(ended);
      expect(result.commands).toEqual([]);
      expect(result.trace).toEqual([{ trace: 'event.ignored', event: event.type, why: 'ended' }]);
    }
  });

  test('[S7] a journal replays, and the first difference is named', () => {
    const entries = journal();
    const same = replay(menu.engine, menu.begin, JSON.parse(JSON.stringify(entries)) as ReplayEntry[]);
    expect(same.ok && same.run.end?.reason).toBe('hung_up');
    const wrong: Command[] = [{ type: 'playback.stop', target: 3, seq: 5 }];
    const changed = entries.map((entry, index) => (index === 3 ? { ...entry, commands: wrong } : entry));
    const result = replay(menu.engine, menu.begin, changed);
    expect(result).toMatchObject({ ok: false, index: 3, event: { type: 'dtmf.received' }, expected: wrong });
  });

  test('[S8] begin refuses a flow without a pin', () => {
    expect(() => menu.engine.begin({ ...menu.begin, flowId: 'other' })).toThrow('not among its pins');
    const place = { nodeId: 'gone', variables: {}, answered: true };
    expect(() => menu.engine.begin({ ...menu.begin, place })).toThrow('begins at node "gone"');
  });

  test('[G1] a run keeps the flags it began with', () => {
    const run = menu.engine.begin({ ...menu.begin, flags: [] });
    expect(menu.engine.step(run, { type: 'run.started' }, 0).run.flags).toEqual([]);
    expect(menu.engine.begin(menu.begin).flags).toEqual([1, 2]);
    expect(journal([]).map(({ commands }) => commands)).toEqual(journal().map(({ commands }) => commands));
  });
});
