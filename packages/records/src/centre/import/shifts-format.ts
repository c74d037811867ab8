import { agentShifts, agents, type Database, notReadyReasons, users } from '@patchbay/drizzle';
import { instantOf, wallMs } from '@patchbay/reports';
import { and, eq, gt, inArray, lt } from 'drizzle-orm';
import { RecordError } from '../../record-error.ts';
import { getSetting } from '../../settings.ts';
import { changeShifts, type ShiftChanges } from '../../shifts/change-shifts.ts';
import { clockText } from '../../shifts/checked-shifts.ts';
import { listShifts, readShifts, type Shift, type ShiftBreak, type ShiftInput } from '../../shifts/shift.ts';
import { joinCell, readName, splitCell } from './cells.ts';
import type { Cells, ImportFormat, ImportRow, ImportTable } from './import-types.ts';
import { CellError } from './write-rows.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** What is exported besides everything that is still to come. */
const pastMs = 31 * dayMs;

interface Known {
  readonly people: ReadonlyMap<string, string>;
  readonly reasons: ReadonlyMap<string, string>;
  readonly timeZone: string;
}

/**
 * Times are those of the clock in the centre, `2026-11-23 22:00`; breaks are reasons with their times: `Lunch 12:00-12:30 | Break 15:00-15:15`.
 * A file is about the days that it names: of these alone anything is changed or removed.
 */
export const shiftsFormat: ImportFormat = {
  columns: [
    { name: 'agent', required: true },
    { name: 'start', required: true },
    { name: 'end', required: true },
    { name: 'breaks' },
  ],
  nameColumn: 'agent',
  rowsMax: 5_000,
  load: async (db, table) => {
    const { people, reasons, timeZone } = await loadKnown(db);
    const emails = new Map([...people].map(([email, id]) => [id, email]));
    const names = new Map([...reasons].map(([name, id]) => [id, name]));
    return new Map(
      (await listShifts(db, spanOf(table, timeZone))).map((shift) => {
        const cells = cellsOf(shift, emails.get(shift.agentId) ?? '', names, timeZone);
        return [keyOf(cells), cells];
      }),
    );
  },
  keyOf: (cells) => keyOf(cells),
  writeAll: async (tx, rows, { actor }, tell, inFile) => {
    const known = await loadKnown(tx);
    const read: { row: ImportRow; input: ShiftInput }[] = [];
    for (const row of rows) {
      try {
        read.push({ row, input: readShift(row.cells, row.before, known) });
      } catch (error) {
        if (!(error instanceof CellError)) throw error;
        tell(row.line, error.column, { en: error.en, zh: error.zh });
      }
    }
    // Those that are refused are told, and the rest is tried again, so that what it would change is seen as well.
    for (let left = read; left.length > 0; ) {
      const changes = await changesFor(tx, left, known, inFile);
      try {
        await tx.transaction((inner) => changeShifts(inner, actor, changes));
        return;
      } catch (error) {
        if (!(error instanceof RecordError) || error.fields.length === 0) throw error;
        const bad = new Set<number>();
        for (const { field, reason } of error.fields) {
          const index = Number.parseInt(field, 10);
          bad.add(index);
          tell(left[index]?.row.line ?? null, columnOf(field), reason);
        }
        left = left.filter((_, index) => !bad.has(index));
      }
    }
  },
  removeAll: async (tx, keys, { actor }) => {
    const known = await loadKnown(tx);
    const ids = await Promise.all(keys.map((key) => findShift(tx, key, known)));
    await changeShifts(tx, actor, { save: [], remove: ids.flatMap((found) => found ?? []) });
  },
};

function columnOf(field: string): string | null {
  const columns: Readonly<Record<string, string>> = { since: 'start', until: 'end', breaks: 'breaks' };
  return columns[field.split('.')[1] ?? ''] ?? null;
}

async function loadKnown(db: Database): Promise<Known> {
  const [people, reasons, timeZone] = await Promise.all([
    db.select({ email: users.email, id: users.id }).from(agents).innerJoin(users, eq(users.id, agents.userId)),
    db.select({ name: notReadyReasons.name, id: notReadyReasons.id }).from(notReadyReasons),
    getSetting(db, 'centre.timeZone'),
  ]);
  return {
    people: new Map(people.map(({ email, id }) => [email.toLowerCase(), id])),
    reasons: new Map(reasons.map(({ name, id }) => [name, id])),
    timeZone,
  };
}

/** From the first day that a file names to the end of the last; without a file all that is to come and the month before. */
function spanOf(table: ImportTable | null, timeZone: string): { from: Date; to: Date } {
  const now = Date.now();
  if (table === null) return { from: new Date(now - pastMs), to: new Date(now + 3_660 * dayMs) };
  const days = table.rows.flatMap(({ cells }) => wallOf(cells.start ?? '') ?? []).map((wall) => wall - (wall % dayMs));
  if (days.length === 0) return { from: new Date(now), to: new Date(now) };
  const first = days.reduce((least, day) => Math.min(least, day));
  const last = days.reduce((most, day) => Math.max(most, day));
  return { from: new Date(instantOf(first, timeZone)), to: new Date(instantOf(last + dayMs, timeZone)) };
}

const keyOf = ({ agent = '', start = '' }: Cells): string => {
  const wall = wallOf(start);
  return `${agent.toLowerCase()} ${wall === null ? start : wallText(wall)}`;
};

const wallText = (wall: number): string => new Date(wall).toISOString().slice(0, 16).replace('T', ' ');

