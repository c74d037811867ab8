import type { Connection } from '@patchbay/drizzle';
import type { LeaseStore } from '../../ports/lease.ts';

/** Leases in PostgreSQL, by its own clock. */
export class PostgresLeases implements LeaseStore {
  constructor(private readonly sql: Connection['sql']) {}

  async acquire(name: string, holder: string, ttlMs: number, presumedDead: string | null): Promise<number | null> {
    const [row] = await this.sql<{ epoch: number }[]>`
      insert into lease (name, holder, epoch, expires_at)
      values (${name}, ${holder}, 1, now() + ${ttlMs} * interval '1 millisecond')
      on conflict (name) do update
        set holder = excluded.holder, epoch = lease.epoch + 1, expires_at = excluded.expires_at
        where lease.expires_at <= now() or lease.holder = excluded.holder or lease.holder = ${presumedDead ?? ''}
      returning epoch::int`;
    return row?.epoch ?? null;
  }

  async renew(name: string, holder: string, epoch: number, ttlMs: number): Promise<boolean> {
    const rows = await this.sql`
      update lease set expires_at = now() + ${ttlMs} * interval '1 millisecond'
      where name = ${name} and holder = ${holder} and epoch = ${epoch} returning 1`;
    return rows.length === 1;
  }

  async release(name: string, holder: string, epoch: number): Promise<void> {
    // The column holds whole milliseconds: now, rounded up, would be a moment that has not come yet.
    await this.sql`
      update lease set expires_at = now() - interval '1 millisecond' where name = ${name} and holder = ${holder} and epoch = ${epoch}`;
  }

  async holder(name: string): Promise<string | null> {
    const [row] = await this.sql<{ holder: string }[]>`select holder from lease where name = ${name}`;
    return row?.holder ?? null;
  }
}
