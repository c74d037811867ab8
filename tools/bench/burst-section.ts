import type { Stack } from '@patchbay/tools';
import { bareApp, bareNumber, flowNumber, nativeNumber, outboundNumber } from './bench-exchange.ts';
import { callIvr } from './ivr-call.ts';
import { startProgram } from './program.ts';
import { startRuntime } from './published-flow.ts';
import { printTable, type Row } from './table.ts';

const calls = 300;
const withinMs = 300;

/** Everybody calls at once. Stuck is who is still in Asterisk when every caller has been served or has given up. */
async function burst(stack: Stack, number: string): Promise<{ served: number; stuck: number }> {
  const startedAt = performance.now();
  const outcomes = await Promise.all(
    Array.from({ length: calls }, async (_, index) => {
      const delayMs = (index * withinMs) / calls - (performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, delayMs)));
      return callIvr(stack.sip.port, number);
    }),
  );
  const served = outcomes.filter((outcome) => outcome.served).length;
  const listing = await stack.asterisk.cli('core show channels count');
  await stack.asterisk.cli('channel request hangup all');
  return { served, stuck: Math.max(calls - served, Number(/(\d+) active channel/.exec(listing)?.[1] ?? 0)) };
}

/** A burst of calls on an Asterisk whose http.conf is as it comes (sessionlimit 100). */
export async function burstSection(stack: Stack, sounds: string): Promise<void> {
  const rows: Row[] = [];
  const add = async (what: string, number: string, target: string) => {
    const { served, stuck } = await burst(stack, number);
    rows.push({ what, measured: `${served} served, ${stuck} stuck`, target });
  };
  await add('native dialplan', nativeNumber, `${calls} served, 0 stuck`);
  const url = new URL(stack.ari.url).origin;
  const bare = await startProgram('bare-ivr.ts', [url, stack.ari.user, stack.ari.password, bareApp, sounds]);
  await add('bare ari-client program', bareNumber, 'about 190 stuck');
  await bare.stop();
  const outbound = await startProgram('outbound-ivr.ts', [String(stack.ports.runtime), sounds, 'pong']);
  await add('outbound websocket alone', outboundNumber, `${calls} served, 0 stuck`);
  await outbound.stop();
  const runtime = await startRuntime(stack);
  await add('published flow, journal on', flowNumber, `${calls} served, 0 stuck`);
  await runtime.stop();
  printTable(`${calls} calls in ${withinMs / 1_000} s, stock http.conf`, rows);
}
