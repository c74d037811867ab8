import { describe, expect, it } from 'vitest';
import { csvLengthMax, readCsv, writeCsv } from './read-csv';

const cellsOf = (text: string) => readCsv(text).table.rows.map(({ cells }) => cells);

describe('a CSV file', () => {
  it('is read with commas, semicolons or tabs, with a mark, and with the line that a spreadsheet puts in front', () => {
    const wanted = [{ name: 'A', skills: 'X=1 | Y=2' }];
    expect(cellsOf('name,skills\nA,X=1 | Y=2')).toEqual(wanted);
    expect(cellsOf('\ufeffName;Skills\r\nA;X=1 | Y=2\r\n')).toEqual(wanted);
    expect(cellsOf('name\tskills\rA\tX=1 | Y=2')).toEqual(wanted);
    expect(cellsOf('sep=;\r\nname;skills\r\nA;X=1 | Y=2')).toEqual(wanted);
  });

  it('says the line in the file, whatever is quoted or left empty before it', () => {
    const { table } = readCsv('name,note\n\n"A","one\ntwo\nthree"\n,\n"B ""b""",x\n');
    expect(table.rows).toEqual([
      { line: 3, cells: { name: 'A', note: 'one\ntwo\nthree' } },
      { line: 7, cells: { name: 'B "b"', note: 'x' } },
    ]);
  });

  it('is refused where it is no text, too long, empty, or broken', () => {
    const problemOf = (text: string) => readCsv(text).problems.map(({ line, reason }) => [line, reason.en]);
    expect(problemOf('PK\u0003\u0004\u0000\u0000')).toEqual([[null, 'this is no text file: save it as CSV first']]);
    expect(problemOf('x'.repeat(csvLengthMax + 1))[0]?.[0]).toBeNull();
    expect(problemOf('\n\n')).toEqual([[null, 'the file is empty']]);
    expect(problemOf('name\n"A')).toEqual([[2, 'a quotation mark is opened and not closed']]);
    expect(problemOf('name\nA,B')).toEqual([[2, '2 cells, but the first row names 1 columns']]);
  });

  it('that was written opens as text in a spreadsheet and comes back as it was', () => {
    const rows = [
      ['+4930', '=HYPERLINK("http://example.test")', '@x', '-1'],
      ['a;b', 'line\nbreak', '"quoted"', ''],
    ];
    const text = writeCsv(['a', 'b', 'c', 'd'], rows);
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain("'+4930");
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(cellsOf(text).map((cells) => Object.values(cells))).toEqual(rows);
  });
});
