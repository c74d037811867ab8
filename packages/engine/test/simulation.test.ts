import { describe, expect, test } from 'vitest';
import { createSimulation, type Simulation } from '../src/index.ts';
import { stageOf } from './test-flows.ts';

const { engine, begin } = stageOf({
  main: {
    nodes: {
      s: 'start',
      hello: ['say', { text: 'Hello, this is a test call' }],
      ask: ['ask', { keys: '123', secret: true, into: 'key' }],
      f: 'fetch',
      d: 'dial',
      r: 'record',
      bye: 'end',
    },
    edges:
      's.next>hello hello.next>ask hello.over>ask ask.1>f ask.2>d ask.3>r ask.no_input>bye f.next>hello f.failed>bye d.done>hello d.busy>hello r.next>f',
    variables: [{ name: 'key', type: 'text', sensitive: true }],
  },
});

const start = () => createSimulation({ engine, begin, now: begin.now });
const texts = (simulation: Simulation) =>
  simulation.heard.map(({ item, state }) => [item.kind === 'speech' ? item.text : item.kind, state]);
const due = (simulation: Simulation) => simulation.pending.filter(({ isEngines }) => !isEngines);

/** Past the greeting, where a key is waited for. */
const asking = () => start().advanceToNext();

describe('simulation', () => {
  test('[M1] a call answers itself, and the clock stands still', () => {
    const call = start();
    expect(call.active).toMatchObject({ nodeId: 'hello', state: 'playing', depth: 0 });
    expect(call.now).toBe(begin.now);
    expect(texts(call)).toEqual([['Hello, this is a test call', 'playing']]);
    expect(call.run.answer).toBe('answered');
    expect(call.pending.map(({ command, isEngines }) => [command.type, isEngines])).toEqual([
      ['playback.start', false],
      ['timer.start', true],
    ]);
  });

  test('[M2] what is under way falls due in the order of time', () => {
    const heard = start().advanceToNext();
    expect(heard.now).toBeGreaterThan(begin.now + 1_000);
    expect(heard.active?.nodeId).toBe('ask');
    expect(texts(heard)).toEqual([['Hello, this is a test call', 'finished']]);
    const waiting = heard.advanceBy(4_999);
    expect(waiting.active?.nodeId).toBe('ask');
    expect(waiting.now).toBe(heard.now + 4_999);
    const over = waiting.advanceBy(1);
    expect(over.ended).toMatchObject({ reason: 'hung_up', at: heard.now + 5_000 });
    expect(over.pending).toEqual([]);
    expect(over.active).toBe(null);
    expect(over.advanceToNext().history).toHaveLength(over.history.length);
  });

  test('[M2] the clock may be set without anything falling due', () => {
    const later = asking().setClock(begin.now + 86_400_000);
    expect(later.now).toBe(begin.now + 86_400_000);
    expect(later.active?.nodeId).toBe('ask');
    expect(due(later)[0]?.dueAt).toBe(later.now + 5_000);
  });

  test('[M3] a server may answer anything, or nothing in time', () => {
    const requesting = asking().press('1');
    expect(requesting.active?.nodeId).toBe('f');
    const answers = due(requesting)[0]?.answers ?? [];
    expect(answers.map(({ id }) => id)).toEqual(['ok', 'not_found', 'error', 'timeout', 'unreachable']);
    const seq = due(requesting)[0]?.command.seq ?? 0;
    const own = requesting.send({ type: 'http.responded', to: seq, status: 201, body: { mine: true } });
    expect(own.active?.nodeId).toBe('hello');
    expect(requesting.advanceToNext().ended?.reason).toBe('hung_up');
    for (const { event } of answers)
      expect(requesting.send(event).trace.length).toBeGreaterThan(requesting.trace.length);
  });

  test('[M3] a dialled number may answer and hang up', () => {
    const ringing = asking().press('2');
    const answer = due(ringing)[0]?.answers.find(({ id }) => id === 'answered');
    const talking = ringing.send(answer?.event ?? { type: 'run.started' });
    expect(talking.active?.state).toBe('talking');
    expect(due(talking)[0]).toMatchObject({ dueAt: null, answered: true });
    expect(due(talking)[0]?.answers.map(({ id }) => id)).toEqual(['completed']);
    expect(talking.advanceToNext().now).toBe(talking.now);
    expect(talking.advanceBy(5 * 3_600_000).ended?.reason).toBe('limit_life');
    expect(ringing.advanceToNext().run.closing?.failure?.code).toBe('dial_no_answer');
  });

  test('[M3] one may go back in time, and on from there another way', () => {
    const call = asking().press('1');
    const before = call.back();
    expect(before.active?.nodeId).toBe('ask');
    expect(before.positions[0]?.variables).toEqual({ key: { $sensitive: null } });
    expect(before.press('2').active?.nodeId).toBe('d');
    expect(call.active?.nodeId).toBe('f');
    expect(call.goTo(0).run.status).toBe('waiting');
    expect(call.goTo(0).back().history).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(call.history))).toEqual(call.history);
  });

  test('[M4] a secret is wrapped before the engine sees it', () => {
    const call = asking();
    expect(call.expectsSensitiveInput).toBe(true);
    const pressed = call.press('9');
    expect(pressed.history.at(-1)?.event).toEqual({ type: 'dtmf.received', digit: { $sensitive: '9' } });
    expect(pressed.positions[0]?.variables).toEqual({ key: { $sensitive: '9' } });
  });

  test('[M5] hanging up ends the recording, and the run goes on without the call', () => {
    const recording = asking().press('3').press('3');
    const seq = due(recording)[0]?.command.seq ?? 0;
    const at = engine.step(recording.run, { type: 'dtmf.received', digit: '3' }, 0);
    expect(at.run.frames[0]?.nodeId).toBe(recording.active?.nodeId);
    const over = recording.hangUp();
    expect(over.run.hungUp).toBe(true);
    expect(over.history.map(({ event }) => event)).toContainEqual(expect.objectContaining({ type: 'call.hungup' }));
    expect(seq).toBeGreaterThan(0);
  });

  test('[M5] hanging up while something plays stops it', () => {
    const over = start().hangUp();
    expect(over.ended?.reason).toBe('caller_hung_up');
    expect(texts(over)).toEqual([['Hello, this is a test call', 'stopped']]);
  });

  test('[M6] whoever waits is answered, connected and left as one decides', () => {
    const { engine: queued, begin: from } = stageOf({
      main: {
        nodes: {
          s: 'start',
          line: ['line', { flowId: 'wait' }],
          bye: 'end',
          act: 'act',
          survey: ['say', { text: 'Survey' }],
        },
        edges: 's.next>line line.answered>bye line.exit>bye act.pressed>survey',
      },
      wait: {
        nodes: { s: 'start', at: 'stands', hum: ['say', { text: 'Hum' }] },
        edges: 's.next>at at.next>hum hum.next>hum',
      },
    });
    const call = createSimulation({ engine: queued, begin: from, now: from.now });
    const pending = (simulation: Simulation, type: string) =>
      simulation.pending.find(({ command }) => command.type === type);
    const answer = (simulation: Simulation, type: string, id: string) =>
      simulation.send(
        pending(simulation, type)?.answers.find((each) => each.id === id)?.event ?? { type: 'run.started' },
      );
    expect(pending(call, 'queue.ask')?.answers.map(({ id }) => id)).toEqual(['waits', 'next', 'unknown', 'gone']);
    const told = call.advanceToNext();
    expect(told.now).toBe(call.now);
    expect(told.active?.nodeId).toBe('hum');
    expect(pending(told, 'queue.join')?.dueAt).toBe(null);
    const talking = answer(told, 'queue.join', 'answered');
    expect(talking.history.at(-1)?.event).toMatchObject({ type: 'agent.connected' });
    expect(talking.active).toMatchObject({ nodeId: 'line', state: 'talking' });
    expect(pending(talking, 'queue.join')).toMatchObject({ answered: true, dueAt: null });
    expect(pending(talking, 'queue.join')?.answers.map(({ id }) => id)).toEqual(['completed', 'to_number', 'act_act']);
    expect(answer(talking, 'queue.join', 'act_act').active?.nodeId).toBe('survey');
    expect(answer(talking, 'queue.join', 'completed').ended?.reason).toBe('hung_up');
  });

  test('[S9] a call begins where another one stood, and goes on as any other', () => {
    const place = { nodeId: 'ask', variables: { key: 7, gone: 'x' }, answered: true };
    const call = createSimulation({ engine, begin: { ...begin, language: 'zh', place }, now: begin.now });
    expect(call.active).toMatchObject({ nodeId: 'ask', variables: { key: { $sensitive: '7' } } });
    expect(call.run).toMatchObject({ answer: 'answered', language: 'zh' });
    expect(call.history.flatMap(({ commands }) => commands).map(({ type }) => type)).not.toContain('call.answer');
    expect(call.press('1').active?.nodeId).toBe('f');
    const unanswered = createSimulation({ engine, begin: { ...begin, place: { ...place, answered: false } }, now: 0 });
    expect(unanswered.run.answer).toBe('answered');
    expect(unanswered.active?.nodeId).toBe('ask');
  });
});
