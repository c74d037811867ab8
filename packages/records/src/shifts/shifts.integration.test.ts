import { agentShifts, agentStates, agents, notReadyReasons, planCounts, shiftParts } from '@patchbay/drizzle';
import { instantOf } from '@patchbay/reports';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { deleteAgent } from '../centre/agents.ts';
import { importCentre } from '../centre/import/import-centre.ts';
import { countFacts } from '../counts/count-facts.ts';
import { Chance } from '../counts/testing/random-facts.ts';
import { countedFigures, rawFigures } from '../counts/testing/raw-counts.ts';
import { RecordError } from '../record-error.ts';
import { removeExpiredCalls } from '../retention/expire-calls.ts';
import { setSetting } from '../settings.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { changeShifts } from './change-shifts.ts';
import { copyShifts } from './copy-shifts.ts';
import { loadPlannedAndActual } from './planned-and-actual.ts';
import { listShifts, type ShiftInput } from './shift.ts';

const at = useDatabase();
const installer = { id: null, name: 'Installation' };
const timeZone = 'Europe/Berlin';
/** On the clock in Berlin. */
const on = (text: string) => new Date(instantOf(Date.parse(`${text.replace(' ', 'T')}:00Z`), timeZone));
const hourMs = 3_600_000;
const lunch = 'lunch';
let agentId = '';
let other = '';
let names: Record<string, string> = {};

async function addAgent(): Promise<string> {
  const person = await addPerson(at.db, 'agent');
  await at.db.insert(agents).values({ userId: person.id });
  names = { ...names, [person.id]: person.name };
  return person.id;
}

beforeAll(async () => {
  await setSetting(at.db, installer, 'centre.timeZone', timeZone);
  await at.db.insert(notReadyReasons).values({ id: lunch, name: 'Lunch' });
  [agentId, other] = [await addAgent(), await addAgent()];
});

const shift = (since: string, until: string, breaks: readonly [string, string][] = [], who = agentId): ShiftInput => ({
  agentId: who,
  since: on(since),
  until: on(until),
  breaks: breaks.map(([from, to]) => ({ reasonId: lunch, since: on(from), until: on(to) })),
});

async function refused(work: Promise<unknown>): Promise<RecordError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RecordError)) throw new Error(`refused by ${String(error)}`);
  return error;
}

async function countAll(): Promise<void> {
  while ((await countFacts(at.db)) > 0);
}

async function expectExact(): Promise<void> {
  const range = { from: on('2025-10-01 00:00'), to: on('2025-12-01 00:00'), now: on('2025-12-24 12:00') };
  for (const kind of ['plan', 'presence'] as const) {
    for (const grain of ['quarter', 'day'] as const) {
      const question = { ...range, grain, timeZone };
      const raw = await rawFigures(at.db, kind, question);
      expect(raw.length).toBeGreaterThan(0);
      expect(await countedFigures(at.db, kind, question)).toEqual(raw);
    }
  }
}

