import { describe, expect, test } from 'vitest';
import { type Sketch, stageOf } from './test-flows.ts';

const main: Sketch = {
  nodes: {
    s: 'start',
    line: ['line', { flowId: 'wait' }],
    bye: ['say', { text: 'Bye' }],
    out: ['say', { text: 'Out' }],
    act: 'act',
    survey: ['say', { text: 'Survey' }],
  },
  edges: 's.next>line line.answered>bye line.exit>out line.failed>out act.pressed>survey',
};

const music: Sketch = {
  nodes: { s: 'start', hum: ['say', { text: 'Hum' }], go: 'exit' },
  edges: 's.next>hum hum.next>hum hum.over>go',
};

const waiting = `
  > run.started
  < timer.start #1 14400000
  < call.answer #2
  > call.answered
  < queue.join #3 sales 0
  < playback.start #4 en "Hum"
  = flow wait entered
`;

describe('waiting in a queue', () => {
  test('[W1] [W2] an agent who answers ends what is heard, and only then are they connected', () => {
    stageOf({ main, wait: music }).play(`
      # answered, talked, left
      ${waiting}
      > playback.finished
      < playback.start #5 en "Hum"
      > agent.answered #3 anna Anna sales
      < playback.stop #5
      < agent.connect #7 #3
      = flow wait left
      = state talking
      > agent.connected anna
      = ignored agent.connected not_handled
      > queue.left #3 completed after 60000
      < playback.start #8 en "Bye"
      = left line by answered to bye
      > queue.left #3 completed
      = ignored queue.left late
    `);
  });

  test('[W2] what the outer node does not handle leaves everything as it is', () => {
    stageOf({ main, wait: music }).play(`
      # connected before answered
      ${waiting}
      > agent.connected #3 anna
      = ignored agent.connected not_handled
      > playback.finished
      < playback.start #5 en "Hum"
    `);
  });

  test('[W1] [O5] hanging up gives the place back', () => {
    stageOf({ main, wait: music }).play(`
      # the caller gives up
      ${waiting}
      > call.hungup
      < playback.stop #4
      < timer.cancel #1
      < queue.leave #3
      = ended caller_hung_up
    `);
  });

  test.each([
    ['is kept', '> recording.finished 2000 hangup'],
    ['is lost', '> recording.failed disk'],
  ])('[W12] [H1] a message in the waiting flow %s after the caller hung up, and nobody is offered them', (_, end) => {
    const message: Sketch = {
      nodes: { s: 'start', r: 'record', back: ['exit', { exit: 'again' }] },
      edges: 's.next>r r.next>back',
    };
    stageOf({ main, wait: message }).play(`
      # recording while waiting
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < queue.join #3 sales 0
      < recording.start #4 60000
      > call.hungup
      < queue.leave #3
      ${end}
      < timer.cancel #1
      ${end.includes('failed') ? '= failure disk to caller' : ''}
      = ended caller_hung_up
    `);
  });

  test('[W2] [E1] a queue that fails while the flow is heard', () => {
    stageOf({ main, wait: music }).play(`
      # lost
      ${waiting}
      > queue.left failed gone
      < playback.stop #4
      < playback.start #6 en "Out"
      = flow wait left
      = failure gone to port
    `);
  });

  test('[W6] a waiting flow is left by a named exit', () => {
    stageOf({ main, wait: music }).play(`
      # the star key leaves
      ${waiting}
      > dtmf.received *
      < playback.stop #4
      < queue.leave #3
      < playback.start #7 en "Out"
      = swept playback.start #4
      = flow wait left
      = left line by exit to out
    `);
  });

  test('[W5] a waiting flow that cannot be entered keeps the place', () => {
    stageOf({ main }).play(`
      # not published
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < queue.join #3 sales 0
      > agent.answered anna
      < agent.connect #4 #3
    `);
  });

  test('[W4] the same may be heard for ever, but not without time passing', () => {
    const { engine, begin } = stageOf({ main, wait: music });
    let run = engine.begin(begin);
    let now = begin.now;
    const take = (event: Parameters<typeof engine.step>[1]) => {
      const result = engine.step(run, event, now);
      run = result.run;
      return result.commands;
    };
    take({ type: 'run.started' });
    let [last] = take({ type: 'call.answered', to: 2 }).slice(-1);
    const hear = (times: number, everyMs: number) => {
      for (let at = 0; at < times && run.closing === null; at += 1) {
        now += everyMs;
        [last] = take({ type: 'playback.finished', to: last?.seq ?? 0 }).slice(-1);
      }
    };
    hear(200, 2_000);
    expect(run.closing).toBe(null);
    hear(60, 10);
    expect(run.closing?.reason).toBe('limit_loop');
  });

  test('[W4] a waiting flow that ends at once and is entered again ends the call', () => {
    const again: Sketch = { nodes: { s: 'start', go: ['exit', { exit: 'again' }] }, edges: 's.next>go' };
    const { engine, begin } = stageOf({ main, wait: again });
    let run = engine.step(engine.begin(begin), { type: 'run.started' }, 0).run;
    run = engine.step(run, { type: 'call.answered', to: 2 }, 0).run;
    expect(run.closing?.reason).toBe('limit_loop');
  });

  test('[W3] [W8] [O7] a node inside knows the place, and decides for later queues', () => {
    const inside: Sketch = {
      nodes: { s: 'start', at: 'stands', hum: ['say', { text: 'Hum' }] },
      edges: 's.next>at at.next>hum',
    };
    const { play } = stageOf({ main: { ...main, edges: `${main.edges} bye.next>line` }, wait: inside });
    play(`
      # asked, raised, and answered before it is told
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < queue.join #3 sales 0
      < queue.change #4 #3 [5,null,null]
      < queue.ask #5 #3
      > agent.answered anna
      < agent.connect #6 #3
      > queue.told #5 1 60..120
      = ignored queue.told late
      > queue.left completed
      < playback.start #7 en "Bye"
      > playback.finished
      < queue.join #8 sales 5
      < queue.change #9 #8 [5,null,null]
      < queue.ask #10 #8
      > queue.told 1 60..120
      < playback.start #11 en "Hum"
    `);
    stageOf({ main: { nodes: { s: 'start', at: 'stands' }, edges: 's.next>at' } }).play(`
      # nowhere
      > run.started
      < timer.start #1 14400000
      < timer.cancel #1
      < call.hangup 41
      = failure not_in_queue to default
      = ended failed
    `);
  });

  test('[W8] a sub-flow decides for the queue outside', () => {
    const decides: Sketch = { nodes: { s: 'start', d: 'decide', back: 'exit' }, edges: 's.next>d d.next>back' };
    const outer: Sketch = {
      nodes: { s: 'start', sub: ['sub', { flowId: 'sub' }], line: 'line' },
      edges: 's.next>sub sub.next>line',
    };
    stageOf({ main: outer, sub: decides }).play(`
      # a VIP who wants French
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < queue.join #3 sales 7 vip
    `);
  });

  test('[W7] the call is answered once though the flow that asked for it was left', () => {
    const { engine, begin } = stageOf({
      main: {
        nodes: { s: 'start', line: ['line', { flowId: 'wait' }], bye: ['say', { text: 'Bye' }] },
        edges: 's.next>line line.answered>bye',
      },
      wait: music,
    });
    // A node that holds a place needs an answered call; here the answer is taken away again to have the flow inside ask for it.
    let run = engine.step(engine.begin(begin), { type: 'run.started' }, 0).run;
    run = engine.step(run, { type: 'call.answered', to: 2 }, 0).run;
    run = {
      ...run,
      answer: 'asked',
      outstanding: [...run.outstanding, { seq: 90, type: 'call.answer', depth: 1, nodeId: null }],
      seq: 90,
    };
    const left = engine.step(
      run,
      { type: 'queue.left', to: 3, outcome: { kind: 'completed' }, agentId: null, talkedMs: 0 },
      0,
    );
    expect(left.commands.map(({ type }) => type)).toEqual(['playback.stop']);
    const { commands } = engine.step(left.run, { type: 'call.answered', to: 90 }, 0);
    expect(commands).toMatchObject([{ type: 'playback.start' }]);
  });
});

