import { callbacks, type Database, runs } from '@patchbay/drizzle';
import { and, eq, isNull } from 'drizzle-orm';
import type { CallbackChange, Callbacks, PromisedCallback } from '../../ports/callbacks.ts';

/** Callbacks in PostgreSQL. */
export class PostgresCallbacks implements Callbacks {
  constructor(private readonly db: Database) {}

  async promise({ sinceMs, promisedAtMs, nextAtMs, context, ...row }: PromisedCallback): Promise<void> {
    const times = { since: new Date(sinceMs), promisedAt: new Date(promisedAtMs), nextAt: new Date(nextAtMs) };
    await this.db
      .insert(callbacks)
      .values({ ...row, context: { ...context }, ...times })
      .onConflictDoNothing();
  }

  async change(id: string, { nextAtMs, endedAtMs, ...change }: CallbackChange): Promise<void> {
    await this.db
      .update(callbacks)
      .set({
        ...change,
        ...(nextAtMs !== undefined && { nextAt: new Date(nextAtMs) }),
        ...(endedAtMs !== undefined && { endedAt: new Date(endedAtMs) }),
      })
      .where(eq(callbacks.id, id));
  }

  async live(lease: string): Promise<PromisedCallback[]> {
    const rows = await this.db
      .select({ callback: callbacks })
      .from(callbacks)
      .innerJoin(runs, eq(runs.id, callbacks.callId))
      .where(and(isNull(callbacks.endedAt), eq(runs.runtimeId, lease)));
    return rows.map(({ callback: { since, promisedAt, nextAt, status: _, endedAt: _ended, ...row } }) => ({
      ...row,
      sinceMs: since.getTime(),
      promisedAtMs: promisedAt.getTime(),
      nextAtMs: nextAt.getTime(),
    }));
  }
}
