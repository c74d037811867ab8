import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CellText, Clock } from './cell-text.ts';
import { CsvWriter } from './csv-writer.ts';
import type { Sheet, SheetRow, SheetWriter } from './sheet.ts';
import { TextMeasure, textRuns } from './text-runs.ts';
import { sheetName, xmlText } from './xlsx-parts.ts';
import { XlsxWriter } from './xlsx-writer.ts';

const sheet: Sheet = {
  title: 'Calls 通话: all/one?',
  about: ['2026-10-25'],
  notes: ['a / b'],
  timeZone: 'Europe/Berlin',
  locale: 'en',
  columns: [
    { title: '=Name', kind: 'text', width: 12 },
    { title: 'Calls', kind: 'count', width: 8 },
    { title: 'Share', kind: 'share', width: 8 },
    { title: 'Time', kind: 'duration', width: 8 },
    { title: 'Began', kind: 'instant', width: 20 },
  ],
};
/** The second time that the clocks of Berlin show half past two on this day. */
const halfPastTwo = new Date('2026-10-25T01:30:00Z');
const rows: SheetRow[] = [
  ['=cmd|calc', 12, 0.875, 3_723_000, halfPastTwo],
  ['+4930901820', -3, null, 0, null],
  ['say "hi", 你好\nthere', 0, 1, 59_600, 0],
  ['', null, Number.NaN, null, null],
];

async function written(open: (out: PassThrough) => SheetWriter, pages: readonly SheetRow[][]): Promise<Buffer> {
  const out = new PassThrough();
  const all = buffer(out);
  const writer = open(out);
  for (const page of pages) await writer.write(page);
  await writer.end();
  out.end();
  return await all;
}

describe('CSV', () => {
  it('disarms formulas, keeps numbers plain, and is read back as it was', async () => {
    const text = (await written((out) => new CsvWriter(sheet, out), [rows.slice(0, 2), rows.slice(2)])).toString();
    expect(text.charCodeAt(0)).toBe(0xfeff);
    const parsed = Papa.parse<string[]>(text.slice(1), { skipEmptyLines: true }).data;
    expect(parsed).toEqual([
      ["'=Name", 'Calls', 'Share', 'Time', 'Began'],
      ["'=cmd|calc", '12', '87.5%', '1:02:03', '2026-10-25 02:30:00'],
      ["'+4930901820", '-3', '', '0:00:00', ''],
      ['say "hi", 你好\nthere', '0', '100.0%', '0:01:00', '1970-01-01 01:00:00'],
      ['', '', '', '', ''],
    ]);
  });

  it('has its header also without rows', async () => {
    const text = (await written((out) => new CsvWriter(sheet, out), [])).toString();
    expect(text).toBe(`\uFEFF"'=Name",Calls,Share,Time,Began\r\n`);
  });
});

describe('XLSX', () => {
  it('has typed cells, a sheet that says what was exported, and no formulas', async () => {
    const files = unzipSync(await written((out) => new XlsxWriter(sheet, out), [rows]));
    const part = (path: string) => strFromU8(files[path] ?? new Uint8Array());
    const first = part('xl/worksheets/sheet1.xml');
    expect(first).toContain('<t xml:space="preserve">=cmd|calc</t>');
    expect(first).not.toContain('<f>');
    expect(first).toContain('<c s="3"><v>0.875</v></c>');
    // Half past two in the morning of day 46,320 of spreadsheets.
    expect(Number(/<c s="5"><v>([\d.]+)</.exec(first)?.[1])).toBeCloseTo(46_320 + 2.5 / 24, 8);
    expect(first.match(/<row>/g)).toHaveLength(5);
    expect(part('xl/workbook.xml')).toContain('name="Calls 通话 all one"');
    expect(part('xl/worksheets/sheet2.xml')).toContain('a / b');
    expect(part('[Content_Types].xml')).toContain('/xl/worksheets/sheet2.xml');
  });

  it('goes on in another sheet where one is full', async () => {
    const many: SheetRow[] = Array.from({ length: 25 }, (_, index) => [`row ${index}`]);
    const files = unzipSync(await written((out) => new XlsxWriter(sheet, out, 11), [many.slice(0, 7), many.slice(7)]));
    const rowsOf = (number: number) =>
      [...strFromU8(files[`xl/worksheets/sheet${number}.xml`] ?? new Uint8Array()).matchAll(/row (\d+)</g)].length;
    expect([1, 2, 3].map(rowsOf)).toEqual([10, 10, 5]);
    expect(strFromU8(files['xl/workbook.xml'] ?? new Uint8Array())).toContain('(3)');
  });

  it('writes no character that XML cannot hold', () => {
    expect(xmlText('a\u0000b\uD800c<&>"_x0041_\u{1F600}')).toBe('abc&lt;&amp;&gt;&quot;_x005F_x0041_\u{1F600}');
  });

  it('names sheets as Excel allows', () => {
    expect(sheetName("'[x]'", new Set())).toBe('x');
    expect(sheetName('a'.repeat(40), new Set(['a'.repeat(31)]))).toBe(`${'a'.repeat(27)} (2)`);
    expect(sheetName('???', new Set())).toBe('Sheet');
  });
});

describe('text on paper', () => {
  const measure = new TextMeasure((character) => (character === 'w' ? 20 : 10));

  it('is drawn by the font that has its characters', () => {
    expect(textRuns('Front desk 前台（1）ok')).toEqual([
      { script: 'western', text: 'Front desk ' },
      { script: 'eastern', text: '前台（' },
      { script: 'western', text: '1' },
      { script: 'eastern', text: '）' },
      { script: 'western', text: 'ok' },
    ]);
  });

  it('is broken between words, else anywhere, and cut with a sign', () => {
    expect(measure.lines('one two three', 80, 3)).toEqual(['one two', 'three']);
    expect(measure.lines('abcdefghij', 40, 2)).toEqual(['abcd', 'efg…']);
    expect(measure.lines('来电者挂断电话', 40, 3)).toEqual(['来电者挂', '断电话']);
    expect(measure.lines('www', 10, 2)).toHaveLength(2);
  });
});

describe('cells as text', () => {
  it('are by the clocks of the zone on both sides of a change', () => {
    const clock = new Clock('Australia/Lord_Howe');
    expect(clock.show(Date.parse('2026-04-04T14:59:59Z'))).toBe('2026-04-05 01:59:59');
    expect(clock.show(Date.parse('2026-04-04T15:00:00Z'))).toBe('2026-04-05 01:30:00');
    expect(new CellText('Asia/Kathmandu').of(0, 'instant')).toBe('1970-01-01 05:30:00');
  });
});
