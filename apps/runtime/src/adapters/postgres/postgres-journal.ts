import type { Connection } from '@patchbay/drizzle';
import type { JsonObject } from '@patchbay/flow-schema';
import { maskJson, type SealingSecret, sealJson, unsealJson } from '@patchbay/records';
import {
  type Fence,
  type Journal,
  type JournalEntry,
  type JournalWrite,
  LeaseLostError,
  type LiveRuns,
  RejectedWriteError,
} from '../../ports/journal.ts';
import { type EntryRow, type RunRow, storedRunOf } from './stored-run.ts';

type Sql = Connection['sql'];

/**
 * The journal in PostgreSQL. One statement stores a whole batch: entries, run states, calls and their steps, all or
 * nothing, and only while the lease is held with the same epoch. The row lock on the lease makes a takeover wait for a
 * statement under way, and the statement fail after a takeover.
 */
export class PostgresJournal implements Journal {
  constructor(
    private readonly sql: Sql,
    private readonly secret: SealingSecret,
  ) {}

  async append(fence: Fence, writes: readonly JournalWrite[]): Promise<void> {
    const [held] = await this.insert(fence, writes).catch((error: unknown) => {
      throw isRefusedForGood(error)
        ? new RejectedWriteError('PostgreSQL refuses the values.', { cause: error })
        : error;
    });
    if (held?.count !== 1) throw new LeaseLostError(fence);
  }

  async liveRuns(lease: string): Promise<LiveRuns> {
    const runs = await this.sql<RunRow[]>`
      select r.id, r.flow_id, r.version, r.channel_id, r.state,
        (select count(*)::int from call_step s where s.call_id = r.id) as step_count
      from run r where r.status <> 'ended' and r.runtime_id = ${lease}`;
    const ids = runs.map(({ id }) => id);
    const entries = await this.sql<EntryRow[]>`
      select run_id, index, at, commands,
        case when event::text like '%"dial.answered"%' then event end as event
      from journal_entry where run_id = any(${ids}::text[]) order by run_id, index`;
    const byRun = groupByRun(entries);
    const read: { -readonly [K in keyof LiveRuns]: [...LiveRuns[K]] } = { runs: [], unreadable: [] };
    for (const row of runs) {
      try {
        read.runs.push(storedRunOf(row, byRun.get(row.id) ?? [], this.secret));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        read.unreadable.push({ runId: row.id, channelId: row.channel_id, reason });
      }
    }
    return read;
  }

  async abandon(fence: Fence, runIds: readonly string[], at: number): Promise<void> {
    const [held] = await this.sql<{ count: number }[]>`
      with fence as materialized (
        select 1 from lease where name = ${fence.lease} and holder = ${fence.holder} and epoch = ${fence.epoch} for share
      ), runs as (
        update run set status = 'ended', updated_at = ${isoOf(at)}::timestamptz
        where id = any(${[...runIds]}::text[]) and exists (select from fence)
      ), calls as (
        update call set ended_at = coalesce(ended_at, ${isoOf(at)}::timestamptz), end_reason = coalesce(end_reason, 'bug')
        where id = any(${[...runIds]}::text[]) and exists (select from fence)
      )
      select count(*)::int as count from fence`;
    if (held?.count !== 1) throw new LeaseLostError(fence);
  }

  async endedChannels(channelIds: readonly string[]): Promise<string[]> {
    if (channelIds.length === 0) return [];
    const rows = await this.sql<{ channel_id: string }[]>`
      select distinct channel_id from run where status = 'ended' and channel_id = any(${[...channelIds]}::text[])`;
    return rows.map(({ channel_id }) => channel_id);
  }

  async entries(runId: string): Promise<JournalEntry[]> {
    const rows = await this.sql`
      select index, at, event, commands, trace from journal_entry where run_id = ${runId} order by index`;
    return rows.map(
      (row): JournalEntry => ({
        index: row.index,
        at: row.at.getTime(),
        event: unsealJson(row.event, this.secret),
        commands: unsealJson(row.commands, this.secret),
        trace: unsealJson(row.trace, this.secret),
      }),
    );
  }

