import { startTestStack } from '@patchbay/tools';
import { Redis } from 'ioredis';
import { MemoryLog } from '../../apps/runtime/src/adapters/memory/memory-log.ts';
import { RedisReservations } from '../../apps/runtime/src/adapters/redis/redis-reservations.ts';
import type { Match } from '../../apps/runtime/src/ports/reservations.ts';
import { median, percentile, printTable } from './table.ts';

const agents = 2_000;
const batch = 500;
const batchesUnderWay = 4;
const rounds = 5;
const roundMs = 1_500;
const rivalConnections = 50;
const singles = 2_000;

/** Contacts never come again; each agent does once all the others had their turn. */
function matchesFrom(first: number, count: number): Match[] {
  return Array.from({ length: count }, (_, index) => ({
    offerId: `o${first + index}`,
    contactId: `c${first + index}`,
    agentIds: [`a${(first + index) % agents}`],
  }));
}

/** Runs one piece of work after another, so many side by side, for the time of a round; pieces a second. */
async function perSecond(sideBySide: number, piece: (number: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  let count = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() - startedAt < roundMs) {
      count += 1;
      await piece(count - 1);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, lane));
  return count / ((performance.now() - startedAt) / 1_000);
}

/** The way without a script: watch the keys, look, and set them all unless one changed meanwhile. */
async function watchAndSet(redis: Redis, { offerId, contactId, agentIds }: Match): Promise<void> {
  const keys = [`rival:c:${contactId}`, ...agentIds.map((agentId) => `rival:a:${agentId}`)];
  await redis.watch(...keys);
  const held = await redis.mget(...keys);
  if (held.some((holder) => holder !== null)) throw new Error(`${contactId} or its agent is held already.`);
  const setting = redis.multi();
  for (const key of keys) setting.set(key, offerId, 'PX', 900_000);
  if ((await setting.exec()) === null) throw new Error(`${contactId} or its agent was taken meanwhile.`);
  await redis.del(...keys);
}

/**
 * How many matches a second one process makes real, each whole or not at all: the runtime's own adapter, a script a match,
 * pipelined, against WATCH and MULTI over many connections. Both let go of each match again, which counts with it.
 */
export async function reservationsSection(): Promise<void> {
  const stack = await startTestStack({ parts: ['redis'] });
  const reservations = new RedisReservations(stack.redisUrl, new MemoryLog());
  const rivals = Array.from({ length: rivalConnections }, () => new Redis(stack.redisUrl));
  const fence = { lease: 'bench', holder: 'bench', epoch: 1 };
  const found = { ours: [] as number[], held: [] as number[], rival: [] as number[], single: [] as number[] };
  let first = 0;
  const next = (count: number, agentOf?: (match: Match) => string): Match[] => {
    const matches = matchesFrom(first, count);
    first += count;
    return agentOf === undefined ? matches : matches.map((match) => ({ ...match, agentIds: [agentOf(match)] }));
  };
  const reserve = async (matches: readonly Match[]): Promise<void> => {
    const answers = await reservations.reserve(fence, matches);
    if (answers.some((answer) => answer !== 'reserved')) throw new Error(`A match was not made: ${answers.join(' ')}`);
  };
  try {
    await Promise.all(rivals.map((redis) => redis.ping()));
    if ((await reservations.adopt(fence, [])) !== 'adopted') throw new Error('The bench Redis takes no reservations.');
    for (let round = 0; round < rounds; round += 1) {
      const letGo = await perSecond(batchesUnderWay, async () => {
        const matches = next(batch);
        await reserve(matches);
        await reservations.release(fence, matches);
      });
      // Nobody is let go of: every match needs an agent of its own.
      const held = await perSecond(batchesUnderWay, () => reserve(next(batch, ({ contactId }) => `of ${contactId}`)));
      found.ours.push(batch * letGo);
      found.held.push(batch * held);
      await reservations.adopt(fence, []);
      found.rival.push(
        await perSecond(rivalConnections, async (number) => {
          const redis = rivals[number % rivalConnections];
          const [match] = matchesFrom(number, 1);
          if (redis === undefined || match === undefined) throw new RangeError('There is no such connection.');
          await watchAndSet(redis, match);
        }),
      );
    }
    for (let count = 0; count < singles; count += 1) {
      const startedAt = performance.now();
      const matches = next(1);
      await reserve(matches);
      found.single.push(performance.now() - startedAt);
      await reservations.release(fence, matches);
    }
  } finally {
    await reservations.close();
    for (const redis of rivals) redis.disconnect();
    await stack.stop();
  }
  const shown = (values: readonly number[]) => `${Math.round(median(values)).toLocaleString('en')} a second`;
  printTable('Matches made real in Redis', [
    { what: `made, ${batch} a pipeline`, measured: shown(found.held), target: 'at least 25,000' },
    { what: 'made and let go again', measured: shown(found.ours), target: '' },
    {
      what: `WATCH and MULTI, ${rivalConnections} connections, made and let go`,
      measured: shown(found.rival),
      target: '',
    },
    { what: 'ours over theirs', measured: `x${(median(found.ours) / median(found.rival)).toFixed(1)}`, target: '' },
    { what: 'one alone, p50', measured: `${percentile(found.single, 0.5).toFixed(2)} ms`, target: '' },
    { what: 'one alone, p99', measured: `${percentile(found.single, 0.99).toFixed(2)} ms`, target: '' },
  ]);
}
