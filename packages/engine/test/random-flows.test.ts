import { commandAnswers, type EngineEvent, type EventType, type JsonObject } from '@patchbay/flow-schema';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Engine, type ReplayEntry, type Run, type RunStart, replay } from '../src/index.ts';
import { type Sketch, stageOf } from './test-flows.ts';

const kinds: readonly (readonly [type: string, config: JsonObject, ports: readonly string[]])[] = [
  ['say', { text: 'Hello' }, ['next', 'over', 'failed']],
  ['say', { text: '{{ total }}' }, ['next']],
  ['ask', {}, ['1', '2', 'no_input']],
  ['ask', { secret: true, into: 'pin' }, ['1', '2', 'no_input', 'failed']],
  ['set', { variable: 'total', value: 'total + 1' }, ['next', 'failed']],
  ['set', { variable: 'total', value: 'pin' }, ['next']],
  ['fetch', {}, ['next', 'failed']],
  ['record', {}, ['next']],
  ['dial', {}, ['done', 'busy', 'failed']],
  ['sub', { flowId: 'other' }, ['next', 'failed']],
  ['sub', { flowId: 'main' }, ['next']],
  ['line', {}, ['answered', 'exit', 'failed']],
  ['line', { flowId: 'other' }, ['answered', 'exit', 'failed']],
  ['line', { flowId: 'nowhere' }, ['answered', 'exit']],
  ['stands', {}, ['next', 'failed']],
  ['stands', { goesOn: true }, ['next', 'failed']],
  ['decide', {}, ['next']],
  ['tape', { action: 'start' }, ['next']],
  ['tape', { action: 'pause' }, ['next']],
  ['form', { variables: ['total', 'pin'] }, ['next']],
  ['pass', {}, ['next']],
  ['pass', { optional: true }, ['next']],
  ['act', {}, ['pressed']],
  ['exit', {}, []],
  ['exit', { exit: 'again' }, []],
  ['end', {}, []],
  ['end', { reason: 'completed' }, []],
  ['bad', { how: 'throws' }, ['next']],
  ['bad', { how: 'leaks' }, ['next']],
  ['bad', { how: 'cancel_throws' }, ['next']],
  ['bad', { how: 'cancel_leaks' }, ['next']],
  ['bad', { how: 'throws_later' }, ['next']],
  ['unknown', {}, []],
];

const variables: Sketch['variables'] = [
  { name: 'total', type: 'number', initial: 0, role: 'output' },
  { name: 'pin', type: 'text', sensitive: true },
];

/** How many of the kinds, from the first, are well-behaved and go on: they are drawn more often, so that runs get far. */
const lasting = 20;

/** A flow of up to eight nodes whose ports lead anywhere and now and then nowhere. */
const flow = fc
  .array(
    fc.record({
      kind: fc.nat(kinds.length + 3 * lasting),
      targets: fc.array(fc.nat(9), { minLength: 4, maxLength: 4 }),
    }),
    {
      minLength: 3,
      maxLength: 8,
    },
  )
  .chain((drawn) => fc.record({ drawn: fc.constant(drawn), handler: fc.nat(12) }))
  .map(({ drawn, handler }): Sketch => {
    const id = (index: number) => (index < 9 ? `n${index % drawn.length}` : null);
    const nodes: Record<string, readonly [string, JsonObject]> = { s: ['start', {}] };
    const edges = ['s.next>n0'];
    for (const [index, { kind, targets }] of drawn.entries()) {
      const drawnKind = kinds[kind] ?? kinds[kind % lasting];
      const [type, config, ports] = drawnKind as (typeof kinds)[number];
      nodes[`n${index}`] = [type, config];
      for (const [place, port] of ports.entries()) {
        const to = id(targets[place] ?? 99);
        if (to !== null) edges.push(`n${index}.${port}>${to}`);
      }
    }
    const errorHandler = id(handler);
    return { nodes, edges: edges.join(' '), variables, ...(errorHandler === null ? {} : { errorHandler }) };
  });

/** An event in outline: what it answers is only known once the run is there. */
const act = fc.record({
  what: fc.oneof(
    { weight: 12, arbitrary: fc.constant('answer') },
    { weight: 6, arbitrary: fc.constant('digit') },
    { weight: 6, arbitrary: fc.constantFrom('late', 'garbage', 'start', 'form') },
    { weight: 1, arbitrary: fc.constantFrom('hangup', 'cancel', 'time', 'abandon') },
  ),
  pick: fc.nat(1_000),
});
type Act = { what: string; pick: number };

const endings = [...new Set(Object.values(commandAnswers).flatMap((rule) => [...rule.ends, ...rule.during]))];

const contactOutcomes = [
  { kind: 'completed' },
  { kind: 'failed', code: 'lost', message: '' },
  { kind: 'no_answer' },
  { kind: 'cancelled' },
];

