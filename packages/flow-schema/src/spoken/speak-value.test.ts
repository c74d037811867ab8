import { describe, expect, test } from 'vitest';
import type { Json } from '../json.ts';
import type { SpokenForm } from '../prompts/prompt-content.ts';
import { speakValue } from './speak-value.ts';

type Case = readonly [value: Json, as: SpokenForm, spoken: string, currency?: string];

function suite(language: string, cases: readonly Case[]) {
  const named = cases.map(([value, as, spoken, currency]) => ({ value, as, spoken, currency }));
  test.each(named)(`${language}: $value as $as is "$spoken"`, ({ value, as, spoken, currency }) => {
    expect(speakValue(value, as, language, { currency })).toBe(spoken);
  });
}

describe('English', () => {
  suite('en', [
    ['421', 'digits', 'four two one'],
    ['0-42', 'digits', 'zero four two'],
    ['*4#', 'digits', 'star four pound'],
    [0, 'number', 'zero'],
    [7, 'number', 'seven'],
    [10, 'number', 'ten'],
    [13, 'number', 'thirteen'],
    [20, 'number', 'twenty'],
    [421, 'number', 'four hundred twenty-one'],
    [1000, 'number', 'one thousand'],
    [1001, 'number', 'one thousand one'],
    [10010, 'number', 'ten thousand ten'],
    [1000000, 'number', 'one million'],
    ['1,234,567', 'number', 'one million two hundred thirty-four thousand five hundred sixty-seven'],
    ['900000000000000000', 'number', 'nine hundred quadrillion'],
    [-5, 'number', 'minus five'],
    [-0.5, 'number', 'minus zero point five'],
    [3.14, 'number', 'three point one four'],
    ['007', 'number', 'seven'],
    [1, 'ordinal', 'first'],
    [2, 'ordinal', 'second'],
    [3, 'ordinal', 'third'],
    [5, 'ordinal', 'fifth'],
    [8, 'ordinal', 'eighth'],
    [9, 'ordinal', 'ninth'],
    [12, 'ordinal', 'twelfth'],
    [20, 'ordinal', 'twentieth'],
    [21, 'ordinal', 'twenty-first'],
    [100, 'ordinal', 'one hundredth'],
    [12.5, 'money', 'twelve dollars and fifty cents', 'USD'],
    [1, 'money', 'one dollar', 'USD'],
    [0.01, 'money', 'one cent', 'USD'],
    [1.01, 'money', 'one pound and one penny', 'GBP'],
    [2.995, 'money', 'three euros', 'EUR'],
    [-3, 'money', 'minus three yuan', 'CNY'],
    [0, 'money', 'zero dollars'],
    [5, 'money', 'five X D R', 'XDR'],
    ['2026-03-31', 'date', 'March thirty-first, twenty twenty-six'],
    ['20001201', 'date', 'December first, two thousand'],
    ['2005-07-04', 'date', 'July fourth, two thousand five'],
    ['1905-01-02', 'date', 'January second, nineteen oh five'],
    ['1900-01-03', 'date', 'January third, nineteen hundred'],
    ['14:00', 'time', 'two p.m.'],
    ['14:05', 'time', 'two oh five p.m.'],
    ['00:30', 'time', 'twelve thirty a.m.'],
    ['12:00:00', 'time', 'twelve p.m.'],
    ['0945', 'time', 'nine forty-five a.m.'],
    ['2026-03-31T09:15:00Z', 'time', 'nine fifteen a.m.'],
    ['2026-03-31T09:15', 'datetime', 'March thirty-first, twenty twenty-six at nine fifteen a.m.'],
    ['2026-03-31', 'datetime', 'March thirty-first, twenty twenty-six'],
    ['2025550123', 'phone', 'two zero two, five five five, zero one two three'],
    ['5550123', 'phone', 'five five five, zero one two three'],
    ['+86 138', 'phone', 'plus eight six, one three eight'],
    ['AB-3', 'spelled', 'A B dash three'],
    ['x@y.z', 'spelled', 'X at Y dot Z'],
    ['as it is', 'text', 'as it is'],
  ]);
});

