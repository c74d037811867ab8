import type { Optional } from '@marcbachmann/cel-js';
import type { Duration } from '@marcbachmann/cel-js/evaluator';
import type { Text } from '../text.ts';
import { lengthOfTime, moment, rounded, toNumber, toText } from './conversions.ts';
import { addDays, daysUntil, localTime, weekdayOf } from './date-functions.ts';
import { patternFound } from './pattern.ts';
import { joinTexts, partOfText, replaceText, splitText, total } from './text-functions.ts';

/** One function of the expression language, as the editor completes and explains it. */
export interface ExpressionFunction {
  readonly name: string;
  /** True for `value.name(...)`, false for `name(...)`. */
  readonly method: boolean;
  /** CEL signatures without the name: `string(double): string` takes a number as a method of a text. */
  readonly overloads: readonly (readonly [signature: string, handler: (...values: never[]) => unknown])[];
  readonly example: string;
  readonly help: Text;
}

const timestamp = 'google.protobuf.Timestamp';
const duration = 'google.protobuf.Duration';

const method = (
  name: string,
  overloads: ExpressionFunction['overloads'],
  example: string,
  en: string,
  zh: string,
): ExpressionFunction => ({ name, method: true, overloads, example, help: { en, zh } });
const call = (
  name: string,
  overloads: ExpressionFunction['overloads'],
  example: string,
  en: string,
  zh: string,
): ExpressionFunction => ({ name, method: false, overloads, example, help: { en, zh } });

const sizes: ExpressionFunction['overloads'] = [
  ['string', (text: string) => [...text].length],
  ['list', (list: unknown[]) => list.length],
  ['map', (record: object) => Object.keys(record).length],
];

const clock = (part: 'date' | 'time' | 'year' | 'month' | 'day' | 'hour' | 'minute' | 'weekday', type: string) =>
  [
    [`${timestamp}.(): ${type}`, (at: Date) => localTime(at, 'UTC')[part]],
    [`${timestamp}.(string): ${type}`, (at: Date, zone: string) => localTime(at, zone)[part]],
  ] as const;

const perUnit = (ms: number) => [[`${duration}.(): double`, (length: Duration) => length.valueOf() / ms]] as const;