/** An answer of the given type with whatever the type carries. */
function answer(type: EventType, to: number, pick: number): EngineEvent {
  const event = {
    type,
    to,
    code: 'failed',
    message: '',
    status: pick % 2 === 0 ? 200 : 500,
    body: { pick },
    value: pick,
    recordingId: 'r',
    durationMs: pick,
    ended: 'silence',
    outcome:
      type === 'queue.left'
        ? contactOutcomes[pick % 4]
        : (['completed', 'busy', 'no_answer', 'failed'] as const)[pick % 4],
    agentId: 'anna',
    agentName: 'Anna',
    queueId: 'sales',
    nodeId: `n${pick % 9}`,
    talkedMs: pick,
    position: pick % 5,
    wait: null,
    callbackId: 'c',
    cause: 16,
  };
  return event as unknown as EngineEvent;
}

function eventOf({ what, pick }: Act, run: Run): EngineEvent {
  const type = endings[pick % endings.length] as EventType;
  const others = run.outstanding.filter(({ seq }) => seq !== run.lifeTimer);
  const open = others[pick % Math.max(1, others.length)];
  switch (what) {
    case 'answer': {
      if (open === undefined) return { type: 'dtmf.received', digit: '1' };
      const { ends, during } = commandAnswers[open.type];
      const possible = [...ends, ...during];
      return answer(possible[pick % possible.length] as EventType, open.seq, pick);
    }
    case 'late':
      return answer(type, pick % (run.seq + 3), pick);
    case 'garbage':
      return [
        { type: 'no.such' },
        { type: 'timer.fired' },
        { type: 'dtmf.received' },
        { type, to: 'x' },
        { type, to: -1 },
      ][pick % 5] as unknown as EngineEvent;
    case 'digit': {
      const digit = '12*#'[pick % 4] as string;
      return { type: 'dtmf.received', digit: pick % 3 === 0 ? { $sensitive: digit } : digit };
    }
    case 'form': {
      const values = { total: pick % 2 === 0 ? pick : 'no number', pin: 4711, other: 1 };
      return { type: 'form.filled', flowId: pick % 3 === 0 ? 'other' : 'main', nodeId: `n${pick % 9}`, values };
    }
    case 'hangup':
      return { type: 'call.hungup', by: pick % 2 === 0 ? 'caller' : 'system', cause: 16 };
    case 'cancel':
      return { type: 'run.cancelled', reason: 'random' };
    case 'abandon':
      return { type: 'node.abandoned', depth: pick % 3, reason: 'random' };
    case 'start':
      return { type: 'run.started' };
    default:
      return { type: 'timer.fired', to: run.lifeTimer ?? 0 };
  }
}

/** Judges a run after every step. */
function inspect(before: Run, snapshot: string, run: Run): void {
  expect(JSON.stringify(before)).toBe(snapshot);
  expect(JSON.parse(JSON.stringify(run))).toEqual(run);
  const pins = run.frames.map(({ variables }) => variables.pin).filter((pin) => pin != null);
  for (const pin of pins) expect(pin).toHaveProperty('$sensitive');
  if (run.status !== 'ended') return;
  expect(run.outstanding).toEqual([]);
  expect(run.lifeTimer).toBe(null);
  expect(run.hungUp).toBe(true);
}

/** A recording that was paused for a secret goes on as soon as nothing secret is asked for, or the call is over. */
function neverLeftPaused(engine: Engine, run: Run): void {
  if (run.pausedForSecret !== true || run.status === 'ended' || run.closing !== null) return;
  expect(engine.expectsSensitiveInput(run)).toBe(true);
}

/** Every command that has an answer is answered or withdrawn by the time the run is over: nobody is left working for it. */
function nothingLeft(entries: readonly ReplayEntry[]): void {
  const open = new Map<number, readonly string[]>();
  for (const { event, commands } of entries) {
    if ('to' in event && open.get(event.to)?.includes(event.type)) open.delete(event.to);
    for (const command of commands) {
      const { ends, cancel } = commandAnswers[command.type];
      if (ends.length > 0 && cancel !== null) open.set(command.seq, ends);
      if ('target' in command) open.delete(command.target);
    }
  }
  expect([...open.keys()]).toEqual([]);
}

function run(engine: Engine, begin: RunStart, acts: readonly Act[]): void {
  let current = engine.begin(begin);
  const entries: ReplayEntry[] = [];
  const take = (event: EngineEvent) => {
    const snapshot = JSON.stringify(current);
    const result = engine.step(current, event, begin.now + entries.length);
    inspect(current, snapshot, result.run);
    neverLeftPaused(engine, result.run);
    entries.push({ at: begin.now + entries.length, event, commands: result.commands });
    current = result.run;
  };
  take({ type: 'run.started' });
  for (const each of acts) take(eventOf(each, current));
  take({ type: 'run.cancelled', reason: 'the end of the test' });
  expect(current.status).toBe('ended');
  nothingLeft(entries);
  const stored = JSON.parse(JSON.stringify(entries)) as ReplayEntry[];
  expect(replay(engine, begin, stored).ok).toBe(true);
}

describe('random flows with random events', () => {
  test.each([20_261_121, 42, 7, 1_984])('[S1] [S2] [S3] [O5] [S7] seed %i', (seed) => {
    fc.assert(
      fc.property(flow, flow, fc.array(act, { minLength: 5, maxLength: 60 }), (main, other, acts) => {
        const { engine, begin } = stageOf({ main, other }, { stepsMax: 300, flowDepthMax: 5 });
        run(engine, begin, acts);
      }),
      { seed, numRuns: 300 },
    );
  });
});
