import type { Stack } from '@patchbay/tools';
import { asteriskPid, bareApp, bareNumber, flowNumber, nativeNumber, outboundNumber } from './bench-exchange.ts';
import { cpuMsOf } from './cpu-time.ts';
import { callIvrOften } from './ivr-call.ts';
import { type Program, startProgram } from './program.ts';
import { startRuntime } from './published-flow.ts';
import { median, milliseconds, percentile, printTable } from './table.ts';

const rounds = 5;
const callsPerRound = 80;
/** The first calls load modules, compile code and fill caches on every side; Node goes on compiling for some hundreds. */
const warmUpCalls = 320;
const trapRounds = 3;
const trapCalls = 60;
const lines = 8;

/** One way to build the menu, in one round. Processor times are of one call. */
interface Measured {
  readonly asteriskMs: number;
  readonly nodeMs: number;
  readonly latenciesMs: readonly number[];
}

const totalOf = ({ asteriskMs, nodeMs }: Measured) => asteriskMs + nodeMs;

async function measure(stack: Stack, number: string, calls: number, program: Program | null): Promise<Measured> {
  const asterisk = asteriskPid(stack);
  const nodeCpu = () => (program ? cpuMsOf(program.pid) : 0);
  const [asteriskBefore, nodeBefore] = [cpuMsOf(asterisk), nodeCpu()];
  const outcomes = await callIvrOften(stack.sip.port, number, calls, lines);
  return {
    asteriskMs: (cpuMsOf(asterisk) - asteriskBefore) / calls,
    nodeMs: (nodeCpu() - nodeBefore) / calls,
    latenciesMs: outcomes.flatMap((outcome) => (outcome.served ? [outcome.keyToPromptMs] : [])),
  };
}

/**
 * Processor time of a call and the time from key to next prompt, for each way of building the same menu. The ways take turns
 * in short rounds, so that whatever else the machine does meets them all.
 */
export async function ivrSection(stack: Stack, sounds: string): Promise<void> {
  const { user, password, url } = stack.ari;
  const bare = await startProgram('bare-ivr.ts', [new URL(url).origin, user, password, bareApp, sounds]);
  const runtime = await startRuntime(stack).catch(async (error: unknown) => {
    await bare.stop();
    throw error;
  });
  const ways = [
    { what: 'native dialplan', number: nativeNumber, program: null, measured: [] as Measured[] },
    { what: 'bare ari-client program', number: bareNumber, program: bare, measured: [] as Measured[] },
    { what: 'published flow, journal on', number: flowNumber, program: runtime, measured: [] as Measured[] },
  ] as const;
  try {
    for (const { number, program } of ways) {
      await callIvrOften(stack.sip.port, number, program ? warmUpCalls : lines, lines);
    }
    for (let round = 0; round < rounds; round += 1) {
      for (const way of ways) way.measured.push(await measure(stack, way.number, callsPerRound, way.program));
    }
  } finally {
    await Promise.all([bare.stop(), runtime.stop()]);
  }
  const [native, client, flow] = ways.map(({ measured }) => measured) as [Measured[], Measured[], Measured[]];

  printTable(
    `CPU of a one-key call: Asterisk + Node (median of ${rounds} rounds of ${callsPerRound} calls)`,
    ways.map(({ what, measured }) => {
      const [asterisk, node] = [
        median(measured.map((one) => one.asteriskMs)),
        median(measured.map((one) => one.nodeMs)),
      ];
      const all = `${milliseconds(asterisk)} + ${milliseconds(node)} = ${milliseconds(median(measured.map(totalOf)))}`;
      return { what, measured: all, target: '' };
    }),
  );
  const ratio = (others: readonly Measured[]) =>
    `x${medianOfRounds(flow, others, (a, b) => totalOf(a) / totalOf(b)).toFixed(2)}`;
  printTable('CPU of the flow', [
    { what: 'against native dialplan', measured: ratio(native), target: 'at most x1.50' },
    { what: 'against the bare ari-client program', measured: ratio(client), target: 'at most x0.60' },
  ]);
  const p99 = ({ latenciesMs }: Measured) => percentile(latenciesMs, 0.99);
  const p50 = ({ latenciesMs }: Measured) => percentile(latenciesMs, 0.5);
  printTable('Key to next prompt on the wire, p50 / p99 (medians of the rounds)', [
    ...ways.map(({ what, measured }) => ({
      what: `${what} (${servedOf(measured)} of ${rounds * callsPerRound} served)`,
      measured: `${milliseconds(median(measured.map(p50)))} / ${milliseconds(median(measured.map(p99)))}`,
      target: '',
    })),
    {
      what: 'the flow over native dialplan, p99',
      measured: milliseconds(medianOfRounds(flow, native, (a, b) => p99(a) - p99(b))),
      target: 'under 20.0 ms',
    },
  ]);
}

/** What the pong on the outbound websocket is worth: the same bare program with it and without. */
export async function trapSection(stack: Stack, sounds: string): Promise<void> {
  const latencies: Record<'pong' | 'no-pong', number[]> = { pong: [], 'no-pong': [] };
  for (let round = 0; round < trapRounds; round += 1) {
    for (const kind of ['pong', 'no-pong'] as const) {
      const program = await startProgram('outbound-ivr.ts', [String(stack.ports.runtime), sounds, kind]);
      try {
        await callIvrOften(stack.sip.port, outboundNumber, lines, lines);
        const { latenciesMs } = await measure(stack, outboundNumber, trapCalls, program);
        latencies[kind].push(percentile(latenciesMs, 0.5));
      } finally {
        await program.stop();
      }
    }
  }
  const [withPong, withoutPong] = [median(latencies.pong), median(latencies['no-pong'])];
  printTable('Delayed acknowledgements on the outbound websocket: key to next prompt, p50', [
    { what: 'no pong', measured: milliseconds(withoutPong), target: '' },
    { what: 'pong at once', measured: milliseconds(withPong), target: '' },
    { what: 'saved', measured: milliseconds(withoutPong - withPong), target: 'about 40 ms where the trap is open' },
  ]);
}

/** Compares round by round what was measured in the same minute. */
function medianOfRounds(
  some: readonly Measured[],
  others: readonly Measured[],
  compare: (one: Measured, other: Measured) => number,
): number {
  return median(some.flatMap((one, round) => (others[round] ? [compare(one, others[round])] : [])));
}

const servedOf = (measured: readonly Measured[]) =>
  measured.reduce((sum, { latenciesMs }) => sum + latenciesMs.length, 0);