describe('Chinese', () => {
  suite('zh-CN', [
    ['4218', 'digits', '四 二 一 八'],
    ['4#', 'digits', '四 井号'],
    [0, 'number', '零'],
    [2, 'number', '二'],
    [10, 'number', '十'],
    [12, 'number', '十二'],
    [20, 'number', '二十'],
    [22, 'number', '二十二'],
    [100, 'number', '一百'],
    [101, 'number', '一百零一'],
    [110, 'number', '一百一十'],
    [116, 'number', '一百一十六'],
    [200, 'number', '二百'],
    [1010, 'number', '一千零一十'],
    [2000, 'number', '两千'],
    [2222, 'number', '两千二百二十二'],
    [10000, 'number', '一万'],
    [10010, 'number', '一万零一十'],
    [20000, 'number', '两万'],
    [22000, 'number', '两万两千'],
    [100000, 'number', '十万'],
    [100010, 'number', '十万零一十'],
    [120000, 'number', '十二万'],
    [1001000, 'number', '一百万一千'],
    [10000000, 'number', '一千万'],
    [20000000, 'number', '两千万'],
    [100000000, 'number', '一亿'],
    [100000001, 'number', '一亿零一'],
    [200000000, 'number', '两亿'],
    [1000000000000, 'number', '一万亿'],
    [3.05, 'number', '三点零五'],
    [-4, 'number', '负四'],
    [1, 'ordinal', '第一'],
    [2, 'ordinal', '第二'],
    [10, 'ordinal', '第十'],
    [21, 'ordinal', '第二十一'],
    [2, 'money', '两元', 'CNY'],
    [12.5, 'money', '十二元五角', 'CNY'],
    [12.05, 'money', '十二元零五分', 'CNY'],
    [12.34, 'money', '十二元三角四分', 'CNY'],
    [0.2, 'money', '两角'],
    [0.05, 'money', '五分'],
    [0, 'money', '零元'],
    [200.5, 'money', '二百元五角'],
    [2.5, 'money', '两美元五十美分', 'USD'],
    ['2026-03-31', 'date', '二零二六年三月三十一日'],
    ['20261102', 'date', '二零二六年十一月二日'],
    ['02:00', 'time', '凌晨两点'],
    ['09:05', 'time', '上午九点零五分'],
    ['12:30', 'time', '中午十二点三十分'],
    ['14:02', 'time', '下午两点零二分'],
    ['22:10', 'time', '晚上十点十分'],
    ['00:00', 'time', '凌晨零点'],
    ['2026-03-31T14:30', 'datetime', '二零二六年三月三十一日下午两点三十分'],
    ['13800138000', 'phone', '幺三八，零零幺三，八零零零'],
    ['+8613800138000', 'phone', '加八六，幺三八，零零幺三，八零零零'],
    ['4008001234', 'phone', '四零，零八零零，幺二三四'],
    ['95588', 'phone', '九，五五八八'],
    ['A1', 'spelled', 'A 一'],
  ]);

  suite('zh-TW', [
    [22000, 'number', '兩萬兩千'],
    [12.5, 'money', '新台幣十二元五角', 'TWD'],
    [12.5, 'money', '十二元五角'],
    ['14:02', 'time', '下午兩點零二分'],
    ['0912345678', 'phone', '零九，一二三四，五六七八'],
  ]);
});

describe('other languages write values as they do, for their voices to read', () => {
  suite('de-DE', [
    [1234.5, 'number', '1234,5'],
    ['2026-03-31', 'date', '31. März 2026'],
    ['14:05', 'time', '14:05'],
    [2.5, 'money', '2,50 Euro', 'EUR'],
    ['421', 'digits', '4 2 1'],
    ['ab1', 'spelled', 'A B 1'],
  ]);

  test('a language that no one knows does not fail', () => {
    expect(speakValue(5, 'number', 'xx-YY')).toBe('5');
  });
});

describe('a value without the wanted form is read as it is', () => {
  test.each<[Json, SpokenForm, string]>([
    ['many', 'number', 'many'],
    ['soon', 'date', 'soon'],
    ['2026-02-30', 'date', '2026-02-30'],
    ['25:00', 'time', '25:00'],
    ['Li', 'money', 'Li'],
    [null, 'number', ''],
    [null, 'digits', ''],
    [null, 'text', ''],
    [1e21, 'number', '1e+21'],
  ])('%j as %s', (value, as, spoken) => {
    expect(speakValue(value, as, 'en')).toBe(spoken);
    if (value === null) expect(speakValue(value, as, 'zh-CN')).toBe('');
  });
});
