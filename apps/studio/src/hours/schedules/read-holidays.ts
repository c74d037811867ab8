import { type HolidayEntry, readHolidayRow, type Text } from '@patchbay/flow-schema';
import { readCsv } from '@/centre/import/read-csv';

export interface HolidaysFile {
  readonly holidays: readonly HolidayEntry[];
  readonly problems: readonly { readonly line: number | null; readonly reason: Text }[];
}

/** Chinese spreadsheets may name the columns in Chinese. */
const columnNames: Readonly<Record<string, string>> = { 日期: 'date', 名称: 'name', 每年: 'yearly', 时段: 'hours' };

/** The holidays of a file, and which lines are none and why. */
export function readHolidays(text: string): HolidaysFile {
  if (text.trim() === '') return { holidays: [], problems: [] };
  const { table, problems } = readCsv(text);
  if (problems.length > 0) return { holidays: [], problems };
  const named = new Map(table.columns.map((column) => [column, columnNames[column] ?? column]));
  if (![...named.values()].includes('date')) {
    const reason = {
      en: 'the first row has to name the columns: date, name, yearly, hours',
      zh: '首行须为列名：date, name, yearly, hours',
    };
    return { holidays: [], problems: [{ line: 1, reason }] };
  }
  const rows = table.rows.map(({ line, cells }) => ({
    line,
    row: readHolidayRow(
      Object.fromEntries(Object.entries(cells).map(([name, cell]) => [named.get(name) ?? name, cell])),
    ),
  }));
  return {
    holidays: rows.flatMap(({ row }) => (row.ok ? [row.holiday] : [])),
    problems: rows.flatMap(({ line, row }) => (row.ok ? [] : [{ line, reason: row.reason }])),
  };
}

/** Those of a file put into those there are: the same day is replaced. In the order of their dates. */
export function mergeHolidays(
  before: readonly HolidayEntry[],
  found: readonly HolidayEntry[],
): { holidays: HolidayEntry[]; added: number; replaced: number } {
  const keyOf = ({ date, yearly }: HolidayEntry) => `${date} ${yearly}`;
  const merged = new Map(before.map((holiday) => [keyOf(holiday), holiday]));
  let replaced = 0;
  for (const holiday of found) {
    if (merged.has(keyOf(holiday))) replaced += 1;
    merged.set(keyOf(holiday), holiday);
  }
  const holidays = [...merged.values()].sort((a, b) => a.date.localeCompare(b.date));
  return { holidays, added: found.length - replaced, replaced };
}