describe('what agents do', () => {
  const talking = `
    ${waiting}
    > agent.answered anna Anna sales
    < playback.stop #4
    < agent.connect #6 #3
  `;

  test('[W9] a button leads to its node and ends the conversation', () => {
    stageOf({ main, wait: music }).play(`
      # survey
      ${talking}
      > agent.acted act anna
      < queue.leave #3
      < playback.start #8 en "Survey"
`);
  });

  test('[W9] a button that is none, or leads to an ordinary node, is ignored', () => {
    stageOf({ main, wait: music }).play(`
      # nothing there
      ${talking}
      > agent.acted nowhere anna
      = ignored agent.acted late
      > agent.acted survey anna
      = ignored agent.acted late
    `);
  });

  test('[W9] a button of an outer flow leaves the flows inside', () => {
    const outer: Sketch = {
      nodes: { s: 'start', sub: ['sub', { flowId: 'desk' }], act: 'act', survey: ['say', { text: 'Survey' }] },
      edges: 's.next>sub act.pressed>survey',
    };
    const desk: Sketch = {
      nodes: { s: 'start', line: 'line' },
      edges: 's.next>line line.answered>line line.exit>line',
    };
    stageOf({ main: outer, desk }).play(`
      # two flows deep
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < queue.join #3 sales 0
      > agent.answered anna
      < agent.connect #4 #3
      > agent.acted act anna
      < queue.leave #3
      < playback.start #6 en "Survey"
      = flow desk left
    `);
  });

  test('[W10] a form sets what it writes and nothing else', () => {
    const { engine, begin } = stageOf({
      main: {
        ...main,
        nodes: { ...main.nodes, form: ['form', { variables: ['reason', 'pin', 'count', 'gone'] }], plain: 'pass' },
        edges: `${main.edges} bye.next>form form.next>plain`,
        variables: [
          { name: 'reason', type: 'text' },
          { name: 'count', type: 'number' },
          { name: 'pin', type: 'text', sensitive: true },
          { name: 'balance', type: 'number', initial: 7 },
        ],
      },
      wait: music,
    });
    let run = engine.step(engine.begin(begin), { type: 'run.started' }, 0).run;
    run = engine.step(run, { type: 'call.answered', to: 2 }, 0).run;
    const values = { reason: 'moves', pin: '4711', count: 'many', balance: 1_000_000, gone: 1 };
    const filled = engine.step(run, { type: 'form.filled', flowId: 'main', nodeId: 'form', values }, 0);
    expect(filled.run.frames.map(({ nodeId }) => nodeId)).toEqual(['line', 'hum']);
    expect(filled.run.frames[0]?.variables).toEqual({
      reason: 'moves',
      count: null,
      pin: { $sensitive: '4711' },
      balance: 7,
    });
    expect(filled.trace.filter(({ trace }) => trace === 'failure')).toHaveLength(1);
    expect(run.frames[0]?.variables.reason).toBe(null);
    for (const [flowId, nodeId] of [
      ['main', 'nowhere'],
      ['main', 'plain'],
      ['gone', 'form'],
    ] as const) {
      const { run: same } = engine.step(run, { type: 'form.filled', flowId, nodeId, values }, 0);
      expect(same.frames).toEqual(run.frames);
    }
  });
});

