import type { Database } from '@patchbay/drizzle';
import { sql } from 'drizzle-orm';

/** How many months beyond the present one have a place of their own before anybody calls in them. */
const monthsAhead = 3;

/** A month of UTC whose calls are kept together and go together. */
export interface CallMonth {
  /** E.g. `2026_11`: the end of the names of its tables. */
  readonly name: string;
  readonly begins: Date;
  readonly ends: Date;
  /** The ids of its calls are these or greater … */
  readonly firstId: string;
  /** … and smaller than this. */
  readonly endId: string;
  /** What the database last counted; null where it never has. */
  readonly callsAbout: number | null;
  /** Of calls and steps, with their indexes. */
  readonly bytes: number;
}

/**
 * Makes the places of this month and the next ones, and of every month before, back to `from`. May be repeated, and throws where the
 * tables were busy: what came before them waits in the place of all other ids, and is moved over then.
 */
export async function makeCallMonths(db: Database, now: Date, from: Date = now): Promise<void> {
  const last = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsAhead, 1));
  let month = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1));
  while (month <= last) {
    await db.execute(sql`select make_call_month(${month.toISOString()}::timestamptz)`);
    month = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + 1, 1));
  }
}

/** Oldest first. */
export async function listCallMonths(db: Database): Promise<CallMonth[]> {
  const rows = await db.execute<{ name: string; calls: number; bytes: string; first_id: string; end_id: string }>(sql`
    select substr(c.relname, 6) as name, c.reltuples::float8 as calls,
      (pg_total_relation_size(c.oid) + coalesce(pg_total_relation_size(to_regclass('call_step_' || substr(c.relname, 6))), 0))::text
        as bytes,
      call_id_from(b.begins) as first_id, call_id_from((b.begins at time zone 'UTC' + interval '1 month') at time zone 'UTC') as end_id
    from pg_inherits i join pg_class c on c.oid = i.inhrelid,
      lateral (select to_timestamp(substr(c.relname, 6) || ' UTC', 'YYYY_MM TZ') as begins) as b
    where i.inhparent = 'call'::regclass and c.relname ~ '^call_\\d{4}_\\d{2}$'
    order by 1`);
  return rows.map(({ name, calls, bytes, first_id, end_id }) => {
    const [year = 0, month = 0] = name.split('_').map(Number);
    return {
      name,
      begins: new Date(Date.UTC(year, month - 1, 1)),
      ends: new Date(Date.UTC(year, month, 1)),
      firstId: first_id,
      endId: end_id,
      callsAbout: calls < 0 ? null : calls,
      bytes: Number(bytes),
    };
  });
}
