import type { Connection } from '@patchbay/drizzle';
import { type Fence, LeaseLostError } from '../../ports/journal.ts';
import type { RoutingEntry, RoutingJournal, RoutingSnapshot } from '../../ports/routing-journal.ts';

/** A recorded day is played from the snapshot before it: so much of the day before is read as well. */
const pastEvery = '6 hours';

/** Routing journals in PostgreSQL, fenced by the lease as the runs' journal is. */
export class PostgresRoutingJournal implements RoutingJournal {
  constructor(private readonly sql: Connection['sql']) {}

  async append(fence: Fence, entries: readonly RoutingEntry[]): Promise<void> {
    const [held] = await this.sql<{ count: number }[]>`
      with fence as materialized (
        select 1 from lease where name = ${fence.lease} and holder = ${fence.holder} and epoch = ${fence.epoch} for share
      ), entries as (
        insert into routing_entry (group_id, index, at, event)
        select ${fence.lease}, w.index, w.at, w.event::json
        from unnest(
          ${entries.map(({ index }) => index)}::bigint[],
          ${entries.map(({ at }) => new Date(at).toISOString())}::timestamptz[],
          ${entries.map(({ event }) => JSON.stringify(event))}::text[]
        ) as w(index, at, event)
        where exists (select from fence)
        on conflict (group_id, index) do nothing
      )
      select count(*)::int as count from fence`;
    if (held?.count !== 1) throw new LeaseLostError(fence);
  }

  async keepSnapshot(fence: Fence, { index, at, state }: RoutingSnapshot): Promise<void> {
    const [held] = await this.sql<{ count: number }[]>`
      with fence as materialized (
        select 1 from lease where name = ${fence.lease} and holder = ${fence.holder} and epoch = ${fence.epoch} for share
      ), kept as (
        insert into routing_snapshot (group_id, index, at, state)
        select ${fence.lease}, ${index}, ${new Date(at).toISOString()}::timestamptz, ${JSON.stringify(state)}::text::json
        where exists (select from fence)
        on conflict (group_id) do update set index = excluded.index, at = excluded.at, state = excluded.state
        returning group_id, index, at, state
      ), past as (
        insert into routing_past (group_id, index, at, state)
        select group_id, index, at, state from kept k
        where not exists (
          select from routing_past p where p.group_id = k.group_id and p.at > k.at - ${pastEvery}::interval
        )
        on conflict (group_id, index) do nothing
      )
      select count(*)::int as count from fence`;
    if (held?.count !== 1) throw new LeaseLostError(fence);
  }

  async read(group: string): ReturnType<RoutingJournal['read']> {
    const [snapshot] = await this.sql<{ index: number; at: Date; state: unknown }[]>`
      select index::int, at, state from routing_snapshot where group_id = ${group}`;
    const entries = await this.sql<{ index: number; at: Date; event: unknown }[]>`
      select index::int, at, event from routing_entry
      where group_id = ${group} and index > ${snapshot?.index ?? 0} order by index`;
    return {
      snapshot: snapshot ? { ...snapshot, at: snapshot.at.getTime() } : null,
      entries: entries.map(({ index, at, event }) => ({ index, at: at.getTime(), event })),
    };
  }
}