describe('secrets and the recording of the call', () => {
  const asks = (first: readonly Sketch['nodes'][string][], secret = true): Sketch => ({
    nodes: {
      s: 'start',
      ...Object.fromEntries(first.map((node, at) => [`t${at}`, node])),
      ask: ['ask', { secret }],
      bye: ['say', { text: 'Bye' }],
    },
    edges: `s.next>${first.length > 0 ? 't0' : 'ask'} ${first.map((_, at) => `t${at}.next>${at + 1 < first.length ? `t${at + 1}` : 'ask'}`).join(' ')} ask.1>bye ask.no_input>bye`,
  });

  test('[W11] [G3] the recording is paused while a secret is asked for, whoever began it', () => {
    stageOf({ main: asks([]) }).play(`
      # paused and resumed
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < call.record #3 pause
      < timer.start #4 5000
      > dtmf.received 9 secret
      > dtmf.received 1 secret
      < timer.cancel #4
      < call.record #6 resume
      < playback.start #7 en "Bye"

      # the caller hangs up meanwhile
      > run.started
      < timer.start #1 14400000
      < call.answer #2
      > call.answered
      < call.record #3 pause
      < timer.start #4 5000
      > call.hungup
      < timer.cancel #4
      < timer.cancel #1
      = ended caller_hung_up
    `);
  });

  test('[W11] what the flow itself has paused stays paused', () => {
    stageOf({
      main: asks([
        ['tape', { action: 'start' }],
        ['tape', { action: 'pause' }],
      ]),
    }).play(`
      # paused before
      > run.started
      < timer.start #1 14400000
      < call.record #2 start
      < call.record #3 pause
      < call.answer #4
      > call.answered
      < timer.start #5 5000
      > dtmf.received 1 secret
      < timer.cancel #5
      < playback.start #7 en "Bye"
    `);
  });

  test('[G3] a run without the flag is not paused', () => {
    const { engine, begin } = stageOf({ main: asks([]) });
    let run = engine.step(engine.begin({ ...begin, flags: [1] }), { type: 'run.started' }, 0).run;
    const { commands, run: next } = engine.step(run, { type: 'call.answered', to: 2 }, 0);
    run = next;
    expect(commands.map(({ type }) => type)).toEqual(['timer.start']);
  });
});
