import { Optional } from '@marcbachmann/cel-js';
import { Duration, UnsignedInt } from '@marcbachmann/cel-js/evaluator';
import type { Json, JsonObject } from '../json.ts';
import { ExpressionError } from './expression-error.ts';
import { expressionLimits } from './limits.ts';

function refuse(en: string, zh: string): never {
  throw new ExpressionError('expression_value', { en, zh });
}

function tooLarge(): never {
  throw new ExpressionError('expression_too_costly', { en: 'The result is too large', zh: '结果过大' });
}

interface Room {
  values: number;
}

function convertObject(value: object, depth: number, room: Room): Json {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) refuse('The result is not a valid moment', '结果不是有效的时刻');
    return value.toISOString();
  }
  if (value instanceof Duration) return value.valueOf() / 1_000;
  if (value instanceof UnsignedInt) return Number(value.value);
  if (value instanceof Optional) return convert(value.orValue(null), depth, room);
  if (Array.isArray(value)) return value.map((item: unknown) => convert(item, depth + 1, room));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse('The result is not a value', '结果不是可用的值');
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (key !== '__proto__') result[key] = convert(item, depth + 1, room);
  }
  return result;
}

function convert(value: unknown, depth: number, room: Room): Json {
  room.values += 1;
  if (room.values > expressionLimits.resultValuesMax || depth > expressionLimits.resultDepthMax) tooLarge();
  switch (typeof value) {
    case 'string':
      if (value.length > expressionLimits.textLengthMax) tooLarge();
      return value;
    case 'number':
      if (!Number.isFinite(value))
        refuse('The result is not a finite number; is something divided by 0?', '结果不是有限的数；是否除以了 0？');
      return value;
    case 'boolean':
      return value;
    case 'bigint':
      return Number(value);
    case 'object':
      return value === null ? null : convertObject(value, depth, room);
    default:
      return refuse('The result is not a value', '结果不是可用的值');
  }
}

/** What an expression came to as plain JSON: moments in ISO 8601, lengths of time in seconds. Throws an ExpressionError. */
export function toJson(value: unknown): Json {
  return convert(value, 0, { values: 0 });
}
