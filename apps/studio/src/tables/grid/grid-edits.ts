import type { TableCells } from '@patchbay/flow-schema';
import type { RowEdit } from '@patchbay/records';
import Papa from 'papaparse';

/** A cell by its place in what is shown: row from 0, column from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners inside. */
export interface CellRange {
  readonly from: CellPlace;
  readonly to: CellPlace;
}

export interface ShownRow {
  readonly rowId: number;
  readonly cells: TableCells;
}

export function rangeOf(one: CellPlace, other: CellPlace): CellRange {
  return {
    from: { row: Math.min(one.row, other.row), column: Math.min(one.column, other.column) },
    to: { row: Math.max(one.row, other.row), column: Math.max(one.column, other.column) },
  };
}

export function isInRange({ from, to }: CellRange, { row, column }: CellPlace): boolean {
  return row >= from.row && row <= to.row && column >= from.column && column <= to.column;
}

/** Rows and cells as spreadsheets put them on the clipboard: tabs between cells, quotes around what has line breaks in it. */
export function readClipboard(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/\r\n?/g, '\n').replace(/\n$/, ''), { delimiter: '\t' });
  return data;
}

/** The same the other way. */
export function writeClipboard(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(rows as string[][], { delimiter: '\t', newline: '\n' });
}

/**
 * What pasting makes of rows: cells from `at` on, to the right and down; a single value fills the whole range. Rows beyond the last
 * one are new.
 */
export function pasteEdits(
  pasted: readonly (readonly string[])[],
  range: CellRange,
  columns: readonly { readonly id: string }[],
  rowAt: (row: number) => ShownRow | undefined,
): RowEdit[] {
  const single = pasted.length === 1 && pasted[0]?.length === 1 ? (pasted[0][0] ?? '') : null;
  const height = single === null ? pasted.length : range.to.row - range.from.row + 1;
  return Array.from({ length: height }, (_, index): RowEdit | null => {
    const values = single === null ? (pasted[index] ?? []) : null;
    const width = values === null ? range.to.column - range.from.column + 1 : values.length;
    const cells = Object.fromEntries(
      Array.from({ length: width }, (_each, place) => [
        columns[range.from.column + place]?.id,
        values === null ? single : values[place],
      ]).filter(([column, value]) => column !== undefined && value !== undefined),
    ) as Record<string, string>;
    return editOf(rowAt(range.from.row + index), cells);
  }).filter((edit) => edit !== null);
}

/** Empties every cell of a range. */
export function clearEdits(
  range: CellRange,
  columns: readonly { readonly id: string }[],
  rowAt: (row: number) => ShownRow | undefined,
): RowEdit[] {
  const empty = Object.fromEntries(columns.slice(range.from.column, range.to.column + 1).map(({ id }) => [id, '']));
  return rowsOf(range, rowAt).flatMap((row) => editOf(row, empty) ?? []);
}

/** The rows of a range that are there. */
export function rowsOf(range: CellRange, rowAt: (row: number) => ShownRow | undefined): ShownRow[] {
  return Array.from({ length: range.to.row - range.from.row + 1 }, (_, index) => rowAt(range.from.row + index)).filter(
    (row) => row !== undefined,
  );
}

/** The change that gives a row these cells; null where it has them already, or where a new row would be empty. */
export function editOf(row: ShownRow | undefined, cells: Readonly<Record<string, string>>): RowEdit | null {
  const different = Object.entries(cells).filter(([column, value]) => (row?.cells[column] ?? '') !== value.trim());
  if (different.length === 0) return null;
  const changed = Object.fromEntries(different);
  return row === undefined
    ? { kind: 'insert', rowId: null, cells: changed }
    : { kind: 'set', rowId: row.rowId, cells: changed };
}
