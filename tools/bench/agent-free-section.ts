import { agentQueues, agents, connect, queues, users } from '@patchbay/drizzle';
import { pollUntil, type Stack } from '@patchbay/tools';
import { Call, type DeskPhone } from '@patchbay/tools/sip';
import { DeskLine } from '../system/desk-line.ts';
import { publishQueueFlow, startRuntime } from './published-flow.ts';
import { nativeQueueNumber, startQueueExchange } from './queue-exchange.ts';
import { median, milliseconds, percentile, printTable } from './table.ts';

const flowQueueNumber = '7200';
const queueId = 'bench';
const agentCount = 4;
/** Somebody always waits when an agent falls free. */
const callersMin = agentCount + 4;
const rounds = 3;
const samplesPerRound = 50;
/** Told by chance, so that no poll of anybody's meets every hang-up at the same moment. */
const talkMs = { min: 300, max: 1_300 };
const roundTimeoutMs = 180_000;

/** The times from an agent's hanging up to the next call ringing on that agent's phone, with people waiting all the while. */
async function measure(stack: Stack, number: string, phones: readonly DeskPhone[]): Promise<number[]> {
  const times: number[] = [];
  const callers = new Set<Call>();
  let over = false;
  const callAgain = async () => {
    while (!over) {
      const call = await Call.place({ port: stack.sip.port, number });
      callers.add(call);
      await call.ended;
      callers.delete(call);
    }
  };
  const work = async (phone: DeskPhone) => {
    let freeAtMs: number | null = null;
    while (!over) {
      const call = await phone.nextCall();
      // The first call of the next round belongs to whoever works then.
      if (over) return;
      if (freeAtMs !== null) times.push(call.invitedAtMs - freeAtMs);
      call.answer();
      await pause(talkMs.min + Math.random() * (talkMs.max - talkMs.min));
      freeAtMs = performance.now();
      call.hangUp();
    }
  };
  const calling = Array.from({ length: callersMin }, callAgain);
  for (const phone of phones) void work(phone);
  const startedAtMs = performance.now();
  while (times.length < samplesPerRound) {
    if (performance.now() - startedAtMs > roundTimeoutMs) {
      throw new Error(`Only ${times.length} of ${samplesPerRound} calls reached a freed agent at ${number}`);
    }
    await pause(100);
  }
  over = true;
  await Promise.all([...callers].map((call) => call.hangUp()));
  for (const phone of phones) phone.current?.hangUp();
  await Promise.all(calling);
  return times;
}

const pause = (durationMs: number) => new Promise<void>((resolve) => setTimeout(resolve, durationMs));

/** Puts the same telephones on the desks of agents of ours, who serve a queue of ours, and signs them in. */
async function staffQueue(stack: Stack, phones: readonly DeskPhone[]): Promise<() => Promise<void>> {
  const { db, close } = connect(stack.databaseUrl);
  const line = await DeskLine.open(stack.redisUrl);
  await db.insert(queues).values({ id: queueId, name: queueId, wrapUpMs: 0 });
  await publishQueueFlow(db, queueId, flowQueueNumber);
  for (const { name, address } of phones) {
    await db.insert(users).values({ id: name, name, email: `${name}@example.test` });
    await db.insert(agents).values({ userId: name, phoneKind: 'sip', sipAddress: address });
    await db.insert(agentQueues).values({ userId: name, queueId });
  }
  await line.announce({ kind: 'centre' });
  for (const { name } of phones) {
    const signedIn = async () => (await line.send({ type: 'agent.sign_in', agentId: name }))?.ok === true;
    if (!(await pollUntil(signedIn, 10_000))) throw new Error(`The agent ${name} cannot sign in`);
    const reply = await line.send({ type: 'agent.ready', agentId: name });
    if (reply?.ok !== true) throw new Error(`The agent ${name} cannot get ready: ${JSON.stringify(reply)}`);
  }
  return async () => {
    line.close();
    await close();
  };
}

/** How long a free agent sits idle while people wait: Asterisk's own app_queue and a flow's queue, in turns. */
export async function agentFreeSection(): Promise<void> {
  const { stack, phones } = await startQueueExchange(agentCount);
  const native: number[][] = [];
  const flow: number[][] = [];
  try {
    const runtime = await startRuntime(stack);
    const closeDesk = await staffQueue(stack, phones);
    try {
      for (let round = 0; round < rounds; round += 1) {
        native.push(await measure(stack, nativeQueueNumber, phones));
        flow.push(await measure(stack, flowQueueNumber, phones));
      }
    } finally {
      await closeDesk();
      await runtime.stop();
    }
  } finally {
    for (const phone of phones) phone.close();
    await stack.stop();
  }
  const p = (times: readonly number[][], share: number) => median(times.map((round) => percentile(round, share)));
  const shown = (times: readonly number[][]) => `${milliseconds(p(times, 0.5))} / ${milliseconds(p(times, 0.99))}`;
  const ratio = median(flow.map((round, at) => percentile(native[at] ?? [], 0.5) / percentile(round, 0.5)));
  printTable(`Agent free to phone ringing, p50 / p99 (medians of ${rounds} rounds of ${samplesPerRound})`, [
    { what: "Asterisk's own app_queue", measured: shown(native), target: '' },
    { what: 'the queue of a flow, journal on', measured: shown(flow), target: 'p50 under 25.0 ms' },
    { what: 'app_queue over the flow, p50', measured: `x${ratio.toFixed(1)}`, target: '' },
  ]);
}
