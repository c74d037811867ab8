import {
  auditEntries,
  callerCounts,
  callerSums,
  callNotes,
  callSteps,
  calls,
  conversations,
  journalEntries,
  nodeTraffic,
  recordings,
  runs,
} from '@patchbay/drizzle';
import { eq, like, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { countCalls, listCalls } from '../calls/search-calls.ts';
import { countFacts } from '../counts/count-facts.ts';
import { setSetting } from '../settings.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { listCallMonths, makeCallMonths } from './call-months.ts';
import { removeExpiredCalls } from './expire-calls.ts';
import { removeExpiredJournals } from './expire-journals.ts';

const at = useDatabase();
const retention = { id: null, name: 'Retention' };
const now = new Date('2026-05-15T12:00:00Z');

/** As the runtime makes them: the moment, then what tells calls of one moment apart. */
function idAt(moment: Date, rest: number): string {
  const hex = moment.getTime().toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(rest).padStart(12, '0')}`;
}

async function addCall(id: string, startedAt: Date, more: { counted?: boolean; recordingPath?: string | null } = {}) {
  const { counted = true, recordingPath } = more;
  const step = { callId: id, at: startedAt, flowId: 'flow', version: 'v', kind: 'node.entered', nodeId: 'menu' };
  await at.db.insert(calls).values({
    id,
    direction: 'inbound',
    callerNumber: '+4930901820',
    calledNumber: '2000',
    startedAt,
    endedAt: startedAt,
    endReason: 'completed',
    trafficCounted: counted,
  });
  await at.db.insert(callSteps).values([
    { ...step, index: 0 },
    { ...step, index: 1 },
  ]);
  await at.db
    .insert(callNotes)
    .values({ id: `note-${id}`, callId: id, authorId: 'ada', text: 'Refund', at: startedAt });
  await at.db.insert(conversations).values({
    id: `${id}.1`,
    callId: id,
    agentId: 'ada',
    direction: 'inbound',
    offeredAt: startedAt,
  });
  if (recordingPath !== undefined) {
    const status = recordingPath === null ? ('deleted' as const) : ('stored' as const);
    await at.db.insert(recordings).values({ id: `${id}.9`, callId: id, purpose: 'call', path: recordingPath, status });
  }
}

const partitionOf = async (id: string) =>
  (await at.db.execute<{ name: string }>(sql`select tableoid::regclass::text as name from call where id = ${id}`))[0]
    ?.name;
const left = async (pattern: string) => ({
  calls: (await at.db.select().from(calls).where(like(calls.id, pattern))).length,
  steps: (await at.db.select().from(callSteps).where(like(callSteps.callId, pattern))).length,
  notes: (await at.db.select().from(callNotes).where(like(callNotes.callId, pattern))).length,
  conversations: (await at.db.select().from(conversations).where(like(conversations.callId, pattern))).length,
  recordings: (await at.db.select().from(recordings).where(like(recordings.callId, pattern))).length,
});

describe('the months of calls', () => {
  it('are there for the present and the next ones, and made once', async () => {
    await makeCallMonths(at.db, now, new Date('2026-01-20T00:00:00Z'));
    await makeCallMonths(at.db, now);
    const names = (await listCallMonths(at.db)).map(({ name }) => name);
    expect(names.filter((name) => name <= '2026_08')).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((month) => `2026_0${month}`),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('take calls to the millisecond, with all that refers to them; other ids have their place too', async () => {
    const [last, first] = [new Date('2026-02-28T23:59:59.999Z'), new Date('2026-03-01T00:00:00Z')];
    await addCall(idAt(last, 1), last, { recordingPath: 'a' });
    await addCall(idAt(first, 1), first);
    await addCall('twice', first);
    expect(await partitionOf(idAt(last, 1))).toBe('call_2026_02');
    expect(await partitionOf(idAt(first, 1))).toBe('call_2026_03');
    expect(await partitionOf('twice')).toBe('call_default');
    const found = await listCalls(at.db, { noteText: 'refund', from: '2026-02-01T00:00:00Z' });
    expect(found.calls.map(({ id }) => id)).toEqual(['twice', idAt(first, 1), idAt(last, 1)]);
    expect(await countCalls(at.db, { withRecording: true })).toEqual({ count: 1, isExact: true });
    await at.db.delete(calls).where(eq(calls.id, idAt(last, 1)));
    expect(await left(idAt(last, 1))).toMatchObject({ steps: 0, recordings: 0 });
    await at.db.delete(calls).where(eq(calls.id, 'twice'));
  });

  it('fetch the calls that came before their month was made', async () => {
    const early = new Date('2025-07-04T10:00:00Z');
    await addCall(idAt(early, 1), early, { recordingPath: 'early' });
    expect(await partitionOf(idAt(early, 1))).toBe('call_default');
    await at.db.execute(sql`select make_call_month(${early.toISOString()}::timestamptz)`);
    expect(await partitionOf(idAt(early, 1))).toBe('call_2025_07');
    expect(await left(idAt(early, 1))).toEqual({ calls: 1, steps: 2, notes: 1, conversations: 1, recordings: 1 });
  });
});

describe('calls whose time is over', () => {
  const january = new Date('2026-01-10T10:00:00Z');
  const april = new Date('2026-04-30T10:00:00Z');
  const old = 'old-';

  beforeAll(async () => {
    await at.db.delete(calls);
    await at.db.delete(callNotes);
    await at.db.delete(conversations);
    await addCall(idAt(january, 1), january, { recordingPath: null });
    await addCall(idAt(january, 2), january);
    const february = new Date('2026-02-10T10:00:00Z');
    await addCall(idAt(february, 1), february, { recordingPath: 'kept' });
    const march = new Date('2026-03-10T10:00:00Z');
    await addCall(idAt(march, 1), march, { counted: false });
    await addCall(idAt(april, 1), april);
    await addCall(`${old}1`, january);
    await addCall(`${old}2`, january, { recordingPath: 'kept too' });
    await addCall(`${old}4`, january, { counted: false });
    await addCall(`${old}3`, new Date('2026-05-10T10:00:00Z'));
    await at.db.insert(nodeTraffic).values({
      flowId: 'flow',
      quarter: january,
      version: 'v',
      nodeId: 'menu',
      exit: 'port:one',
      durationMs: 0,
      count: 3,
    });
  });

  it('stay as long as nobody sets a time', async () => {
    expect(await removeExpiredCalls(at.db, retention, now)).toEqual({ months: [], waiting: [], others: 0 });
  });

  it('go by whole months and one by one, unless something has to go before; counts stay', async () => {
    await setSetting(at.db, await addPerson(at.db, 'admin'), 'calls.keepDays', 30);
    const removed = await removeExpiredCalls(at.db, retention, now);
    expect(removed.months).toContain('2026_01');
    expect(removed).toMatchObject({ waiting: ['2026_02', '2026_03'], others: 1 });
    expect((await listCallMonths(at.db)).map(({ name }) => name)).not.toContain('2026_01');
    const none = { calls: 0, steps: 0, notes: 0, conversations: 0, recordings: 0 };
    expect(await left(`${idAt(january, 1).slice(0, 13)}%`)).toEqual(none);
    expect(await left(`${old}1`)).toEqual(none);
    expect(await left(`${old}2`)).toEqual({ calls: 1, steps: 2, notes: 1, conversations: 1, recordings: 1 });
    expect(await left(idAt(april, 1))).toMatchObject({ calls: 1, notes: 1 });
    expect(await at.db.select().from(nodeTraffic)).toHaveLength(1);
    const audit = await at.db.select().from(auditEntries).where(eq(auditEntries.action, 'calls.expired'));
    expect(audit.map(({ before }) => before)).toEqual(
      expect.arrayContaining([
        { month: '2026_01', calls: 2 },
        { until: '2026-04-15T12:00:00.000Z', calls: 1 },
      ]),
    );
  });

  it('go once nothing holds them any more', async () => {
    await at.db.update(recordings).set({ status: 'deleted', path: null });
    await at.db.update(calls).set({ trafficCounted: true });
    expect(await removeExpiredCalls(at.db, retention, now)).toEqual({
      months: ['2026_02', '2026_03'],
      waiting: [],
      others: 2,
    });
    expect((await at.db.select().from(calls)).map(({ id }) => id).sort()).toEqual([idAt(april, 1), `${old}3`].sort());
  });
});

describe('calls that began in another month than their ids say', () => {
  it('go by when they began: none before its time, none long after it', async () => {
    await at.db.delete(calls);
    await setSetting(at.db, await addPerson(at.db, 'admin'), 'calls.keepDays', 30);
    await makeCallMonths(at.db, now, new Date('2026-01-01T00:00:00Z'));
    const [january, april, may] = ['2026-01-10', '2026-04-20', '2026-05-10'].map((day) => new Date(`${day}T10:00:00Z`));
    if (january === undefined || april === undefined || may === undefined) throw new Error('no days');
    await addCall(idAt(january, 1), may);
    await addCall(idAt(january, 2), january);
    await addCall(idAt(may, 1), january);
    // Of the month that is not over yet: it goes with it.
    await addCall(idAt(may, 2), new Date('2026-04-02T10:00:00Z'));
    await addCall(idAt(may, 3), january, { recordingPath: 'kept' });
    await addCall(idAt(april, 1), april);
    const removed = await removeExpiredCalls(at.db, retention, now);
    expect(removed).toMatchObject({ waiting: ['2026_01'], others: 1 });
    const ids = async () => (await at.db.select().from(calls)).map(({ id }) => id).sort();
    const kept = [idAt(january, 1), idAt(january, 2), idAt(may, 2), idAt(may, 3), idAt(april, 1)];
    expect(await ids()).toEqual(kept.toSorted());
    expect(await left(idAt(may, 1))).toEqual({ calls: 0, steps: 0, notes: 0, conversations: 0, recordings: 0 });
    // Once the latest of them is old enough, the month goes.
    await at.db.update(recordings).set({ status: 'deleted', path: null });
    const later = await removeExpiredCalls(at.db, retention, new Date('2026-06-12T00:00:00Z'));
    expect(later).toMatchObject({ waiting: [], others: 2 });
    expect(later.months).toContain('2026_01');
    expect(await ids()).toEqual([]);
  });
});

describe('numbers of callers whose calls are gone', () => {
  const [mine, others] = ['+4930901820', '+4930909999'];
  const told = async () =>
    (await at.db.select().from(callerCounts))
      .map(({ grain, period, number, calls: times }) => [grain, period, number, times])
      .sort();
  const sums = async () =>
    (await at.db.select().from(callerSums))
      .map(({ grain, period, ...rest }) => [grain, period, ...Object.values(rest)])
      .sort();

  it('are named in no month and no year any more, only how many they were', async () => {
    await at.db.delete(calls);
    await at.db.delete(callerCounts);
    await at.db.delete(callerSums);
    await setSetting(at.db, await addPerson(at.db, 'admin'), 'calls.keepDays', 30);
    await makeCallMonths(at.db, now, new Date('2025-12-01T00:00:00Z'));
    const add = async (day: string, rest: number, callerNumber: string) => {
      const moment = new Date(`${day}T10:00:00Z`);
      await addCall(idAt(moment, rest), moment, { counted: false });
      await at.db
        .update(calls)
        .set({ callerNumber })
        .where(eq(calls.id, idAt(moment, rest)));
    };
    await add('2025-12-09', 1, mine);
    await add('2025-12-10', 2, others);
    await add('2026-02-10', 1, mine);
    await add('2026-02-11', 2, mine);
    await add('2026-05-10', 1, others);
    while ((await countFacts(at.db)) > 0);
    const before = await sums();
    expect(before).toContainEqual(['year', '2026-01-01', 2, 1, 3]);
    await removeExpiredCalls(at.db, retention, now);
    expect(await told()).toEqual([
      ['month', '2026-05-01', others, 1],
      ['year', '2026-01-01', others, 1],
    ]);
    // A year that is over stays as it was counted, one that goes on is what is left of it.
    const after = before.map((row) =>
      row[0] === 'year' && row[1] === '2026-01-01' ? ['year', '2026-01-01', 1, 0, 1] : row,
    );
    expect(await sums()).toEqual(after);
  });

  it('stay where a call of theirs of that month does, and go without the others', async () => {
    const moment = new Date('2026-03-10T10:00:00Z');
    await makeCallMonths(at.db, now, moment);
    await addCall(idAt(moment, 1), moment, { counted: false, recordingPath: 'held' });
    await addCall('other-1', moment, { counted: false });
    await at.db.update(calls).set({ callerNumber: others }).where(eq(calls.id, 'other-1'));
    while ((await countFacts(at.db)) > 0);
    expect(await removeExpiredCalls(at.db, retention, now)).toMatchObject({ waiting: ['2026_03'], others: 1 });
    expect(await told()).toEqual([
      ['month', '2026-03-01', mine, 1],
      ['month', '2026-05-01', others, 1],
      ['year', '2026-01-01', mine, 1],
      ['year', '2026-01-01', others, 1],
    ]);
  });
});

describe('journals whose time is over', () => {
  it('go with their runs, never one that still goes on', async () => {
    const run = { flowId: 'flow', version: 'v', seq: 0, state: {}, updatedAt: new Date('2026-03-01T00:00:00Z') };
    await at.db.insert(runs).values([
      { ...run, id: 'over', status: 'ended' },
      { ...run, id: 'goes-on', status: 'waiting' },
      { ...run, id: 'new', status: 'ended', updatedAt: now },
    ]);
    const entry = { index: 0, at: now, event: {}, commands: [], trace: [] };
    await at.db.insert(journalEntries).values(['over', 'goes-on', 'new'].map((runId) => ({ ...entry, runId })));
    await setSetting(at.db, await addPerson(at.db, 'admin'), 'journal.keepDays', 14);
    expect(await removeExpiredJournals(at.db, retention, now)).toBe(1);
    expect((await at.db.select().from(journalEntries)).map(({ runId }) => runId).sort()).toEqual(['goes-on', 'new']);
    expect((await at.db.select().from(runs)).map(({ id }) => id).sort()).toEqual(['goes-on', 'new']);
  });
});
