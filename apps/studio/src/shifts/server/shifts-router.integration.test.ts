import { agents, type Connection, connect, notReadyReasons, teams, users } from '@patchbay/drizzle';
import { changeShifts, setSetting } from '@patchbay/records';
import { type CopiedDatabase, copyDatabase } from '@patchbay/records/testing';
import { instantOf } from '@patchbay/reports';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/server/context';
import { createCaller } from '@/server/trpc';
import { shiftsRouter } from './shifts-router';

const installer = { id: null, name: 'Installation' };
const timeZone = 'Europe/Berlin';
const hourMs = 3_600_000;
const on = (text: string) => new Date(instantOf(Date.parse(`${text.replace(' ', 'T')}:00Z`), timeZone));
const as = (id: string, role: Actor['role']): Actor => ({
  id,
  name: id,
  role,
  via: 'session',
  mustChangePassword: false,
});
const [mei, max, sofia, dora] = [
  as('mei', 'agent'),
  as('max', 'agent'),
  as('sofia', 'supervisor'),
  as('dora', 'designer'),
];

let copied: CopiedDatabase;
let connection: Connection;

const asking = (actor: Actor | null) =>
  createCaller(shiftsRouter)({ db: connection.db, actor, headers: new Headers() });
const refused = { code: 'FORBIDDEN' };

beforeAll(async () => {
  copied = await copyDatabase();
  connection = connect(copied.databaseUrl, { max: 4 });
  const { db } = connection;
  await setSetting(db, installer, 'centre.timeZone', timeZone);
  await db.insert(teams).values({ id: 'north', name: 'North' });
  await db.insert(notReadyReasons).values({ id: 'lunch', name: 'Lunch' });
  for (const { id, role } of [mei, max, sofia, dora]) {
    await db.insert(users).values({ id, name: id, email: `${id}@example.test`, role });
  }
  await db.insert(agents).values([{ userId: 'mei', teamId: 'north' }, { userId: 'max' }]);
  const shift = (
    agentId: string,
    since: string,
    until: string,
    breaks: { reasonId: string; since: Date; until: Date }[] = [],
  ) => ({
    agentId,
    since: on(since),
    until: on(until),
    breaks,
  });
  await changeShifts(db, installer, {
    save: [
      // Over the nights in which clocks change: 7 and 9 hours for what the clock shows as 8.
      shift('mei', '2026-03-28 22:00', '2026-03-29 06:00'),
      shift('mei', '2026-10-24 22:00', '2026-10-25 06:00'),
      shift('max', '2026-10-19 00:00', '2026-10-19 08:00'),
      // From the week before into this one, and wholly outside of it.
      shift('max', '2026-10-18 20:00', '2026-10-19 00:00'),
      shift('max', '2026-10-26 00:00', '2026-10-26 08:00'),
      shift('mei', '2026-06-10 09:00', '2026-06-10 17:00', [
        { reasonId: 'lunch', since: on('2026-06-10 12:00'), until: on('2026-06-10 12:30') },
      ]),
      shift('max', '2026-06-10 10:00', '2026-06-10 18:00'),
      shift('mei', '2026-06-17 23:00', '2026-06-18 07:00'),
      shift('mei', '2026-06-18 09:00', '2026-06-18 10:00'),
    ],
    remove: [],
  });
});
afterAll(async () => {
  await connection?.close();
  await copied?.drop();
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: on('2026-06-10 15:00') });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the shifts of a week', () => {
  it('are those that reach into it, midnight to midnight on the clock of the centre, which is an hour longer once', async () => {
    const week = await asking(sofia).week({ day: '2026-10-25' });
    expect(week).toMatchObject({ timeZone, monday: '2026-10-19', today: '2026-06-10' });
    expect(week.shifts.map(({ agentId, since, until }) => [agentId, since, until])).toEqual([
      ['max', on('2026-10-19 00:00'), on('2026-10-19 08:00')],
      ['mei', on('2026-10-24 22:00'), on('2026-10-25 06:00')],
    ]);
    const lengths = week.shifts.map(({ since, until }) => (until.getTime() - since.getTime()) / hourMs);
    expect(lengths).toEqual([8, 9]);
    expect(week.agents).toEqual([
      { id: 'max', name: 'max', teamId: null },
      { id: 'mei', name: 'mei', teamId: 'north' },
    ]);
    expect(week.teams).toEqual([{ id: 'north', name: 'North' }]);
    expect(week.reasons).toEqual([{ id: 'lunch', name: 'Lunch', archived: false }]);
  });

  it('are an hour shorter in spring, and those of today where no day is said', async () => {
    const spring = await asking(sofia).week({ day: '2026-03-23' });
    expect(spring.shifts.map(({ since, until }) => (until.getTime() - since.getTime()) / hourMs)).toEqual([7]);
    const week = await asking(sofia).week({ day: null });
    expect(week.monday).toBe('2026-06-08');
    expect(week.shifts.map(({ agentId }) => agentId)).toEqual(['max', 'mei']);
  });

  it.each(['2026-02-30', '2026-13-01', 'tomorrow', '', '2026-06-10T00:00:00Z', '0001-01-01', '9999-12-31'])(
    'refuse the day %j',
    async (day) => {
      await expect(asking(sofia).week({ day })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(asking(sofia).day({ day })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    },
  );

  it('are for who may see them: no agent, no designer, nobody who is not signed in', async () => {
    for (const who of [mei, dora]) {
      await expect(asking(who).week({ day: null })).rejects.toMatchObject(refused);
      await expect(asking(who).day({ day: null })).rejects.toMatchObject(refused);
    }
    await expect(asking(null).week({ day: null })).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    await expect(asking(null).own()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  });
});

describe('a day of shifts', () => {
  it('has who was planned, and is 25 hours long once', async () => {
    const day = await asking(sofia).day({ day: null });
    expect(day).toMatchObject({ day: '2026-06-10', today: '2026-06-10', now: on('2026-06-10 15:00') });
    expect(day.days.map(({ agentId, planned }) => [agentId, planned.map(({ activity }) => activity)])).toEqual(
      [
        ['mei', ['', 'lunch', '']],
        ['max', ['']],
      ].toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    );
    expect(day.formula.map(({ id }) => id)).toEqual(['planned_time', 'adherence', 'conformance']);
    const long = await asking(sofia).day({ day: '2026-10-25' });
    expect((long.to.getTime() - long.from.getTime()) / hourMs).toBe(25);
  });
});

describe('one’s own shifts', () => {
  it('are one’s own alone, of today and the seven days to come', async () => {
    const own = await asking(mei).own();
    expect(own.parts.map(({ activity, since }) => [activity, since])).toEqual([
      ['', on('2026-06-10 09:00')],
      ['lunch', on('2026-06-10 12:00')],
      ['', on('2026-06-10 12:30')],
      ['', on('2026-06-17 23:00')],
    ]);
    expect(own.reasons).toEqual([{ id: 'lunch', name: 'Lunch' }]);
    expect((await asking(max).own()).parts.map(({ since }) => since)).toEqual([on('2026-06-10 10:00')]);
    // Who is no agent has none, and may look.
    expect((await asking(sofia).own()).parts).toEqual([]);
  });
});
