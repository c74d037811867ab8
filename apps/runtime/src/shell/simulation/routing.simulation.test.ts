import type { DeskAction } from '@patchbay/records';
import { afterAll, describe, expect, test } from 'vitest';
import type { SimulatedCaller } from '../../adapters/simulated-telephony/simulated-exchange.ts';
import type { FarEnd, Faults } from '../../adapters/simulated-telephony/simulated-types.ts';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { said, voiceFlow } from './flow-builder.ts';
import { play, randomFaults, type Stage, seedsOf, tellPace } from './playing.ts';
import { between, pick, type Random, seeded } from './random.ts';
import { routingFaults } from './routing-check.ts';
import type { SimulatedWorld } from './simulated-world.ts';

const document = voiceFlow('support', {
  start: { type: 'start', to: { next: 'wait' } },
  wait: { type: 'queue', config: { queueId: 'support' }, to: { answered: 'bye', failed: 'bye' } },
  bye: { type: 'say', config: { prompt: said('bye') }, to: { next: 'end' } },
  end: { type: 'hang_up', config: { prompt: [] } },
});
const flows = [{ flowId: 'flow-support', version: 'v1', document, numbers: ['6000'] }];

const agentIds = ['ann', 'bob', 'cid', 'dot'] as const;
const phones: readonly [FarEnd, ...FarEnd[]] = [
  { kind: 'answer', afterMs: 500 },
  { kind: 'answer', afterMs: 6_000 },
  { kind: 'ring' },
  { kind: 'refuse', cause: 17 },
  { kind: 'offline' },
];
const callersPerRun = 25;
const busyMs = 300_000;
const quietMs = 900_000;
const endpointOf = (agentId: string) => `PJSIP/agent-${agentId}`;

interface Played {
  readonly world: SimulatedWorld;
  readonly callers: readonly SimulatedCaller[];
  /** Channels of callers who hung up by themselves at some time. */
  readonly impatient: ReadonlySet<string>;
  /** What was seen and must never be. */
  readonly seen: readonly string[];
}

afterAll(() => tellPace('one queue'));

/** Five minutes of callers and agents, with processes that die; then all agents answer until nobody is left. */
async function playQueue(random: Random, kills: number, faults: Faults): Promise<Played> {
  const callers: SimulatedCaller[] = [];
  const impatient = new Set<string>();
  const seen: string[] = [];
  let commands = 0;
  const begin = (stage: Stage) => {
    const { world, later } = stage;
    world.centre.setup = {
      queues: [queueNamed('support', { ringTimeoutMs: 10_000, wrapUpMs: 3_000 })],
      agents: agentIds.map((id) => agentNamed(id, ['support'])),
      skillNames: {},
      timeZone: 'UTC',
      waits: { thresholdMs: null, shortAbandonMs: 5_000 },
      seatReturnMs: 20_000,
    };
    const desk = (action: DeskAction) => {
      commands += 1;
      void world.desk.give({ id: `command-${commands}`, actorId: 'test', at: world.clock.now(), action });
    };
    for (const id of agentIds) world.exchange.setFarEnd(endpointOf(id), pick(random, phones));
    for (let index = 0; index < callersPerRun; index += 1) {
      later(between(random, 0, busyMs - 20_000), () => {
        const caller = world.exchange.call({ calledNumber: '6000' });
        callers.push(caller);
        if (random() < 0.3) {
          impatient.add(caller.channelId);
          later(between(random, 100, 120_000), () => caller.hangUp());
        }
      });
    }
    /** What agents do, second by second. */
    const work = () => {
      for (const agentId of agentIds) {
        if (stage.isCalm || random() < 0.1) {
          desk({ type: 'agent.sign_in', agentId });
          desk({ type: 'agent.ready', agentId });
        } else if (random() < 0.01) desk({ type: 'agent.sign_out', agentId });
        else if (random() < 0.02) desk({ type: 'agent.not_ready', agentId, reasonId: 'break' });
        if (!stage.isCalm && random() < 0.05) world.exchange.setFarEnd(endpointOf(agentId), pick(random, phones));
        const legs = world.exchange.legsTo(endpointOf(agentId));
        if (legs.length > 1) seen.push(`${agentId} has ${legs.join(' and ')} at ${world.clock.now()}`);
        for (const leg of legs) {
          if (world.exchange.channel(leg).state === 'up' && random() < 0.08) world.exchange.farEnd(leg).hangUp();
        }
      }
      later(1_000, work);
    };
    work();
  };
  const { world } = await play(random, {
    flows,
    faults,
    kills,
    stepsToDeathMax: 80,
    busyMs,
    quietMs,
    begin,
    befall: (stage) => {
      if (random() < 0.5) stage.later(between(random, 1_000, busyMs), () => stage.world.reservations.flush());
    },
    calmDown: (stage) => {
      for (const id of agentIds) stage.world.exchange.setFarEnd(endpointOf(id), { kind: 'answer', afterMs: 500 });
    },
  });
  return { world, callers, impatient, seen };
}

async function judge({ world, callers, impatient }: Played, served: boolean): Promise<void> {
  const entries = world.routingJournal.all('asterisk');
  expect(routingFaults(entries), 'the routing journal').toEqual([]);
  expect(world.exchange.inventory(), 'nothing is left in the exchange').toEqual({ channels: [], bridges: [] });
  const runs = world.store.runIds().map((id) => world.store.stored(id)?.run);
  expect(
    runs.filter((run) => run?.status !== 'ended' || run.end?.reason === 'bug').map((run) => run?.id),
    'every run has ended well',
  ).toEqual([]);
  expect(world.meters.counts.get('bugs_total'), 'nothing was a defect').toBeUndefined();
  for (const caller of callers) {
    if (served && !impatient.has(caller.channelId))
      expect(caller.heard, 'nobody was forgotten').toContain('/media/speech/bye');
  }
  expect([...world.floor.fields.values()].filter(({ kind }) => kind === 'contact' || kind === 'conversation')).toEqual(
    [],
  );
  const open = [...world.callBook.visits.values()].filter(({ outcome }) => outcome === undefined);
  expect(open, 'every visit has its end').toEqual([]);
}

/** 34: a phone that was to stop ringing when the process died rang on while the next call rang there too. */
const seeds = seedsOf(6, [34]);

describe('agents ring, answer, ignore and go, and processes die between any two waits', () => {
  test.each(seeds)('seed %i: never two calls at an agent, order kept, nobody forgotten', async (seed) => {
    const random = seeded(seed * 104_729);
    const played = await playQueue(random, between(random, 1, 6), {});
    expect(played.seen).toEqual([]);
    await judge(played, true);
  });
});

describe('the same, with events that are lost, doubled and late, and requests that are refused or lost', () => {
  test.each(seeds)('seed %i: order kept, nothing left over', async (seed) => {
    const random = seeded(seed * 15_485_863);
    const faults = randomFaults(random);
    await judge(await playQueue(random, between(random, 0, 5), faults), false);
  });
});
