import { createHash, randomBytes } from 'node:crypto';
import { type ChainableCommander, type Redis, ReplyError } from 'ioredis';
import type { Fence } from '../../ports/journal.ts';
import type { Log } from '../../ports/log.ts';
import {
  type Match,
  type ReleasedMatch,
  type Reservations,
  type Reserved,
  reservationLifeMs,
} from '../../ports/reservations.ts';
import { connectRedis } from './connect-redis.ts';
import { adoptScript, releaseScript, reserveScript } from './redis-reservations-scripts.ts';

/** A match waits for this answer before it rings; a store slower than that is as good as away. */
const answerMsMax = 500;
/** Given in addition for each match, so that filling a large group is not taken for silence. */
const answerMsPerMatch = 0.1;
const probeEveryMs = 250;

const hashOf = (script: string): string => createHash('sha1').update(script).digest('hex');
const reserveHash = hashOf(reserveScript);
const releaseHash = hashOf(releaseScript);
const adoptHash = hashOf(adoptScript);

/** What the scripts answer besides 0 and the place of a key that another offer holds. */
const fenced = -1;
const lost = -2;

const groupKey = (lease: string): string => `patchbay:reservations:{${lease}}`;
const keysOf = ({ lease }: Fence, generation: string, { contactId, agentIds }: Match): string[] => [
  `${groupKey(lease)}:${generation}:contact:${contactId}`,
  ...agentIds.map((agentId) => `${groupKey(lease)}:${generation}:agent:${agentId}`),
];

function reservedOf(code: number): Reserved {
  if (code === 0) return 'reserved';
  if (code === fenced) return 'fenced';
  if (code === lost) return 'lost';
  return code === 1 ? 'contact_taken' : 'agent_taken';
}

/**
 * Reservations in Redis: one key a contact and one an agent, named after a generation that `adopt` begins. A key of the group
 * says which epoch and generation are in force; where it is gone or another, everything was lost or taken over. What a
 * generation left behind runs out by itself.
 */
export class RedisReservations implements Reservations {
  private readonly redis: Redis;
  /** Begun by this process, by group; none before it adopted, nor after the store was away. */
  private readonly generations = new Map<string, string>();
  private silent = false;
  private wasAway = false;
  private probing: NodeJS.Timeout | null = null;

  constructor(
    url: string,
    private readonly log: Log,
  ) {
    this.redis = connectRedis(url, { autoResendUnfulfilledCommands: false });
    this.redis.on('error', (error: unknown) => this.away(error));
    this.redis.on('close', () => this.away('the connection was closed'));
    this.redis.on('ready', () => this.back());
  }

  async reserve(fence: Fence, matches: readonly Match[]): Promise<readonly Reserved[]> {
    const generation = this.generations.get(fence.lease);
    if (generation === undefined) return matches.map(() => this.withoutGeneration);
    const answers = await this.run(matches.length, (pipeline) => {
      for (const match of matches)
        call(pipeline, reserveHash, fence, generation, match.offerId, keysOf(fence, generation, match));
    });
    return typeof answers === 'string' ? matches.map(() => answers) : answers.map(reservedOf);
  }

  async release(fence: Fence, matches: readonly ReleasedMatch[]): Promise<'released' | 'fenced' | 'lost' | 'away'> {
    const generation = this.generations.get(fence.lease);
    if (generation === undefined) return this.withoutGeneration;
    const answers = await this.run(matches.length, (pipeline) => {
      for (const match of matches) {
        const keys = keysOf(fence, generation, match).slice(match.keepsContact === true ? 1 : 0);
        call(pipeline, releaseHash, fence, generation, match.offerId, keys);
      }
    });
    if (typeof answers === 'string') return answers;
    return answers.includes(fenced) ? 'fenced' : answers.includes(lost) ? 'lost' : 'released';
  }

  async adopt(fence: Fence, matches: readonly Match[]): Promise<'adopted' | 'fenced' | 'away'> {
    if (!this.isUsable) return 'away';
    const generation = randomBytes(6).toString('base64url');
    // One connection keeps the order: whatever is asked from here on finds the new generation filled and in force.
    this.generations.set(fence.lease, generation);
    const answers = await this.run(matches.length, (pipeline) => {
      for (const script of [reserveScript, releaseScript, adoptScript]) pipeline.script('LOAD', script);
      for (const match of matches)
        for (const key of keysOf(fence, generation, match)) pipeline.set(key, match.offerId, 'PX', reservationLifeMs);
      pipeline.evalsha(adoptHash, 1, groupKey(fence.lease), fence.epoch, generation, reservationLifeMs);
    });
    if (typeof answers !== 'string' && answers.at(-1) === 0) return 'adopted';
    if (this.generations.get(fence.lease) === generation) this.generations.delete(fence.lease);
    return typeof answers === 'string' ? 'away' : 'fenced';
  }

  async close(): Promise<void> {
    if (this.probing !== null) clearTimeout(this.probing);
    this.redis.removeAllListeners();
    this.redis.disconnect();
  }

  private get isUsable(): boolean {
    return this.redis.status === 'ready' && !this.silent;
  }

  private get withoutGeneration(): 'lost' | 'away' {
    return this.isUsable ? 'lost' : 'away';
  }

  /** The answers as numbers, or why there are none. */
  private async run(count: number, fill: (pipeline: ChainableCommander) => void): Promise<number[] | 'lost' | 'away'> {
    if (!this.isUsable) return 'away';
    const pipeline = this.redis.pipeline();
    fill(pipeline);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), answerMsMax + count * answerMsPerMatch);
    });
    try {
      const answers = await Promise.race([pipeline.exec(), late]);
      if (answers === 'late') {
        this.fallSilent();
        return 'away';
      }
      const failure = answers?.find(([error]) => error !== null)?.[0];
      if (answers === null || failure instanceof Error) return this.refused(failure);
      return answers.map(([, value]) => Number(value));
    } catch (error) {
      this.away(error);
      return 'away';
    } finally {
      clearTimeout(timer);
    }
  }

  /** Redis answered that it will not, as after SCRIPT FLUSH, or the connection broke: what it holds is not known any more. */
  private refused(error: unknown): 'lost' | 'away' {
    this.generations.clear();
    if (!(error instanceof ReplyError)) {
      this.away(error);
      return 'away';
    }
    this.log.warn('reservations were refused and will be made anew', { error });
    return 'lost';
  }

  /** Nothing is asked until Redis answers again: a match must not wait for the deadline each time. */
  private fallSilent(): void {
    this.away('no answer in time');
    if (this.silent) return;
    this.silent = true;
    const probe = (): void => {
      this.redis.ping().then(
        () => {
          this.silent = false;
          this.back();
        },
        () => {
          this.probing = setTimeout(probe, probeEveryMs);
        },
      );
    };
    probe();
  }

  private back(): void {
    if (!this.wasAway || this.silent) return;
    this.wasAway = false;
    this.log.info('reservations can be made again');
  }

  private away(error: unknown): void {
    this.generations.clear();
    if (!this.wasAway) this.log.warn('reservations cannot be made; routing goes on without them', { error });
    this.wasAway = true;
  }
}

function call(
  pipeline: ChainableCommander,
  hash: string,
  { lease, epoch }: Fence,
  generation: string,
  offerId: string,
  keys: readonly string[],
): void {
  pipeline.evalsha(hash, keys.length + 1, groupKey(lease), ...keys, epoch, generation, offerId, reservationLifeMs);
}
