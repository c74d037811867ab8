import type { Redis } from 'ioredis';
import * as z from 'zod';
import { presenceTiming } from '../presence-timing';

/** One tab that has a draft open. */
export interface PresentTab {
  readonly tab: string;
  readonly userId: string;
  readonly name: string;
  /** The nodes that are selected in it. */
  readonly nodes: readonly string[];
}

const entrySchema = z.object({
  userId: z.string(),
  name: z.string(),
  nodes: z.array(z.string()),
  untilMs: z.number(),
});

const keyOf = (flowId: string) => `patchbay:presence:${flowId}`;

/**
 * Who has which draft open, for as long as they say so: a hash a flow in Redis, with a field a tab that runs out by itself.
 * Nothing depends on it but what people are shown.
 */
export class PresenceBoard {
  constructor(
    private readonly redis: Redis,
    private readonly now: () => number = Date.now,
  ) {}

  async here(flowId: string, { tab, ...entry }: PresentTab): Promise<void> {
    const untilMs = this.now() + presenceTiming.goneAfterMs;
    await this.redis
      .multi()
      .hset(keyOf(flowId), tab, JSON.stringify({ ...entry, untilMs }))
      .pexpire(keyOf(flowId), presenceTiming.goneAfterMs)
      .exec();
  }

  /** True where it was this person's tab. */
  async left(flowId: string, tab: string, userId: string): Promise<boolean> {
    const entry = readEntry(await this.redis.hget(keyOf(flowId), tab));
    if (entry?.userId !== userId) return false;
    await this.redis.hdel(keyOf(flowId), tab);
    return true;
  }

  /** Everyone in a draft, in the order of their names. */
  async list(flowId: string): Promise<PresentTab[]> {
    const fields = Object.entries(await this.redis.hgetall(keyOf(flowId)));
    const now = this.now();
    const present: PresentTab[] = [];
    const gone: string[] = [];
    for (const [tab, text] of fields) {
      const entry = readEntry(text);
      if (entry === null || entry.untilMs <= now) gone.push(tab);
      else present.push({ tab, userId: entry.userId, name: entry.name, nodes: entry.nodes });
    }
    if (gone.length > 0) await this.redis.hdel(keyOf(flowId), ...gone);
    return present.sort((a, b) => a.name.localeCompare(b.name) || a.tab.localeCompare(b.tab));
  }
}

/** Null for what is not there, or was written by another release. */
function readEntry(text: string | null): z.infer<typeof entrySchema> | null {
  if (text === null) return null;
  try {
    return entrySchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