describe('shifts', () => {
  it('are an hour longer in the night in which clocks are put back, and made of parts without gaps', async () => {
    const [night] = await changeShifts(at.db, installer, {
      save: [shift('2025-10-25 22:00', '2025-10-26 06:00', [['2025-10-26 03:00', '2025-10-26 03:30']])],
      remove: [],
    });
    if (night === undefined) throw new Error('nothing was planned');
    expect(night.until.getTime() - night.since.getTime()).toBe(9 * hourMs);
    const parts = await at.db.select().from(shiftParts).where(eq(shiftParts.shiftId, night.id));
    const lengths = parts.map(({ activity, since, until }) => [activity, (until.getTime() - since.getTime()) / hourMs]);
    expect(lengths).toEqual([
      ['', 6],
      [lunch, 0.5],
      ['', 2.5],
    ]);
    expect((await listAudit(at.db, { subjectKind: 'shift' }))[0]).toMatchObject({
      action: 'shift.planned',
      after: { agent: names[agentId], breaks: [{ reasonId: lunch }] },
    });
    await changeShifts(at.db, installer, { save: [], remove: [night.id] });
  });

  it('of one agent do not overlap: both are named, and nothing is planned', async () => {
    const [kept] = await changeShifts(at.db, installer, {
      save: [shift('2025-11-03 09:00', '2025-11-03 17:00')],
      remove: [],
    });
    const error = await refused(
      changeShifts(at.db, installer, {
        save: [
          shift('2025-11-03 16:00', '2025-11-03 20:00', [], other),
          shift('2025-11-03 17:00', '2025-11-03 20:00'),
          shift('2025-11-03 16:45', '2025-11-03 17:00'),
        ],
        remove: [],
      }),
    );
    expect(error.code).toBe('value_invalid');
    expect(error.fields).toEqual([
      {
        field: '2.since',
        reason: expect.objectContaining({
          en: `${names[agentId]} is planned twice: 2025-11-03 09:00 – 2025-11-03 17:00 and 2025-11-03 16:45 – 2025-11-03 17:00 overlap; change or remove one of them`,
        }),
      },
    ]);
    expect(await listShifts(at.db, { from: on('2025-11-03 00:00'), to: on('2025-11-04 00:00') })).toHaveLength(1);
    const written = at.db
      .insert(agentShifts)
      .values({ id: 'x', agentId, since: on('2025-11-03 10:00'), until: on('2025-11-03 11:00') });
    await expect(written).rejects.toThrow();
    await changeShifts(at.db, installer, { save: [], remove: [kept?.id ?? ''] });
  });

  it('are refused with what is wrong with their breaks and lengths', async () => {
    const breaks: [string, string][] = [
      ['2025-11-03 12:00', '2025-11-03 13:00'],
      ['2025-11-03 12:30', '2025-11-03 18:00'],
    ];
    const error = await refused(
      changeShifts(at.db, installer, {
        save: [
          shift('2025-11-03 09:00', '2025-11-03 17:00', breaks),
          shift('2025-11-05 09:00', '2025-11-06 09:01'),
          {
            ...shift('2025-11-08 09:00', '2025-11-08 10:00'),
            breaks: [{ reasonId: 'none', since: on('2025-11-08 09:00'), until: on('2025-11-08 09:10') }],
          },
        ],
        remove: [],
      }),
    );
    expect(error.fields.map(({ field, reason }) => [field, reason.en])).toEqual([
      ['0.breaks', 'a break lies inside its shift'],
      ['0.breaks', 'two breaks overlap: one ends before the next begins'],
      ['1.until', 'a shift takes 24 hours at most'],
      ['2.breaks', 'this reason for not being ready does not exist (any more)'],
    ]);
  });

  it('of a week are copied by the clock on the wall; whoever is planned then stays so, or is planned anew', async () => {
    const week = on('2025-10-20 00:00');
    await changeShifts(at.db, installer, {
      save: [
        shift('2025-10-25 22:00', '2025-10-26 06:00', [['2025-10-26 02:00', '2025-10-26 03:00']]),
        shift('2025-10-20 09:00', '2025-10-20 17:00'),
        shift('2025-10-27 08:00', '2025-10-27 10:00'),
      ],
      remove: [],
    });
    const copy = { from: week, weeks: 1, agentIds: [agentId] };
    expect(await copyShifts(at.db, installer, { ...copy, replace: false })).toEqual({
      planned: 1,
      leftOut: 1,
      removed: 0,
    });
    expect(await copyShifts(at.db, installer, { ...copy, replace: true })).toEqual({
      planned: 2,
      leftOut: 0,
      removed: 2,
    });
    const after = await listShifts(at.db, { from: on('2025-10-27 00:00'), to: on('2025-11-03 00:00') });
    expect(after.map(({ since, until }) => [since, until])).toEqual([
      [on('2025-10-27 09:00'), on('2025-10-27 17:00')],
      [on('2025-11-01 22:00'), on('2025-11-02 06:00')],
    ]);
    expect(after[1]?.breaks.map(({ since, until }) => until.getTime() - since.getTime())).toEqual([hourMs]);
  });

  it('are counted exactly, also where they are planned, changed and removed after they are over', async () => {
    const chance = new Chance(3);
    const states: (typeof agentStates.$inferInsert)[] = [];
    for (const userId of [agentId, other]) {
      for (let day = on('2025-10-18 05:00').getTime(); day < on('2025-11-08 00:00').getTime(); ) {
        const until = day + 1_000 + chance.below(3 * hourMs);
        const state = chance.of(['ready', 'talking', 'not_ready', 'signed_out', 'after_call_work']);
        const reason = state === 'not_ready' ? chance.of([lunch, 'meeting', null]) : null;
        states.push({ userId, state, reason, since: new Date(day), until: new Date(until) });
        day = until;
      }
    }
    await at.db.insert(agentStates).values(states);
    await expectExact();
    await countAll();
    await expectExact();
    const there = await listShifts(at.db, { from: on('2025-10-01 00:00'), to: on('2025-12-01 00:00') });
    const [first, second, third] = there;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few shifts');
    await changeShifts(at.db, installer, {
      save: [
        { ...first, until: new Date(first.until.getTime() - 37 * 60_000), breaks: [] },
        { ...second, agentId: other },
        shift('2025-10-26 08:00', '2025-10-26 12:00', [['2025-10-26 08:00', '2025-10-26 08:10']]),
      ],
      remove: [third.id],
    });
    await at.db.update(agentStates).set({ reason: lunch, state: 'not_ready' }).where(sql`id % 7 = 0`);
    await expectExact();
    await countAll();
    await expectExact();
  });

  it('stand beside what was done', async () => {
    const [day] = await loadPlannedAndActual(at.db, [agentId], {
      from: on('2025-10-26 00:00'),
      to: on('2025-10-27 00:00'),
    });
    expect(day?.planned.map(({ activity }) => activity)).toContain(lunch);
    expect(day?.actual.length).toBeGreaterThan(3);
  });

  it('go with what they were made of when their time is over, and with an agent; what was counted stays', async () => {
    await countAll();
    const before = await at.db.select().from(planCounts);
    await deleteAgent(at.db, installer, other);
    await setSetting(at.db, installer, 'calls.keepDays', 30);
    await removeExpiredCalls(at.db, installer, on('2026-03-01 00:00'));
    expect(await at.db.select().from(shiftParts)).toEqual([]);
    expect(await at.db.select().from(agentStates)).toEqual([]);
    await countAll();
    expect(await at.db.select().from(planCounts)).toEqual(before);
    const late = await refused(
      changeShifts(at.db, installer, { save: [shift('2025-10-20 09:00', '2025-10-20 17:00')], remove: [] }),
    );
    expect(late.fields.map(({ field }) => field)).toEqual(['0.since']);
    await setSetting(at.db, installer, 'calls.keepDays', null);
  });
});

