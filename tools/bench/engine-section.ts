import { createEngine } from '@patchbay/engine';
import type { EngineEvent, FlowDocument, JsonObject } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { assign, initialTransition, setup, transition } from 'xstate';
import { printTable } from './table.ts';

const keysPerRun = 100;
const durationMs = 3_000;
const stepsTarget = 500_000;

const node = (id: string, type: string, config: JsonObject) => ({ id, type, version: 1, name: id, config });
const menu = (id: string) =>
  node(id, 'menu', {
    prompt: [{ kind: 'recording', audio: { 'en-US': `${id}-audio` } }],
    keys: [{ key: '1' }, { key: '2' }],
  });
const edge = (from: string, port: string, to: string) => ({ from: { node: from, port }, to });

/** Two menus that lead to each other: key 1 goes on, key 2 hangs up. */
const document: FlowDocument = {
  schemaVersion: 1,
  kind: 'voice',
  name: 'Two menus',
  description: '',
  languages: ['en-US'],
  variables: [],
  nodes: [node('start', 'start', {}), menu('first'), menu('second'), node('end', 'hang_up', {})],
  edges: [
    edge('start', 'next', 'first'),
    edge('first', '1', 'second'),
    edge('first', '2', 'end'),
    edge('second', '1', 'first'),
    edge('second', '2', 'end'),
  ],
  errorHandler: null,
  tests: [],
};

/** Steps a second of our engine: each key stops a prompt, leaves a menu, enters the next and starts its prompt. */
function stepsOfEngine(): number {
  const engine = createEngine({ nodeTypes, document: () => document });
  const key: EngineEvent = { type: 'dtmf.received', digit: '1' };
  const call = { direction: 'inbound', callerNumber: '1000', callerName: '', calledNumber: '2000' } as const;
  const pins = { flows: { menus: 'v1' }, prompts: {} };
  let lastCommands = 0;
  const steps = repeat(() => {
    const now = 1_000;
    let { run } = engine.step(
      engine.begin({ id: 'run', flowId: 'menus', pins, call, now }),
      { type: 'run.started' },
      now,
    );
    const answer = run.outstanding.find(({ type }) => type === 'call.answer');
    if (answer !== undefined) run = engine.step(run, { type: 'call.answered', to: answer.seq }, now).run;
    for (let count = 0; count < keysPerRun; count += 1) {
      const result = engine.step(run, key, now);
      run = result.run;
      lastCommands = result.commands.length;
    }
    return keysPerRun;
  });
  if (lastCommands !== 2) throw new Error(`The flow did not take its keys: ${lastCommands} commands on the last one`);
  return steps;
}

/** The same graph in XState 5 through its pure `transition`, with the same book-keeping of sequence numbers. */
function stepsOfXstate(): number {
  const machine = setup({
    types: { context: {} as { seq: number; playback: number }, events: {} as { type: 'dtmf'; digit: string } },
    actions: {
      stopPlayback: () => undefined,
      startPlayback: () => undefined,
      number: assign({ seq: ({ context }) => context.seq + 2, playback: ({ context }) => context.seq + 2 }),
      hangUp: () => undefined,
    },
    guards: {
      isOne: ({ event }) => event.digit === '1',
      isTwo: ({ event }) => event.digit === '2',
    },
  }).createMachine({
    context: { seq: 1, playback: 1 },
    initial: 'first',
    states: {
      first: {
        entry: ['number', 'startPlayback'],
        exit: 'stopPlayback',
        on: {
          dtmf: [
            { guard: 'isOne', target: 'second' },
            { guard: 'isTwo', target: 'end' },
          ],
        },
      },
      second: {
        entry: ['number', 'startPlayback'],
        exit: 'stopPlayback',
        on: {
          dtmf: [
            { guard: 'isOne', target: 'first' },
            { guard: 'isTwo', target: 'end' },
          ],
        },
      },
      end: { type: 'final', entry: 'hangUp' },
    },
  });
  return repeat(() => {
    let [snapshot] = initialTransition(machine);
    for (let count = 0; count < keysPerRun; count += 1)
      [snapshot] = transition(machine, snapshot, { type: 'dtmf', digit: '1' });
    return keysPerRun;
  });
}

/** Calls `work` for a while, the first tenth unmeasured: its steps in a second of this process's CPU time, whoever else has the machine. */
function repeat(work: () => number): number {
  const warmFrom = process.cpuUsage();
  while (cpuMsSince(warmFrom) < durationMs / 10) work();
  const from = process.cpuUsage();
  let steps = 0;
  while (cpuMsSince(from) < durationMs) steps += work();
  return (steps * 1_000) / cpuMsSince(from);
}

function cpuMsSince(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

export function engineSection(): void {
  const ours = stepsOfEngine();
  const theirs = stepsOfXstate();
  const perSecond = (steps: number) => `${Math.round(steps).toLocaleString('en')} a second`;
  printTable('Engine steps on one core, two menus', [
    { what: 'this engine', measured: perSecond(ours), target: `at least ${stepsTarget.toLocaleString('en')} a second` },
    { what: 'XState 5, pure transition', measured: perSecond(theirs), target: '' },
    { what: 'ratio', measured: `x${(ours / theirs).toFixed(2)}`, target: '' },
  ]);
}
