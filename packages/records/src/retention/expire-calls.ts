import {
  agentShifts,
  agentStates,
  callbacks,
  callNotes,
  calls,
  conversations,
  type Database,
  formAnswers,
  queueVisits,
  recordings,
  satisfactionAnswers,
  shiftParts,
} from '@patchbay/drizzle';
import { type SQL, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { instant } from '../calls/call-conditions.ts';
import { getSetting } from '../settings.ts';
import { type CallMonth, listCallMonths } from './call-months.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import { removeExpiredCallers } from './expire-callers.ts';

const dayMs = 86_400_000;
const subject = { kind: 'setting', id: 'calls.keepDays' } as const;

export interface ExpiredCalls {
  /** Whole months that went, oldest first, e.g. `2026_11`. */
  readonly months: readonly string[];
  /**
   * Months whose time is over but which hold what has to go first: recordings that are kept longer, calls not counted yet, or calls that
   * began later than their ids say.
   */
  readonly waiting: readonly string[];
  /** How many calls one by one: in no month of their own, or in that of a later id. */
  readonly others: number;
}

/** What has to be over before a call may go: its recordings, by a time of their own, and that reports have counted it. */
const isHeld = (call: SQL) => sql`(${call}.ended_at is null or not ${call}.traffic_counted
    or exists (select from ${recordings} as r where r.call_id = ${call}.id and r.path is not null))`;

/**
 * Deletes the calls whose time is over, with their steps and whatever was written down about them; counts of reports stay, without the
 * numbers of callers. May be repeated, and goes on where it was cut short. Nothing goes where no time was set.
 */
export async function removeExpiredCalls(db: Database, actor: Actor, now: Date): Promise<ExpiredCalls> {
  const keepDays = await getSetting(db, 'calls.keepDays');
  if (keepDays === null) return { months: [], waiting: [], others: 0 };
  const before = new Date(now.getTime() - keepDays * dayMs);
  const months: string[] = [];
  const waiting: string[] = [];
  const all = await listCallMonths(db);
  const isOver = ({ ends }: CallMonth) => ends <= before;
  for (const month of all.filter(isOver)) {
    const [blocked] = await db.execute(sql`
      select 1 from ${tableOf(month)} as old where ${isHeld(sql`old`)} or old.started_at >= ${instant(before)} limit 1`);
    if (blocked) waiting.push(month.name);
    else {
      await dropMonth(db, actor, month);
      months.push(month.name);
    }
  }
  const others = await removeOthers(
    db,
    actor,
    before,
    all.filter((month) => !isOver(month)),
  );
  await removeAround(db, before);
  await removeAttendance(db, before);
  await removeExpiredCallers(db, now, before, months.length + others > 0);
  return { months, waiting, others };
}

const tableOf = (month: CallMonth) => sql`${sql.identifier(`call_${month.name}`)}`;

/** Gives up at once where the tables are busy: calls go before, and the next hour is early enough. */
async function dropMonth(db: Database, actor: Actor, month: CallMonth): Promise<void> {
  const steps = sql.identifier(`call_step_${month.name}`);
  await audited(db, actor, { action: 'calls.expired', subject }, async (tx) => {
    await tx.execute(sql`select set_config('lock_timeout', '900ms', true)`);
    const [row] = await tx.execute<{ count: number }>(sql`select count(*)::int as count from ${tableOf(month)}`);
    await tx.execute(sql`lock table call, call_step, recording in access exclusive mode`);
    await tx.execute(sql`
      delete from ${recordings} where ${recordings.callId} >= ${month.firstId} and ${recordings.callId} < ${month.endId}`);
    // The steps first: nothing may refer to calls that go.
    await tx.execute(sql`alter table call_step detach partition ${steps}`);
    await tx.execute(sql`drop table ${steps}`);
    await tx.execute(sql`alter table call detach partition ${tableOf(month)}`);
    await tx.execute(sql`drop table ${tableOf(month)}`);
    return { result: undefined, before: { month: month.name, calls: row?.count ?? 0 }, after: null };
  });
}

/**
 * Calls that go with no month: those with ids of another kind, and, among the months that stay, those that began in a month which is over,
 * as where a clock was wrong when the id was made. Steps and rows of recordings go along.
 */
async function removeOthers(db: Database, actor: Actor, before: Date, staying: readonly CallMonth[]): Promise<number> {
  const monthOfBefore = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth(), 1));
  const places = [
    { table: sql`call_default`, until: before },
    ...staying.map((month) => ({ table: tableOf(month), until: monthOfBefore })),
  ];
  let others = 0;
  for (const { table, until } of places) {
    const condition = sql`gone.started_at < ${instant(until)} and not ${isHeld(sql`gone`)}`;
    others += await deleteInBatches(db, table, condition);
  }
  if (others > 0) {
    await audited(db, actor, { action: 'calls.expired', subject }, async () => ({
      result: undefined,
      before: { until: before.toISOString(), calls: others },
      after: null,
    }));
  }
  return others;
}

/** What is kept beside a call, once the call itself is gone. */
async function removeAround(db: Database, before: Date): Promise<void> {
  const around = [
    [sql`${conversations}`, sql`offered_at`],
    [sql`${queueVisits}`, sql`joined_at`],
    [sql`${callNotes}`, sql`at`],
    [sql`${formAnswers}`, sql`at`],
    [sql`${satisfactionAnswers}`, sql`at`],
    [sql`${callbacks}`, sql`promised_at`],
  ] as const;
  for (const [table, column] of around) {
    await deleteInBatches(
      db,
      table,
      sql`gone.${column} < ${instant(before)} and not exists (select from ${calls} where ${calls.id} = gone.call_id)`,
    );
  }
}

/** What is kept of when people were to work and did: as long as the calls that they took. Counts of reports stay. */
async function removeAttendance(db: Database, before: Date): Promise<void> {
  await deleteInBatches(
    db,
    sql`${agentStates}`,
    sql`gone.since < ${instant(before)} and gone.until < ${instant(before)} and gone.counted`,
  );
  await db.transaction(async (tx) => {
    // Otherwise the parts of a shift that goes are taken out of the counts, as those of one that was planned by mistake.
    await tx.execute(sql`select set_config('patchbay.counts_stay', 'on', true)`);
    await deleteInBatches(
      tx,
      sql`${agentShifts}`,
      sql`gone.until < ${instant(before)}
        and not exists (select from ${shiftParts} as part where part.shift_id = gone.id and not part.counted)`,
    );
  });
}