describe('an import of shifts', () => {
  const table = (...rows: readonly string[][]) => ({
    columns: ['agent', 'start', 'end', 'breaks'],
    rows: rows.map(([agent = '', start = '', end = '', breaks = ''], index) => ({
      line: index + 2,
      cells: { agent, start, end, breaks },
    })),
  });
  const email = () => `${agentId}@example.test`;
  const look = (rows: ReturnType<typeof table>, confirmed: string | null = null, removeMissing = false) =>
    importCentre(
      at.db,
      { kind: 'shifts', table: rows, removeMissing, confirmed },
      { actor: installer, addPerson: null },
    );

  it('says of each bad row what would be right, and what the others would do', async () => {
    const plan = await look(
      table(
        [email(), '2026-03-02 09:00', '17:00', 'Lunch 12:00-12:30'],
        ['nobody@example.test', '2026-03-02 09:00', '17:00'],
        [email(), '2026-03-29 02:30', '06:00'],
        [email(), 'Monday', '17:00'],
        [email(), '2026-03-02 16:00', '2026-03-02 18:00'],
        [email(), '2026-03-03 09:00', '17:00', 'Nap 12:00-12:30'],
        [email(), '2026-03-04 09:00', '17:00', 'Lunch at noon'],
        [email(), '2026-03-05 22:00', '6:00', 'Lunch 23:45-0:15'],
      ),
    );
    expect(plan.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'agent'],
      [4, 'start'],
      [5, 'start'],
      [6, 'start'],
      [7, 'breaks'],
      [8, 'breaks'],
    ]);
    expect(plan.problems[1]?.reason.en).toBe(
      '2026-03-29 02:30 does not exist in Europe/Berlin: clocks are put forward there',
    );
    expect(plan.changes.map(({ kind, cells }) => [kind, ...cells.map(({ after }) => after)])).toEqual([
      ['new', email(), '2026-03-02 09:00', '2026-03-02 17:00', 'Lunch 12:00-12:30'],
      ['new', email(), '2026-03-05 22:00', '2026-03-06 06:00', 'Lunch 23:45-00:15'],
    ]);
    expect(await listShifts(at.db, { from: on('2026-03-01 00:00'), to: on('2026-04-01 00:00') })).toEqual([]);
  });

  it('does what was looked at: a shift that begins at another time gives way, days that it does not name stay', async () => {
    const first = table(
      [email(), '2026-03-02 09:00', '2026-03-02 17:00', 'Lunch 12:00-12:30'],
      [email(), '2026-03-09 09:00', '2026-03-09 17:00'],
    );
    const seen = await look(first);
    expect((await look(first, seen.fingerprint)).written).toBe(true);
    expect((await look(first)).changes).toEqual([]);
    const second = table([email(), '2026-03-02 08:00', '2026-03-02 16:00', 'Lunch 12:00-12:30']);
    const moved = await look(second);
    expect(moved.problems).toEqual([]);
    expect(moved.changes.map(({ kind }) => kind)).toEqual(['new', 'removed']);
    await look(second, moved.fingerprint);
    const cleared = table([email(), '2026-03-09 20:00', '2026-03-09 22:00', '']);
    const whole = await look(cleared, null, true);
    expect(whole.changes.map(({ kind }) => kind)).toEqual(['new', 'removed']);
    await look(cleared, whole.fingerprint, true);
    const left = await listShifts(at.db, { from: on('2026-03-01 00:00'), to: on('2026-04-01 00:00') });
    expect(left.map(({ since }) => since)).toEqual([on('2026-03-02 08:00'), on('2026-03-09 20:00')]);
  });
});
