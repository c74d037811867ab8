import type { Failure } from '../contract/node-type.ts';
import type { VariableType } from '../document/flow-document.ts';
import type { Json } from '../json.ts';
import { toText } from './conversions.ts';
import { dayStart } from './date-functions.ts';
import { ExpressionError } from './expression-error.ts';

export type Converted = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly failure: Failure };

const maxShown = 60;

function impossible(value: Json, wanted: string): Converted {
  const text = JSON.stringify(value);
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
  return { ok: false, failure: { code: 'variable_type', message: `${shown} is not ${wanted}` } };
}

function toNumber(value: Json, wanted: string, places: number | null): Converted {
  let amount: number;
  if (typeof value === 'number') amount = value;
  else if (typeof value === 'string') {
    const text = value.normalize('NFKC').trim();
    if (!/^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(text)) return impossible(value, wanted);
    amount = Number(text.replaceAll(',', ''));
  } else return impossible(value, wanted);
  if (!Number.isFinite(amount)) return impossible(value, wanted);
  return { ok: true, value: places === null ? amount : Number(amount.toFixed(places)) };
}

const yes = new Set(['true', 'yes', 'y', '1', '是']);
const no = new Set(['false', 'no', 'n', '0', '否']);

function toBoolean(value: Json): Converted {
  if (typeof value === 'boolean') return { ok: true, value };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim().toLowerCase() : '';
  if (yes.has(text)) return { ok: true, value: true };
  if (no.has(text)) return { ok: true, value: false };
  return impossible(value, 'yes or no');
}

function toDate(value: Json): Converted {
  if (typeof value !== 'string') return impossible(value, 'a date like 2026-03-31');
  const text = value.trim();
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const written = compact ? `${compact[1]}-${compact[2]}-${compact[3]}` : text;
  try {
    dayStart(written);
  } catch (error) {
    if (error instanceof ExpressionError) return impossible(value, 'a date like 2026-03-31');
    throw error;
  }
  if (written.includes('T') && Number.isNaN(Date.parse(written))) return impossible(value, 'a date and time');
  return { ok: true, value: written };
}

function toPhone(value: Json): Converted {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return impossible(value, 'a telephone number');
  const plain = text.normalize('NFKC').replace(/[\s().\-/]/g, '');
  if (!/^\+?[0-9*#]{1,32}$/.test(plain)) return impossible(value, 'a telephone number');
  return { ok: true, value: plain };
}

/**
 * Makes a value fit a declared type: `"42"` becomes 42 for a number, 42 becomes `"42"` for a text, a date is ISO 8601, a phone
 * number keeps only `+`, digits, `*` and `#`, money is rounded to 4 places. Null fits every type: no value. What does not fit
 * is a failure `variable_type`. The message quotes the value: do not show it for a sensitive one.
 */
export function convertValue(value: Json, type: VariableType): Converted {
  if (value === null) return { ok: true, value };
  switch (type) {
    case 'text':
      return { ok: true, value: toText(value) };
    case 'number':
      return toNumber(value, 'a number', null);
    case 'money':
      return toNumber(value, 'an amount of money', 4);
    case 'boolean':
      return toBoolean(value);
    case 'date':
      return toDate(value);
    case 'phone':
      return toPhone(value);
    case 'list':
      return Array.isArray(value) ? { ok: true, value } : impossible(value, 'a list');
    case 'record':
      return typeof value === 'object' && !Array.isArray(value) ? { ok: true, value } : impossible(value, 'a record');
  }
}
