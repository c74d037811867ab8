import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import { expressionLimits } from './limits.ts';
import { parseExpression } from './parse-expression.ts';

const big = Array.from({ length: 50_000 }, (_, index) => index);
const wide: Record<string, Json> = Object.fromEntries(big.map((index) => [`k${index}`, index]));
const long = 'a'.repeat(90_000);
const nested = Array.from({ length: 20_000 }, () => [[['same']]]);
const names = { big, wide, long, nested, s: 'a' };

function codeOf(source: string): string {
  const result = evaluateExpression(source, names);
  return result.ok ? 'value' : result.failure.code;
}

/*
 * Each of these would run for seconds to years, or fill the memory, in an evaluator without a budget. No clock is read here: a
 * test that hangs fails by the runner's own limit.
 */
describe('what would hang is refused', () => {
  test.each([
    'big.map(x, big.map(y, big.map(z, z)))',
    'big.exists(x, big.exists(y, big.exists(z, z < 0)))',
    'big.all(x, big.all(y, y >= 0))',
    'big.map(x, wide.exists(k, true))',
    'big.filter(x, x in big)',
    'big.all(x, big == big)',
    'big.all(x, nested == nested)',
    'big.all(x, (x > 0 ? nested : nested) == nested)',
    'big.map(x, long + long)',
    'big.map(x, long.upper())',
    'big.map(x, big + big)',
    'big.map(x, long.split(""))',
    'big.map(x, size(wide))',
    'big.all(x, long.matches("(a+)+$"))',
    'big.map(x, s.matches("(a|b|c|d){300}" + text(x)))',
    'long.replace("", long)',
    '[long, long, long].join(long)',
    '[big, big, big, big]',
    'big.map(x, [x, x, x])',
    'big.map(x, {"a": wide})',
  ])('%s', (source) => {
    expect(codeOf(source)).toBe('expression_too_costly');
  });

  test.each([
    ['a pattern that repeats without end', `long.matches("${'(a?){30}'.repeat(20)}")`],
    ['a wide pattern on a long text', 'long.matches("\\\\pL{900}\\\\pL{900}\\\\pL{900}")'],
    ['a very long pattern', `s.matches("${'a'.repeat(400)}")`],
    ['a source beyond the limit', `1 + ${'1 + '.repeat(2_000)}1`],
    ['too many values', `[${'1,'.repeat(600)}1]`],
    ['brackets without end', '['.repeat(500)],
    ['parentheses without end', `${'('.repeat(500)}1${')'.repeat(500)}`],
    ['fields without end', `wide${'.a'.repeat(500)}`],
  ])('%s', (_what, source) => {
    expect(codeOf(source)).toMatch(/^expression_(too_costly|too_large)$/);
  });

  test('long chains of signs and operators are bounded by the size of the source', () => {
    expect(codeOf(`${'!'.repeat(900)}true`)).toBe('value');
    expect(codeOf(`${'!'.repeat(3_000)}true`)).toBe('expression_too_large');
    expect(codeOf(`${'1+'.repeat(400)}1`)).toBe('value');
    expect(codeOf(`${'true ? 1 : '.repeat(30)}1`)).toBe('value');
    expect(codeOf(`${'true ? 1 : '.repeat(100)}1`)).toBe('expression_too_large');
  });

  test('a budget that was spent inside a quantifier is not forgotten', () => {
    expect(codeOf('big.exists(x, big.map(y, big + big).size() < 0) || true')).toBe('expression_too_costly');
  });

  test('after a refusal the next expression has its full budget', () => {
    expect(codeOf('big.map(x, big.map(y, y))')).toBe('expression_too_costly');
    expect(evaluateExpression('big.exists(x, x == 20000)', names)).toEqual({ ok: true, value: true });
  });
});

describe('what people really write fits', () => {
  test('a few thousand records are searched', () => {
    const orders = Array.from({ length: 4_000 }, (_, id) => ({ id, state: id % 7 === 0 ? 'open' : 'done', total: id }));
    const result = evaluateExpression('orders.filter(o, o.state == "open" && o.total > 3000).size()', { orders });
    expect(result).toEqual({ ok: true, value: 143 });
  });
});

describe('nothing reaches JavaScript', () => {
  test.each([
    's.__proto__',
    'wide.__proto__',
    'wide["__proto__"]',
    'wide.constructor',
    'wide["constructor"]["constructor"]',
    's.constructor',
    'big.constructor',
    'big.length',
    's.length',
    'globalThis',
    'this',
    'process',
    'import("fs")',
    'hasOwnProperty("a")',
  ])('%s', (source) => {
    expect(codeOf(source)).toMatch(/^expression_(missing_key|unknown_name|unknown_function|type|syntax)$/);
  });

  test('a key __proto__ in data changes no prototype', () => {
    const record = JSON.parse('{"__proto__": {"admin": true}, "a": 1}') as Json;
    const result = evaluateExpression('record', { record });
    expect(result).toEqual({ ok: true, value: { a: 1 } });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

test('no more parsed expressions are kept than the limit says', () => {
  for (let index = 0; index < expressionLimits.parsedCacheMax + 10; index += 1) parseExpression(`${index}`);
  expect(parseExpression('0')).toMatchObject({ ok: true });
});
