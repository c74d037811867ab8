import { type ConfigProblem, type FieldMeta, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

type Path = readonly (string | number)[];

/** The id of a lookup table, or empty where none is chosen. */
export function tableField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(100)
    .default('')
    .meta(field({ ...meta, widget: 'table' }));
}

/** The id of a column of the table that the node names; the field is called `column`, by which its use is found. */
export function columnField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(100)
    .default('')
    .meta(field({ ...meta, widget: 'table_column' }));
}

/** The id of named opening hours, or empty where none are chosen. */
export function hoursField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(100)
    .default('')
    .meta(field({ ...meta, widget: 'hours' }));
}

export function tableMissing(path: Path, tableId: string): ConfigProblem[] {
  return tableId === '' ? [missing(path, 'table_not_chosen', 'Choose the table.', '请选择数据表。')] : [];
}

export function columnMissing(path: Path, column: string): ConfigProblem[] {
  return column === '' ? [missing(path, 'column_not_chosen', 'Choose the column.', '请选择列。')] : [];
}

export function hoursMissing(path: Path, hoursId: string): ConfigProblem[] {
  return hoursId === '' ? [missing(path, 'hours_not_chosen', 'Choose the opening hours.', '请选择营业时间。')] : [];
}

function missing(path: Path, code: string, en: string, zh: string): ConfigProblem {
  return { field: path, code, severity: 'error', message: text(en, zh) };
}
