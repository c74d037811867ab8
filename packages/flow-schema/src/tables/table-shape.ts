import * as z from 'zod';
import type { Text } from '../text.ts';

export const columnTypes = ['text', 'number', 'yes_no', 'date', 'choice', 'phone'] as const;
export type ColumnType = (typeof columnTypes)[number];

export const tableLimits = { columnsMax: 50, rowsMax: 100_000, cellLengthMax: 2_000, choicesMax: 200 } as const;

/** What flows name a column by: it stays when the label changes. */
export const columnIdSchema = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/);

export const tableColumnSchema = z.strictObject({
  id: columnIdSchema,
  label: z.string().trim().min(1).max(100),
  type: z.enum(columnTypes),
  /** Each row has to have a value here. */
  required: z.boolean(),
  /** Of a `choice`; empty otherwise. */
  choices: z.array(z.string().trim().min(1).max(100)).max(tableLimits.choicesMax),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

export const tableShapeSchema = z.strictObject({
  columns: z.array(tableColumnSchema).min(1).max(tableLimits.columnsMax),
  /** The id of the column that rows are found by. */
  keyColumn: columnIdSchema,
});
export type TableShape = z.infer<typeof tableShapeSchema>;

/** A row as it is typed: text by column id. A cell without text is left out. */
export type TableCells = Readonly<Record<string, string>>;

/** What is wrong with a shape beside its form, with the index of the column. */
export function shapeProblems({
  columns,
  keyColumn,
}: TableShape): { readonly column: number; readonly reason: Text }[] {
  const problems = columns.flatMap(({ id, label, type, choices }, column) => {
    const found: { column: number; reason: Text }[] = [];
    if (columns.findIndex((other) => other.id === id) !== column) {
      found.push({ column, reason: { en: `there are two columns “${id}”`, zh: `有两列都叫“${id}”` } });
    }
    if (columns.findIndex((other) => other.label.toLowerCase() === label.toLowerCase()) !== column) {
      found.push({ column, reason: { en: `there are two columns called “${label}”`, zh: `有两列都名为“${label}”` } });
    }
    if (type === 'choice' && choices.length === 0) {
      found.push({ column, reason: { en: `“${label}” has no choices`, zh: `“${label}”没有可选项` } });
    }
    return found;
  });
  if (columns.some(({ id }) => id === keyColumn)) return problems;
  return [
    ...problems,
    { column: 0, reason: { en: 'choose the column that rows are found by', zh: '请选择用于查找的列' } },
  ];
}

/** An id for a new column from its label: `VIP level` gives `vip_level`. Never one of those taken. */
export function columnIdFor(label: string, taken: readonly string[]): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 50);
  const base = plain === '' ? 'column' : plain;
  let id = base;
  for (let number = 2; taken.includes(id); number += 1) id = `${base}_${number}`;
  return id;
}
