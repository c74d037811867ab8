import { describe, expect, test } from 'vitest';
import type { SimulatedCaller } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import type { FarEnd, Faults } from '../../adapters/simulated-telephony/simulated-types.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { replayDifferences } from './journal-check.ts';
import { play, randomFaults, type Stage, seedsOf } from './playing.ts';
import { between, pick, type Random, seeded } from './random.ts';
import type { SimulatedWorld } from './simulated-world.ts';

const document = voiceFlow(
  'everything',
  {
    start: { type: 'start', to: { next: 'choose' } },
    choose: {
      type: 'menu',
      config: { prompt: said('menu'), keys: ['1', '2', '3', '4'].map((key) => ({ key, label: '' })) },
      to: { 1: 'bye', 2: 'collect', 3: 'record', 4: 'transfer', no_input: 'bye', no_match: 'bye' },
    },
    collect: {
      type: 'collect_digits',
      config: { prompt: said('digits'), variable: 'digits', digitsMax: 4 },
      to: { collected: 'lookup', no_input: 'bye', invalid: 'bye' },
    },
    lookup: {
      type: 'http_request',
      config: { url: 'https://example.com/customers' },
      to: { success: 'bye', error: 'bye', failed: 'bye' },
    },
    record: {
      type: 'record_message',
      config: { prompt: said('record') },
      to: { recorded: 'bye', too_short: 'bye', failed: 'bye' },
    },
    transfer: {
      type: 'transfer',
      config: { number: '+4930901820' },
      to: { answered: 'bye', busy: 'bye', no_answer: 'bye', failed: 'bye' },
    },
    bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
    end: { type: 'hang_up' },
  },
  { variables: [{ name: 'digits', type: 'text', sensitive: true }] },
);
const flows = [{ flowId: 'flow-a', version: 'v1', document, numbers: ['2000'] }];
const farEnd = 'PJSIP/+4930901820@trunk-1';

const farEnds: readonly [FarEnd, ...FarEnd[]] = [
  { kind: 'answer', afterMs: 3_000 },
  { kind: 'refuse', cause: 17 },
  { kind: 'ring' },
];
const callersPerRun = 8;
const busyMs = 60_000;
/** By half of it every flow has come to its end, and every look of the watchdog that could matter was taken. */
const quietMs = 800_000;

interface Played {
  readonly world: SimulatedWorld;
  readonly callers: readonly SimulatedCaller[];
  /** Channels of callers who may have hung up before anybody could serve them. */
  readonly impatient: ReadonlySet<string>;
}

/** One minute of callers, with processes that die and are started again, and what happens to events and requests. */
async function playCalls(random: Random, kills: number, faults: Faults): Promise<Played> {
  const callers: SimulatedCaller[] = [];
  const impatient = new Set<string>();
  const begin = ({ world, later }: Stage) => {
    world.exchange.setFarEnd(farEnd, pick(random, farEnds));
    for (let index = 0; index < callersPerRun; index += 1) {
      later(between(random, 0, busyMs / 2), () => {
        const caller = world.exchange.call({ calledNumber: '2000' });
        callers.push(caller);
        for (let keys = between(random, 0, 6); keys > 0; keys -= 1) {
          const key = pick(random, ['1', '2', '3', '4', '5', '#']);
          later(between(random, 100, 20_000), () => caller.press(key));
        }
        if (random() < 0.4) {
          impatient.add(caller.channelId);
          later(between(random, 100, 40_000), () => caller.hangUp());
        }
        if (random() < 0.5) later(between(random, 1_000, 30_000), () => caller.fallSilent());
      });
    }
  };
  /** Those who talk would talk for ever. */
  const calmDown = ({ world: { exchange }, later }: Stage) =>
    later(quietMs / 2, () => {
      for (const { id, arrival } of exchange.inventory().channels) if (!arrival) exchange.hangUp(id, 16);
    });
  const { world } = await play(random, { flows, faults, kills, stepsToDeathMax: 60, busyMs, quietMs, begin, calmDown });
  return { world, callers, impatient };
}

/** What must hold after every run, whatever happened in it. */
async function judge({ world, callers }: Played): Promise<void> {
  const runs = world.store.runIds().map((id) => world.store.stored(id));
  expect(world.exchange.inventory(), 'nothing is left in the exchange').toEqual({ channels: [], bridges: [] });
  expect(
    runs.filter((one) => one?.run.status !== 'ended'),
    'every run has ended',
  ).toEqual([]);
  expect(
    runs.filter((one) => one?.run.end?.reason === 'bug'),
    'no run ended by a defect',
  ).toEqual([]);
  const channels = world.store.channels();
  expect(new Set(channels).size, 'no caller has two runs').toBe(channels.length);
  expect(
    runs.every((one) => one?.call?.endedAt != null),
    'every call record has its end',
  ).toBe(true);
  expect(
    [...world.archive.kept.values()].filter(({ status }) => status === 'recording'),
    'no recording is left',
  ).toEqual([]);
  for (const caller of callers) {
    if (caller.heard.length === 0) continue;
    expect(channels, 'who heard something has a run').toContain(caller.channelId);
  }
  for (const one of runs) {
    if (one) expect(await replayDifferences(world.engine, world.store, one.run), 'the journal replays').toEqual([]);
  }
}

const seeds = seedsOf(20);

describe('processes die between any two waits', () => {
  test.each(seeds)('seed %i: every call goes on to its end', async (seed) => {
    const random = seeded(seed);
    const played = await playCalls(random, between(random, 1, 6), {});
    await judge(played);
    const channels = played.world.store.channels();
    for (const { channelId } of played.callers) {
      if (!played.impatient.has(channelId)) expect(channels, 'every caller was served').toContain(channelId);
    }
    const reasons = played.world.store.runIds().map((id) => played.world.store.stored(id)?.run.end?.reason);
    expect(reasons.filter((reason) => reason !== 'hung_up' && reason !== 'caller_hung_up')).toEqual([]);
  });
});

describe('processes die, events are lost, doubled and late, requests are refused or lost', () => {
  test.each(seeds)('seed %i: nothing is left over', async (seed) => {
    const random = seeded(seed * 7919);
    const faults = randomFaults(random);
    await judge(await playCalls(random, between(random, 0, 5), faults));
  });
});
