import { type ConfigProblem, type FieldMeta, field } from '@patchbay/flow-schema';
import * as z from 'zod';
import { text } from '../wording/text.ts';

/** A time that is stored in milliseconds and shown in seconds. */
export function durationField(
  meta: Omit<FieldMeta, 'widget' | 'unit' | 'storedAs'>,
  range: { minMs: number; maxMs: number; defaultMs: number },
) {
  return z
    .int()
    .min(range.minMs)
    .max(range.maxMs)
    .default(range.defaultMs)
    .meta(field({ ...meta, widget: 'seconds', storedAs: 'milliseconds', unit: text('seconds', '秒') }));
}

/** A whole number. */
export function countField(meta: Omit<FieldMeta, 'widget'>, range: { min: number; max: number; defaultValue: number }) {
  return z
    .int()
    .min(range.min)
    .max(range.max)
    .default(range.defaultValue)
    .meta(field({ ...meta, widget: 'number' }));
}

export function switchField(meta: Omit<FieldMeta, 'widget'>, defaultValue: boolean) {
  return z
    .boolean()
    .default(defaultValue)
    .meta(field({ ...meta, widget: 'switch' }));
}

/** The name of a declared variable, or empty where none is chosen. */
export function variableField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .regex(/^([a-zA-Z][a-zA-Z0-9_]{0,63})?$/)
    .default('')
    .meta(field({ ...meta, widget: 'variable' }));
}

/** A problem where a variable has to be chosen and is not. */
export function variableMissing(path: readonly (string | number)[], variable: string): ConfigProblem[] {
  if (variable !== '') return [];
  return [
    {
      field: path,
      code: 'variable_not_chosen',
      severity: 'error',
      message: text('Choose the variable that keeps the result.', '请选择用于保存结果的变量。'),
    },
  ];
}

/** A CEL expression. */
export function expressionField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(4_000)
    .default('')
    .meta(field({ ...meta, widget: 'expression' }));
}

/** Plain text with `{{ CEL }}` in it. */
export function templateField(meta: Omit<FieldMeta, 'widget'>, lengthMax = 2_000) {
  return z
    .string()
    .max(lengthMax)
    .default('')
    .meta(field({ ...meta, widget: 'template' }));
}

/** A name that people give. */
export function nameField(meta: Omit<FieldMeta, 'widget'>) {
  return z
    .string()
    .max(200)
    .default('')
    .meta(field({ ...meta, widget: 'text' }));
}

/** A problem where an expression has to be written and is not. */
export function expressionMissing(path: readonly (string | number)[], source: string): ConfigProblem[] {
  if (source.trim() !== '') return [];
  return [
    {
      field: path,
      code: 'expression_missing',
      severity: 'error',
      message: text(
        'Write what the value is, for example a variable or `"a text"`.',
        '请填写值，例如变量名或 `"文本"`。',
      ),
    },
  ];
}
