import type { Faults } from '../../adapters/simulated-telephony/simulated-types.ts';
import { centreFlows } from './centre-flows.ts';
import { CentrePeople } from './centre-people.ts';
import { ExchangeWatch } from './exchange-watch.ts';
import { play } from './playing.ts';
import { between, type Random } from './random.ts';
import { leftInRouting, routingFaults } from './routing-check.ts';
import type { SimulatedWorld } from './simulated-world.ts';

const callersPerRun = 30;
const busyMs = 300_000;
const quietMs = 1_200_000;

export interface PlayedCentre {
  readonly world: SimulatedWorld;
  readonly watch: ExchangeWatch;
}

/** Five minutes of a whole centre, then twenty in which everybody is there and answers. */
export async function playCentre(random: Random, kills: number, faults: Faults): Promise<PlayedCentre> {
  const made: { people?: CentrePeople; watch?: ExchangeWatch } = {};
  const { world } = await play(random, {
    flows: centreFlows,
    faults,
    kills,
    stepsToDeathMax: 80,
    busyMs,
    quietMs,
    begin: (stage) => {
      const people = new CentrePeople(stage, busyMs, callersPerRun);
      const watch = new ExchangeWatch(stage.world, people);
      Object.assign(made, { people, watch });
      people.begin();
      stage.world.clock.atRest = () => watch.look();
    },
    befall: ({ world: { reservations, floor }, later }) => {
      if (random() < 0.5) later(between(random, 1_000, busyMs), () => reservations.flush());
      if (random() < 0.5) later(between(random, 1_000, busyMs), () => floor.lose());
    },
    calmDown: () => made.people?.calmDown(),
  });
  if (!made.watch) throw new Error('Nothing was played.');
  return { world, watch: made.watch };
}

/** What must never be left, whatever happened, in words. */
export function leftovers({ world }: PlayedCentre): string[] {
  const entries = world.routingJournal.all('asterisk');
  const { channels, bridges } = world.exchange.inventory();
  const runs = world.store.runIds().flatMap((id) => world.store.stored(id)?.run ?? []);
  const callers = world.store.channels();
  const shown = [...world.floor.fields.values()].filter(({ kind }) => kind === 'contact' || kind === 'conversation');
  return [
    ...routingFaults(entries),
    ...channels.map(({ id }) => `the channel ${id} is left`),
    ...bridges.map(({ id }) => `the bridge ${id} is left`),
    ...runs.filter(({ status }) => status !== 'ended').map(({ id }) => `${id} has not ended`),
    ...runs.filter(({ end }) => end?.reason === 'bug').map(({ id }) => `${id} ended by a defect`),
    ...(world.meters.counts.get('bugs_total') === undefined ? [] : ['there was a defect']),
    ...callers.filter((id, index) => callers.indexOf(id) !== index).map((id) => `${id} has two runs`),
    ...shown.map((field) => `the floor shows ${field.kind} ${field.id}`),
    ...[...world.callBook.visits.values()]
      .filter(({ outcome }) => outcome === undefined)
      .map(({ id }) => `the visit ${id} has no end`),
    ...[...world.callBook.calls.values()]
      .filter(({ endedAtMs }) => endedAtMs === undefined)
      .map(({ id }) => `the call ${id} from a seat has no end`),
    ...[...world.callbacks.rows.values()]
      .filter(({ status, result, attempts, attemptsMax }) => {
        const isOver =
          status === 'done' || (status === 'failed' && (result === 'queue_gone' || attempts >= attemptsMax));
        return !isOver;
      })
      .map(({ id, status, attempts }) => `the callback ${id} is ${status} after ${attempts} calls`),
    ...leftInRouting(entries),
  ];
}