function cellsOf(shift: Shift, agent: string, reasons: ReadonlyMap<string, string>, timeZone: string): Cells {
  const time = (at: Date) => clockText(at, timeZone).slice(11);
  return {
    agent,
    start: clockText(shift.since, timeZone),
    end: clockText(shift.until, timeZone),
    breaks: joinCell(
      shift.breaks.map(
        ({ reasonId, since, until }) => `${reasons.get(reasonId) ?? reasonId} ${time(since)}-${time(until)}`,
      ),
    ),
  };
}

/** What a clock on the wall shows, as of `wallMs`; null for what is no date and time. */
function wallOf(cell: string): number | null {
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})[ T](\d{1,2}):(\d{2})(?::00)?$/.exec(cell.trim());
  if (match === null) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  return new Date(wall).getUTCDate() === day && hour < 24 && minute < 60 ? wall : null;
}

/** @throws CellError where it is no time, or one that no clock in the centre shows */
function readMoment(column: string, cell: string, timeZone: string): Date {
  const wall = wallOf(cell);
  if (wall === null)
    throw new CellError(
      column,
      `"${cell}" is no date and time: write it as 2026-11-23 09:00`,
      `“${cell}”不是日期时间，请写作 2026-11-23 09:00`,
    );
  return momentOf(column, wall, timeZone);
}

function momentOf(column: string, wall: number, timeZone: string): Date {
  const at = instantOf(wall, timeZone);
  if (wallMs(at, timeZone) !== wall)
    throw new CellError(
      column,
      `${wallText(wall)} does not exist in ${timeZone}: clocks are put forward there`,
      `${timeZone} 因调整夏令时不存在 ${wallText(wall)}`,
    );
  return new Date(at);
}

/** The first time at or after a moment at which the clock shows it, e.g. `06:00`; null for what is no time. */
function nextTime(column: string, cell: string, after: Date, timeZone: string): Date | null {
  const match = /^(\d{1,2}):(\d{2})$/.exec(cell.trim());
  if (match === null) return null;
  const [hour = 0, minute = 0] = match.slice(1).map(Number);
  if (hour > 23 || minute > 59) return null;
  const wall = wallMs(after.getTime(), timeZone);
  const sameDay = wall - (wall % dayMs) + (hour * 60 + minute) * minuteMs;
  return momentOf(column, sameDay >= wall ? sameDay : sameDay + dayMs, timeZone);
}

function readShift(cells: Cells, before: Cells | null, { people, reasons, timeZone }: Known): ShiftInput {
  const { agent = '', start = '', end = '' } = cells;
  const agentId = people.get(agent.toLowerCase());
  if (agentId === undefined)
    throw new CellError('agent', `no agent has the address "${agent}"`, `没有邮箱为“${agent}”的坐席`);
  const since = readMoment('start', start, timeZone);
  const until = nextTime('end', end, since, timeZone) ?? readMoment('end', end, timeZone);
  const breaks = splitCell(cells.breaks ?? before?.breaks ?? '').map((part): ShiftBreak => {
    const match = /^(.+?)\s+(\d{1,2}:\d{2})\s*[-–]\s*(\d{1,2}:\d{2})$/.exec(part);
    const [, name = '', from = '', to = ''] = match ?? [];
    const begins = nextTime('breaks', from, since, timeZone);
    const ends = begins === null ? null : nextTime('breaks', to, begins, timeZone);
    if (begins === null || ends === null)
      throw new CellError(
        'breaks',
        `"${part}" is no break: write a reason and its times, as in Lunch 12:00-12:30`,
        `“${part}”格式无效，请写原因和时间，如 午餐 12:00-12:30`,
      );
    return { reasonId: readName('breaks', name, reasons), since: begins, until: ends };
  });
  return { agentId, since, until, breaks };
}

/** Where a shift begins at another time now, the file has not the old one, which is in the way: it gives way. */
async function changesFor(
  tx: Database,
  rows: readonly { row: ImportRow; input: ShiftInput }[],
  { people, timeZone }: Known,
  inFile: ReadonlySet<string>,
): Promise<ShiftChanges> {
  const emails = new Map([...people].map(([email, id]) => [id, email]));
  const times = rows.map(({ input }) => [input.since.getTime(), input.until.getTime()] as const);
  const there = await readShifts(
    tx,
    and(
      inArray(agentShifts.agentId, [...new Set(rows.map(({ input }) => input.agentId))]),
      gt(
        agentShifts.until,
        new Date(times.reduce((least, [since]) => Math.min(least, since), Number.MAX_SAFE_INTEGER)),
      ),
      lt(agentShifts.since, new Date(times.reduce((most, [, until]) => Math.max(most, until), 0))),
    ),
  );
  const keyed = there.map((shift) => ({
    shift,
    key: `${emails.get(shift.agentId) ?? ''} ${clockText(shift.since, timeZone)}`,
  }));
  const idOf = new Map(keyed.map(({ key, shift }) => [key, shift.id]));
  const remove = keyed.filter(
    ({ key, shift }) =>
      !inFile.has(key) &&
      rows.some(
        ({ input }) => input.agentId === shift.agentId && input.since < shift.until && input.until > shift.since,
      ),
  );
  return {
    save: rows.map(({ row, input }) => ({ ...input, id: idOf.get(row.key) })),
    remove: remove.map(({ shift }) => shift.id),
  };
}

async function findShift(tx: Database, key: string, { people, timeZone }: Known): Promise<string | null> {
  const [email = '', start = ''] = [key.slice(0, -17), key.slice(-16)];
  const [agentId, wall] = [people.get(email), wallOf(start)];
  if (agentId === undefined || wall === null) return null;
  // Of two hours that a clock shows twice, the one in which a shift begins.
  const around = instantOf(wall, timeZone);
  const those = await listShifts(tx, {
    from: new Date(around - dayMs),
    to: new Date(around + dayMs),
    agentIds: [agentId],
  });
  return those.find(({ since }) => clockText(since, timeZone) === start)?.id ?? null;
}