  private insert(fence: Fence, writes: readonly JournalWrite[]): Promise<{ count: number }[]> {
    const { sql } = this;
    const seal = (value: unknown) => sealedText(value, this.secret);
    const entryAt = (write: JournalWrite) => new Date(write.entry.at).toISOString();
    const calls = writes.flatMap(({ run, root, call }) => (call ? [{ id: run.id, root, ...call }] : []));
    const steps = writes.flatMap(({ run, steps: all }) => all.map((step) => ({ callId: run.id, ...step })));
    return sql<{ count: number }[]>`
      with fence as materialized (
        select 1 from lease where name = ${fence.lease} and holder = ${fence.holder} and epoch = ${fence.epoch} for share
      ), entries as (
        insert into journal_entry (run_id, index, at, event, commands, trace)
        select w.run_id, w.index, w.at, w.event::json, w.commands::json, w.trace::json
        from unnest(
          ${writes.map(({ run }) => run.id)}::text[], ${writes.map(({ entry }) => entry.index)}::int[],
          ${writes.map(entryAt)}::timestamptz[], ${writes.map(({ entry }) => seal(entry.event))}::text[],
          ${writes.map(({ entry }) => seal(entry.commands))}::text[], ${writes.map(({ entry }) => seal(entry.trace))}::text[]
        ) as w(run_id, index, at, event, commands, trace)
        where exists (select from fence)
        on conflict (run_id, index) do nothing
      ), runs as (
        insert into run (id, flow_id, version, status, seq, state, runtime_id, channel_id, updated_at)
        select w.id, w.flow_id, w.version, w.status, w.seq, w.state::json, ${fence.lease}, w.channel_id, w.at
        from unnest(
          ${writes.map(({ run }) => run.id)}::text[], ${writes.map(({ root }) => root.flowId)}::text[],
          ${writes.map(({ root }) => root.version)}::text[], ${writes.map(({ run }) => run.status)}::text[],
          ${writes.map(({ run }) => run.seq)}::int[], ${writes.map(({ run }) => seal(run))}::text[],
          ${writes.map(({ channelId }) => channelId)}::text[], ${writes.map(entryAt)}::timestamptz[]
        ) as w(id, flow_id, version, status, seq, state, channel_id, at)
        where exists (select from fence)
        on conflict (id) do update set status = excluded.status, seq = excluded.seq, state = excluded.state,
          runtime_id = excluded.runtime_id, updated_at = excluded.updated_at
      ), calls as (
        insert into call (id, direction, caller_number, caller_name, called_number, flow_id, version, language,
          started_at, answered_at, person_at, ended_at, end_reason)
        select w.id, w.direction, w.caller_number, w.caller_name, w.called_number, w.flow_id, w.version, w.language,
          w.started_at, w.answered_at, w.person_at, w.ended_at, w.end_reason
        from unnest(
          ${calls.map(({ id }) => id)}::text[], ${calls.map(({ facts }) => facts.direction)}::text[],
          ${calls.map(({ facts }) => storable(facts.callerNumber))}::text[],
          ${calls.map(({ facts }) => storable(facts.callerName))}::text[],
          ${calls.map(({ facts }) => storable(facts.calledNumber))}::text[],
          ${calls.map(({ root }) => root.flowId)}::text[], ${calls.map(({ root }) => root.version)}::text[],
          ${calls.map(({ language }) => language)}::text[], ${calls.map(({ startedAt }) => isoOf(startedAt))}::timestamptz[],
          ${calls.map(({ answeredAt }) => isoOf(answeredAt))}::timestamptz[],
          ${calls.map(({ personAt }) => isoOf(personAt))}::timestamptz[],
          ${calls.map(({ endedAt }) => isoOf(endedAt))}::timestamptz[], ${calls.map(({ endReason }) => endReason)}::text[]
        ) as w(id, direction, caller_number, caller_name, called_number, flow_id, version, language, started_at,
          answered_at, person_at, ended_at, end_reason)
        where exists (select from fence)
        on conflict (id) do update set language = excluded.language,
          answered_at = coalesce(call.answered_at, excluded.answered_at),
          person_at = coalesce(call.person_at, excluded.person_at),
          ended_at = coalesce(call.ended_at, excluded.ended_at),
          end_reason = coalesce(call.end_reason, excluded.end_reason)
      ), steps as (
        insert into call_step (call_id, index, at, depth, flow_id, version, node_id, kind, port, detail)
        select w.call_id, w.index, w.at, w.depth, w.flow_id, w.version, w.node_id, w.kind, w.port, w.detail::json
        from unnest(
          ${steps.map(({ callId }) => callId)}::text[], ${steps.map(({ index }) => index)}::int[],
          ${steps.map(({ at }) => isoOf(at))}::timestamptz[], ${steps.map(({ depth }) => depth)}::int[],
          ${steps.map(({ flowId }) => flowId)}::text[], ${steps.map(({ version }) => version)}::text[],
          ${steps.map(({ nodeId }) => nodeId)}::text[], ${steps.map(({ kind }) => kind)}::text[],
          ${steps.map(({ port }) => port)}::text[], ${steps.map(({ detail }) => maskedText(detail))}::text[]
        ) as w(call_id, index, at, depth, flow_id, version, node_id, kind, port, detail)
        where exists (select from fence)
        on conflict (call_id, index) do nothing
      )
      select count(*)::int as count from fence`.execute();
  }
}

/** Most values hold nothing to seal, and searching the text is cheaper than walking the value. */
function sealedText(value: unknown, secret: SealingSecret): string {
  const text = JSON.stringify(value);
  if (!text.includes('"$sensitive"') && !text.includes('"$sealed"')) return text;
  return JSON.stringify(sealJson(value, secret));
}

function maskedText(detail: JsonObject): string {
  return JSON.stringify(maskJson(detail));
}

/** A text column takes neither NUL nor half of a surrogate pair. */
function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

function isoOf(atMs: number | null): string | null {
  return atMs === null ? null : new Date(atMs).toISOString();
}

function groupByRun(entries: readonly EntryRow[]): Map<string, EntryRow[]> {
  const grouped = new Map<string, EntryRow[]>();
  for (const entry of entries) {
    const group = grouped.get(entry.run_id);
    if (group) group.push(entry);
    else grouped.set(entry.run_id, [entry]);
  }
  return grouped;
}

/** SQLSTATE classes 22 (data exception), 23 (constraint) and 54 (limit exceeded) will be the same next time. */
function isRefusedForGood(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return false;
  return /^(22|23|54)[0-9A-Z]{3}$/.test(error.code);
}