/** Every function that an expression may call; anything else is refused before it runs. */
export const expressionFunctions: readonly ExpressionFunction[] = [
  method(
    'lower',
    [['string.(): string', (text: string) => text.toLowerCase()]],
    'name.lower()',
    'The text in small letters',
    '转为小写',
  ),
  method(
    'upper',
    [['string.(): string', (text: string) => text.toUpperCase()]],
    'name.upper()',
    'The text in capital letters',
    '转为大写',
  ),
  method(
    'trim',
    [['string.(): string', (text: string) => text.trim()]],
    'name.trim()',
    'The text without spaces around it',
    '去掉首尾空格',
  ),
  method(
    'digits',
    [['string.(): string', (text: string) => text.normalize('NFKC').replace(/[^0-9]/g, '')]],
    'call.callerNumber.digits()',
    'Only the digits of the text',
    '只保留数字',
  ),
  method(
    'contains',
    [['string.(string): bool', (text: string, part: string) => text.includes(part)]],
    'name.contains("an")',
    'Whether the text has this part',
    '是否包含',
  ),
  method(
    'startsWith',
    [['string.(string): bool', (text: string, part: string) => text.startsWith(part)]],
    'number.startsWith("+86")',
    'Whether the text begins so',
    '是否以此开头',
  ),
  method(
    'endsWith',
    [['string.(string): bool', (text: string, part: string) => text.endsWith(part)]],
    'number.endsWith("00")',
    'Whether the text ends so',
    '是否以此结尾',
  ),
  method(
    'indexOf',
    [['string.(string): double', (text: string, part: string) => text.indexOf(part)]],
    'name.indexOf("@")',
    'Where the part begins, counted from 0; -1 where it is not',
    '该部分的起始位置，从 0 开始；没有则为 -1',
  ),
  method(
    'substring',
    [
      ['string.(double): string', partOfText],
      ['string.(double, double): string', partOfText],
    ],
    'number.substring(0, 3)',
    'A part of the text, from a position up to before another, counted from 0',
    '取文本的一部分，位置从 0 开始，不含结束位置',
  ),
  method(
    'split',
    [['string.(string): list<string>', splitText]],
    'codes.split(",")',
    'The parts of the text between separators',
    '按分隔符拆分',
  ),
  method(
    'replace',
    [['string.(string, string): string', replaceText]],
    'name.replace("-", "")',
    'The text with every such part replaced',
    '替换所有匹配的部分',
  ),
  method(
    'matches',
    [['string.(string): bool', patternFound]],
    'number.matches("^1[0-9]{10}$")',
    'Whether the pattern (RE2 syntax) is found in the text',
    '文本中是否有符合模式（RE2 语法）的部分',
  ),
  method(
    'join',
    [['list.(string): string', joinTexts]],
    'codes.join(", ")',
    'The items as one text',
    '把列表各项连成文本',
  ),
  method(
    'first',
    [['list.(): dyn', (list: unknown[]) => list[0] ?? null]],
    'items.first()',
    'The first item, or null',
    '第一项，没有则为 null',
  ),
  method(
    'last',
    [['list.(): dyn', (list: unknown[]) => list.at(-1) ?? null]],
    'items.last()',
    'The last item, or null',
    '最后一项，没有则为 null',
  ),
  method('sum', [['list.(): double', total]], 'amounts.sum()', 'The items added up', '各项之和'),
  method(
    'keys',
    [['map.(): list<string>', (record: object) => Object.keys(record)]],
    'customer.keys()',
    'The names of the fields',
    '所有字段名',
  ),
  method(
    'size',
    sizes.map(([type, handler]) => [`${type}.(): double`, handler] as const),
    'name.size()',
    'How many characters, items or fields',
    '字符、列表项或字段的个数',
  ),
  method(
    'date',
    clock('date', 'string'),
    'now.date("Asia/Shanghai")',
    'The date there, like 2026-03-31',
    '当地日期，如 2026-03-31',
  ),
  method(
    'time',
    clock('time', 'string'),
    'now.time("Asia/Shanghai")',
    'The time of day there, like 14:05',
    '当地时间，如 14:05',
  ),
  method('year', clock('year', 'double'), 'now.year("Asia/Shanghai")', 'The year there', '当地年份'),
  method(
    'month',
    clock('month', 'double'),
    'now.month("Asia/Shanghai")',
    'The month there, 1 to 12',
    '当地月份，1 到 12',
  ),
  method('day', clock('day', 'double'), 'now.day("Asia/Shanghai")', 'The day of the month there', '当地几号'),
  method('hour', clock('hour', 'double'), 'now.hour("Asia/Shanghai")', 'The hour there, 0 to 23', '当地小时，0 到 23'),
  method('minute', clock('minute', 'double'), 'now.minute("Asia/Shanghai")', 'The minute there', '当地分钟'),
  method(
    'weekday',
    [...clock('weekday', 'double'), ['string.(): double', weekdayOf]],
    'now.weekday("Asia/Shanghai")',
    'The day of the week, 1 for Monday to 7 for Sunday',
    '星期几，1 为星期一，7 为星期日',
  ),
  method(
    'addDays',
    [['string.(double): string', addDays]],
    'now.date("UTC").addDays(7)',
    'The date so many days later',
    '若干天之后的日期',
  ),
  method(
    'daysUntil',
    [['string.(string): double', daysUntil]],
    'now.date("UTC").daysUntil(due)',
    'How many days from one date to another',
    '两个日期相差的天数',
  ),
  method('seconds', perUnit(1_000), '(now - start).seconds()', 'A length of time in seconds', '时长（秒）'),
  method('minutes', perUnit(60_000), '(now - start).minutes()', 'A length of time in minutes', '时长（分钟）'),
  method('hours', perUnit(3_600_000), '(now - start).hours()', 'A length of time in hours', '时长（小时）'),
  method(
    'hasValue',
    [['optional.(): bool', (value: Optional) => value.hasValue()]],
    'customer.?name.hasValue()',
    'Whether the optional field is there',
    '可选字段是否存在',
  ),
  method(
    'value',
    [['optional.(): dyn', (value: Optional) => value.value()]],
    'customer.?name.value()',
    'The optional field, which must be there',
    '可选字段的值，必须存在',
  ),
  call(
    'size',
    sizes.map(([type, handler]) => [`(${type}): double`, handler] as const),
    'size(name)',
    'How many characters, items or fields',
    '字符、列表项或字段的个数',
  ),
  call('number', [['(dyn): double', toNumber]], 'number("42")', 'A text as a number', '把文本转为数字'),
  call(
    'int',
    [['(dyn): double', (value: unknown) => Math.trunc(toNumber(value))]],
    'int("42.7")',
    'A whole number, cut off after the point',
    '取整数部分',
  ),
  call('text', [['(dyn): string', toText]], 'text(42)', 'Anything as text', '转为文本'),
  call('string', [['(dyn): string', toText]], 'string(42)', 'Anything as text', '转为文本'),
  call(
    'round',
    [
      ['(double): double', (value: number) => rounded(value, 0)],
      ['(double, double): double', rounded],
    ],
    'round(price, 2)',
    'The number rounded to so many places',
    '四舍五入到若干位小数',
  ),
  call('floor', [['(double): double', Math.floor]], 'floor(price)', 'The next whole number below', '向下取整'),
  call('ceil', [['(double): double', Math.ceil]], 'ceil(price)', 'The next whole number above', '向上取整'),
  call('abs', [['(double): double', Math.abs]], 'abs(balance)', 'The number without its sign', '绝对值'),
  call('min', [['(double, double): double', Math.min]], 'min(a, b)', 'The smaller number', '较小的数'),
  call('max', [['(double, double): double', Math.max]], 'max(a, b)', 'The greater number', '较大的数'),
  call(
    'duration',
    [[`(string): ${duration}`, lengthOfTime]],
    'now - duration("1h30m")',
    'A length of time, to be added to a moment',
    '时长，可与时刻相加减',
  ),
  call(
    'timestamp',
    [[`(string): ${timestamp}`, moment]],
    'timestamp("2026-03-31T14:30:00Z")',
    'A moment, to be compared with now',
    '一个时刻，可与 now 比较',
  ),
];
