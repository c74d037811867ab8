import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { evaluateExpression } from './evaluate-expression.ts';

const names = {
  n: 3,
  half: 0.5,
  s: 'Hello',
  z: null,
  yes: true,
  digits: '0042',
  r: { a: 1, b: { c: 'x' }, 'odd key': 2 },
  l: [1, 2, 3],
  mixed: [1, 'a', null, true],
  call: { callerNumber: '+8613800138000' },
};
const now = Date.UTC(2026, 10, 21, 1, 2, 3);

function resultOf(source: string): Json | undefined {
  const result = evaluateExpression(source, names, { now });
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

function codeOf(source: string): string {
  const result = evaluateExpression(source, names, { now });
  return result.ok ? `value ${JSON.stringify(result.value)}` : result.failure.code;
}

describe('values', () => {
  test.each<[string, Json]>([
    ['n + 1', 4],
    ['n * 1.5', 4.5],
    ['1 + half', 1.5],
    ['7 / 2', 3.5],
    ['n % 2', 1],
    ['-n', -3],
    ['yes ? 1 : 1.5', 1],
    ['n == 3 && n == 3.0 && 3.0 == n', true],
    ['n > 2 && n <= 3.0 || false', true],
    ['s + "!"', 'Hello!'],
    ['z == null', true],
    ['n == null', false],
    ['s != null', true],
    ['r.b.c', 'x'],
    ['r["odd key"]', 2],
    ['r.?b.c.orValue("none")', 'x'],
    ['r.?missing.orValue("none")', 'none'],
    ['r.?missing', null],
    ['r.?missing.hasValue()', false],
    ['has(r.a) && !has(r.missing)', true],
    ['l[0] + l[n - 1]', 4],
    ['[1, 2, 3][n - 2]', 2],
    ['"a,b,c".split(",")[n - 1]', 'c'],
    ['n in l && "a" in r && !(9 in l)', true],
    ['l.map(x, x * 2)', [2, 4, 6]],
    ['l.filter(x, x > 1)', [2, 3]],
    ['l.exists(x, x == 2) && l.all(x, x > 0)', true],
    ['l.exists_one(x, x == 2)', true],
    ['mixed', [1, 'a', null, true]],
    ['{"a": n, "b": [n]}', { a: 3, b: [3] }],
    ['l == [1, 2, 3]', true],
    ['size(s) == s.size() && size(l) == 3 && r.size() == 3', true],
    ['"汉字".size()', 2],
  ])('%s', (source, value) => {
    expect(resultOf(source)).toEqual(value);
  });

  test.each<[string, Json]>([
    ['s.lower() + s.upper()', 'helloHELLO'],
    ['"  a ".trim()', 'a'],
    ['s.contains("ell") && s.startsWith("He") && s.endsWith("lo")', true],
    ['s.substring(1, 3)', 'el'],
    ['s.substring(3)', 'lo'],
    ['s.substring(-5, 99)', 'Hello'],
    ['s.indexOf("l")', 2],
    ['s.replace("l", "L")', 'HeLLo'],
    ['"a-b".replace("-", "$&")', 'a$&b'],
    ['"a b".split(" ").join("+")', 'a+b'],
    ['l.join("")', '123'],
    ['[].first()', null],
    ['l.first() + l.last() + l.sum()', 10],
    ['r.b.keys()', ['c']],
    ['number("42") + number(" 0.5 ") + number("４")', 46.5],
    ['int("42.7")', 42],
    ['text(42) + text(4.5) + text(true) + text(null) + text([1])', '424.5true[1]'],
    ['digits', '0042'],
    ['call.callerNumber.digits()', '8613800138000'],
    ['round(2.345, 2)', 2.35],
    ['round(1.005, 2)', 1.01],
    ['round(2.5) + floor(2.9) + ceil(2.1) + abs(-1) + min(1, 2) + max(1, 2)', 12],
    ['call.callerNumber.matches("^\\\\+86")', true],
    ['s.matches("^h")', false],
    ['s.matches("(?i)^h")', true],
  ])('functions: %s', (source, value) => {
    expect(resultOf(source)).toEqual(value);
  });

  test.each<[string, Json]>([
    ['now', '2026-11-21T01:02:03.000Z'],
    ['now.date()', '2026-11-21'],
    ['now.date("Asia/Shanghai") + " " + now.time("Asia/Shanghai")', '2026-11-21 09:02'],
    ['now.date("America/New_York")', '2026-11-20'],
    ['now.weekday("America/New_York")', 5],
    ['now.hour("Asia/Shanghai") >= 9 && now.hour("Asia/Shanghai") < 18', true],
    ['[now.year(), now.month(), now.day(), now.minute()]', [2026, 11, 21, 2]],
    ['now - duration("1h30m")', '2026-11-20T23:32:03.000Z'],
    ['now < timestamp("2027-01-01T00:00:00Z")', true],
    ['(now - timestamp("2026-11-21T00:02:03Z")).minutes()', 60],
    ['duration("90s").minutes()', 1.5],
    ['text(duration("1h")) + text(now)', '3600s2026-11-21T01:02:03.000Z'],
    ['timestamp("2026-11-21") < now', true],
    ['"2026-02-28".addDays(1)', '2026-03-01'],
    ['"2024-02-28".addDays(2)', '2024-03-01'],
    ['"2026-11-21".daysUntil("2027-01-01")', 41],
    ['"2026-11-22".weekday()', 7],
  ])('moments: %s', (source, value) => {
    expect(resultOf(source)).toEqual(value);
  });
});

test('names that the library keeps for its types are free for variables', () => {
  const taken = { list: [1], map: 2, type: 'x', string: 's', google: 1, optional: 1, cel: 1, int: 3 };
  const source = 'text(list[0]) + text(map) + type + string + text(google + optional + cel + int)';
  expect(evaluateExpression(source, taken)).toEqual({ ok: true, value: '12xs6' });
  expect(evaluateExpression('list.map(type, type + int)', taken)).toEqual({ ok: true, value: [4] });
});

describe('failures are told apart by code', () => {
  test.each([
    ['', 'expression_empty'],
    ['n +', 'expression_syntax'],
    ['"open', 'expression_syntax'],
    ['nobody', 'expression_unknown_name'],
    ['toString', 'expression_unknown_name'],
    ['constructor', 'expression_unknown_name'],
    ['r.missing', 'expression_missing_key'],
    ['r.constructor', 'expression_missing_key'],
    ['l[9]', 'expression_missing_key'],
    ['l[0.5]', 'expression_missing_key'],
    ['s + n', 'expression_type'],
    ['z + 1', 'expression_type'],
    ['s ? 1 : 2', 'expression_type'],
    ['n.lower()', 'expression_type'],
    ['number("many")', 'expression_value'],
    ['1 / 0', 'expression_value'],
    ['number(l)', 'expression_value'],
    ['string', 'expression_unknown_name'],
    ['optional', 'expression_unknown_name'],
    ['s.addDays(1)', 'expression_value'],
    ['"2026-02-30".addDays(1)', 'expression_value'],
    ['now.date("Mars/Olympus")', 'expression_value'],
    ['duration("soon")', 'expression_value'],
    ['timestamp("2026-11-21T10:00")', 'expression_value'],
    ['timestamp("soon")', 'expression_value'],
    ['s.matches("(")', 'expression_value'],
    ['s.matches("(?=a)")', 'expression_value'],
    ['cel.bind(a, 1, a)', 'expression_unknown_function'],
    ['type(n)', 'expression_unknown_function'],
    ['bytes(s)', 'expression_unknown_function'],
    ['patchbay_text(n)', 'expression_unknown_function'],
    ['patchbay_meter()', 'expression_unknown_function'],
    ['now.getHours("UTC")', 'expression_unknown_function'],
    ['s.constructor("x")', 'expression_unknown_function'],
  ])('%s is %s', (source, code) => {
    expect(codeOf(source)).toBe(code);
  });

  test('now is no name where no time was given', () => {
    expect(evaluateExpression('now', {})).toMatchObject({ ok: false, failure: { code: 'expression_unknown_name' } });
  });
});

describe('sensitive values', () => {
  const secret = { $sensitive: '4242' };

  test.each(['pin', 'pin + "1"', 'pin.size() > 2', 'yes || pin == ""', '[1].map(x, pin)'])(
    '%s is sensitive',
    (source) => {
      const result = evaluateExpression(source, { pin: secret, yes: true });
      expect(result).toMatchObject({ ok: true, value: { $sensitive: expect.anything() } });
    },
  );

  test('what does not read it is not, not even where a loop uses its name', () => {
    expect(evaluateExpression('[1].map(pin, pin)', { pin: secret })).toEqual({ ok: true, value: [1] });
  });

  test('its failure does not quote it', () => {
    const result = evaluateExpression('number(pin + "x")', { pin: secret });
    expect(result.ok).toBe(false);
    expect(JSON.stringify(result)).not.toContain('4242');
  });
});
