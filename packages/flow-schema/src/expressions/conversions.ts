import { Optional } from '@marcbachmann/cel-js';
import { Duration } from '@marcbachmann/cel-js/evaluator';
import { checkTextLength } from './budget.ts';
import { ExpressionError } from './expression-error.ts';

function notANumber(value: unknown): ExpressionError {
  return new ExpressionError('expression_value', {
    en: `${JSON.stringify(value)} is not a number`,
    zh: `${JSON.stringify(value)} 不是数字`,
  });
}

/** A number from a number, a text of one (full-width digits too) or yes/no as 1 and 0; throws an ExpressionError. */
export function toNumber(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') throw notANumber(value);
  const trimmed = value.normalize('NFKC').trim();
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i.test(trimmed)) throw notANumber(value);
  return Number(trimmed);
}

/** A value as plain text: numbers without needless zeros, moments in ISO 8601, lists and records as JSON. */
export function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Duration) return `${value.valueOf() / 1_000}s`;
  if (value instanceof Optional) return toText(value.orValue(null));
  if (typeof value === 'object') {
    const text = JSON.stringify(value) ?? '';
    checkTextLength(text.length);
    return text;
  }
  return String(value);
}

export function rounded(value: number, places: number): number {
  const digits = Math.min(Math.max(Math.trunc(places), 0), 10);
  // Through text, because 1.005 * 100 is 100.49999999999999.
  const result = Number(`${Math.round(Number(`${value}e${digits}`))}e-${digits}`);
  return Number.isFinite(result) ? result : value;
}

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `1h30m`, `45s`, `1d`; throws an ExpressionError for anything else. */
export function lengthOfTime(text: string): Duration {
  const parts = text.length > 50 ? [] : [...text.matchAll(/(\d{1,9})(ms|s|m|h|d)/gy)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text) {
    throw new ExpressionError('expression_value', {
      en: `"${text}" is not a length of time; write it like 1h30m or 45s`,
      zh: `“${text}”不是时长；请写成 1h30m 或 45s 这样`,
    });
  }
  let sum = 0;
  for (const [, amount, unit] of parts) sum += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  return Duration.fromMilliseconds(sum);
}

/** A date, or a date and time with its zone: without one it would depend on where it is read. */
export function moment(text: string): Date {
  const written = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/.test(text);
  const parsed = new Date(written ? text : Number.NaN);
  if (!Number.isNaN(parsed.getTime())) return parsed;
  throw new ExpressionError('expression_value', {
    en: `"${text}" is not a date and time; write it like 2026-03-31T14:30:00Z`,
    zh: `“${text}”不是日期时间；请写成 2026-03-31T14:30:00Z 这样`,
  });
}
