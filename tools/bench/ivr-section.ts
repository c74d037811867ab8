import type { Stack } from '@patchbay/tools';
import { asteriskPid, bareApp, bareNumber, flowNumber, nativeNumber, outboundNumber } from './bench-exchange.ts';
import { cpuMsOf } from './cpu-time.ts';
import { callIvrOften } from './ivr-call.ts';
import { type Program, startProgram } from './program.ts';
import { startRuntime } from './published-flow.ts';
import { milliseconds, percentile, printTable } from './table.ts';

const callsMax = 240;
const warmUpCalls = 120;
const lines = 8;

interface Measured {
  readonly asteriskMs: number;
  readonly nodeMs: number;
  readonly latenciesMs: readonly number[];
  readonly served: number;
}

const totalOf = ({ asteriskMs, nodeMs }: Measured) => asteriskMs + nodeMs;

async function measure(stack: Stack, number: string, nodePids: readonly number[]): Promise<Measured> {
  // The first calls load modules, compile code and fill caches on every side.
  await callIvrOften(stack.sip.port, number, warmUpCalls, lines);
  const asterisk = asteriskPid(stack);
  const nodeCpu = () => nodePids.reduce((sum, pid) => sum + cpuMsOf(pid), 0);
  const [asteriskBefore, nodeBefore] = [cpuMsOf(asterisk), nodeCpu()];
  const outcomes = await callIvrOften(stack.sip.port, number, callsMax, lines);
  return {
    asteriskMs: (cpuMsOf(asterisk) - asteriskBefore) / callsMax,
    nodeMs: (nodeCpu() - nodeBefore) / callsMax,
    latenciesMs: outcomes.flatMap((outcome) => (outcome.served ? [outcome.keyToPromptMs] : [])),
    served: outcomes.filter(({ served }) => served).length,
  };
}

async function measureProgram(stack: Stack, number: string, program: Promise<Program>): Promise<Measured> {
  const running = await program;
  try {
    return await measure(stack, number, [running.pid]);
  } finally {
    await running.stop();
  }
}

/** Processor time of a call and the time from key to next prompt, for each way of building the same menu. */
export async function ivrSection(stack: Stack, sounds: string): Promise<void> {
  const port = String(stack.ports.runtime);
  const ariUrl = new URL(stack.ari.url).origin;
  const native = await measure(stack, nativeNumber, []);
  const bareArgs = [ariUrl, stack.ari.user, stack.ari.password, bareApp, sounds];
  const bare = await measureProgram(stack, bareNumber, startProgram('bare-ivr.ts', bareArgs));
  const withPong = await measureProgram(stack, outboundNumber, startProgram('outbound-ivr.ts', [port, sounds, 'pong']));
  const withoutPong = await measureProgram(
    stack,
    outboundNumber,
    startProgram('outbound-ivr.ts', [port, sounds, 'no-pong']),
  );
  const flow = await measureProgram(stack, flowNumber, startRuntime(stack));
  const ways: [string, Measured][] = [
    ['native dialplan', native],
    ['bare ari-client program', bare],
    ['published flow, journal on', flow],
    ['outbound websocket, pong at once', withPong],
    ['outbound websocket, no pong', withoutPong],
  ];
  printTable(
    `CPU of a one-key call (${callsMax} calls, ${lines} lines)`,
    ways.map(([what, measured]) => ({
      what,
      measured: `${milliseconds(measured.asteriskMs)} + ${milliseconds(measured.nodeMs)} = ${milliseconds(totalOf(measured))}  x${(totalOf(measured) / totalOf(native)).toFixed(2)} native  x${(totalOf(measured) / totalOf(bare)).toFixed(2)} bare`,
      target: measured === flow ? 'at most x1.5 native, x0.6 bare' : '',
    })),
  );
  const extraMs = percentile(flow.latenciesMs, 0.99) - percentile(native.latenciesMs, 0.99);
  printTable(
    'Key to next prompt on the wire, p50 / p99',
    ways.map(([what, { latenciesMs, served }]) => ({
      what,
      measured: `${milliseconds(percentile(latenciesMs, 0.5))} / ${milliseconds(percentile(latenciesMs, 0.99))}  (${served} of ${callsMax} served)`,
      target: '',
    })),
  );
  printTable('The flow against native dialplan', [
    { what: 'key to next prompt, p99', measured: `${milliseconds(extraMs)} more`, target: 'under 20 ms more' },
  ]);
  const gain = percentile(withoutPong.latenciesMs, 0.5) - percentile(withPong.latenciesMs, 0.5);
  printTable('Delayed acknowledgements on the outbound websocket', [
    { what: 'what the pong saves, p50', measured: milliseconds(gain), target: 'about 40 ms where the trap is open' },
  ]);
}
