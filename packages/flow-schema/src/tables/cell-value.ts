import type { Json, JsonObject } from '../json.ts';
import type { Text } from '../text.ts';
import { type TableCells, type TableColumn, type TableShape, tableLimits } from './table-shape.ts';

/** What a typed cell means: `text` is how it is written down from now on, `value` what a flow gets. */
export type CellReading =
  | { readonly ok: true; readonly text: string; readonly value: Json }
  | { readonly ok: false; readonly reason: Text };

const yes = new Set(['yes', 'y', 'true', '1', 'ja', '是', '对', '✓']);
const no = new Set(['no', 'n', 'false', '0', 'nein', '否', '不', '✗']);

function wrong(en: string, zh: string): CellReading {
  return { ok: false, reason: { en, zh } };
}

function readNumber(typed: string): CellReading {
  // Groups of three are taken away only where they cannot be meant as decimals.
  const plain = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(typed) ? typed.replaceAll(',', '') : typed;
  const value = Number(plain);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) || !Number.isFinite(value)) {
    return wrong('a number such as 12.5', '数字，例如 12.5');
  }
  return { ok: true, text: String(value), value };
}

function readDate(typed: string): CellReading {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed);
  const text = parts === null ? '' : `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`;
  const start = new Date(`${text}T00:00:00Z`);
  if (text === '' || Number.isNaN(start.getTime()) || start.toISOString().slice(0, 10) !== text) {
    return wrong('a date such as 2026-12-24', '日期，例如 2026-12-24');
  }
  return { ok: true, text, value: text };
}

function readPhone(typed: string): CellReading {
  const plain = typed.replace(/[\s()./\u2010-\u2015-]/g, '');
  if (!/^\+?[0-9*#]{2,40}$/.test(plain))
    return wrong('a telephone number such as +49 30 901820', '电话号码，例如 +86 10 6505 0000');
  return { ok: true, text: plain, value: plain };
}

/** Reads what was typed or pasted into a cell. Spaces around it do not count; an empty cell is no value. */
export function readCell(column: TableColumn, typed: string): CellReading {
  const text = typed.trim();
  if (text === '') {
    return column.required ? wrong('a value is needed', '不能为空') : { ok: true, text: '', value: null };
  }
  if (text.length > tableLimits.cellLengthMax) {
    return wrong(`${tableLimits.cellLengthMax} characters at most`, `最多 ${tableLimits.cellLengthMax} 个字符`);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: PostgreSQL keeps no NUL, and the others are nobody's to type.
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) {
    return wrong('no control characters', '不能包含控制字符');
  }
  switch (column.type) {
    case 'text':
      return { ok: true, text, value: text };
    case 'number':
      return readNumber(text);
    case 'yes_no': {
      const word = text.toLowerCase();
      if (yes.has(word)) return { ok: true, text: 'yes', value: true };
      if (no.has(word)) return { ok: true, text: 'no', value: false };
      return wrong('yes or no', '是或否');
    }
    case 'date':
      return readDate(text);
    case 'phone':
      return readPhone(text);
    case 'choice': {
      const found = column.choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
      if (found !== undefined) return { ok: true, text: found, value: found };
      const choices = column.choices.slice(0, 5).join(', ');
      return wrong(`one of ${choices}`, `须为以下之一：${choices}`);
    }
  }
}

export interface RowReading {
  /** As they are written down; a cell that does not fit stays as it was typed. Cells of no column are gone. */
  readonly cells: Record<string, string>;
  /** By column id. */
  readonly problems: Readonly<Record<string, Text>>;
}

/** Reads all the cells of a row. */
export function readRow({ columns, keyColumn }: TableShape, typed: TableCells): RowReading {
  const cells: Record<string, string> = {};
  const problems: Record<string, Text> = {};
  for (const column of columns) {
    const raw = (typed[column.id] ?? '').trim();
    const reading = readCell(column.id === keyColumn ? { ...column, required: true } : column, raw);
    if (!reading.ok) problems[column.id] = reading.reason;
    const text = reading.ok ? reading.text : raw.slice(0, tableLimits.cellLengthMax).replaceAll('\u0000', '');
    if (text !== '') cells[column.id] = text;
  }
  return { cells, problems };
}

/** The values that a flow gets of a row whose cells all fit; a column without one is null. */
export function rowValues({ columns }: TableShape, cells: TableCells): JsonObject {
  return Object.fromEntries(
    columns.map((column) => {
      const reading = readCell({ ...column, required: false }, cells[column.id] ?? '');
      return [column.id, reading.ok ? reading.value : null];
    }),
  );
}

/**
 * What keys are compared by: the case of letters, the width of characters and spaces around do not count. Telephone numbers are
 * compared as numbers by whoever knows the country they are dialled in.
 */
export function plainKey(column: TableColumn, typed: string): string | null {
  const reading = readCell({ ...column, required: true }, typed);
  return reading.ok ? reading.text.normalize('NFKC').toLowerCase() : null;
}
