import type { Text } from '@patchbay/flow-schema';
import type { ImportProblem, ImportTable } from '@patchbay/records';
import Papa from 'papaparse';

/** Characters of a file, before anything is read. */
export const csvLengthMax = 2_000_000;
const cellLengthMax = 20_000;
/** `|` is not among them: it joins several values in one cell. */
const delimiters = [',', ';', '\t'] as const;

/**
 * Rows of a CSV file as spreadsheets write it: with or without a byte order mark or a `sep=` line, with commas, semicolons or
 * tabs, quoted or not. The first row names the columns. What is wrong with the file is said by its line.
 */
export function readCsv(text: string, lengthMax = csvLengthMax): { table: ImportTable; problems: ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const tell = (line: number | null, column: string | null, reason: Text) => problems.push({ line, column, reason });
  const empty = { table: { columns: [], rows: [] }, problems };
  if (text.length > lengthMax) {
    tell(null, null, {
      en: `the file has more than ${lengthMax} characters`,
      zh: `文件超过 ${lengthMax} 个字符`,
    });
    return empty;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells a binary file
  if (/[\x00-\x08\x0e-\x1f]|\ufffd{3}/.test(text)) {
    tell(null, null, { en: 'this is no text file: save it as CSV first', zh: '这不是文本文件，请先另存为 CSV' });
    return empty;
  }
  const { lines, broken } = parseLines(text);
  for (const line of broken) {
    tell(line, null, { en: 'a quotation mark is opened and not closed', zh: '引号未闭合' });
  }
  const [head, ...rest] = lines;
  if (!head) {
    tell(null, null, { en: 'the file is empty', zh: '文件为空' });
    return empty;
  }
  const columns = head.cells.map((name) => name.toLowerCase().replaceAll(' ', '_'));
  const rows = rest.map(({ line, cells }) => {
    if (cells.slice(columns.length).some((cell) => cell !== '')) {
      tell(line, null, {
        en: `${cells.length} cells, but the first row names ${columns.length} columns`,
        zh: `有 ${cells.length} 个单元格，但首行只有 ${columns.length} 列`,
      });
    }
    if (cells.some((cell) => cell.length > cellLengthMax)) {
      tell(line, null, {
        en: `a cell of more than ${cellLengthMax} characters`,
        zh: `单元格超过 ${cellLengthMax} 个字符`,
      });
    }
    return { line, cells: Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? ''])) };
  });
  return { table: { columns, rows }, problems };
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseLines(text: string): { lines: Line[]; broken: number[] } {
  const withoutMark = text.replace(/^\ufeff/, '');
  const hint = /^sep=(.)\r?\n/i.exec(withoutMark);
  const body = hint ? withoutMark.slice(hint[0].length) : withoutMark;
  const lines: Line[] = [];
  const broken: number[] = [];
  let line = hint ? 2 : 1;
  let at = 0;
  Papa.parse<string[]>(body, {
    delimiter: hint?.[1] ?? likeliestDelimiter(body),
    step: ({ data, errors, meta }) => {
      if (errors.some(({ type }) => type === 'Quotes')) broken.push(line);
      const cells = data.map(readCell);
      if (cells.some((cell) => cell !== '')) lines.push({ line, cells });
      line += newLines(body.slice(at, meta.cursor));
      at = meta.cursor;
    },
  });
  return { lines, broken };
}

/** The one that stands most often between the names of the columns. */
function likeliestDelimiter(body: string): string {
  const head = /[^\r\n]+/.exec(body)?.[0] ?? '';
  const counted = delimiters.map((delimiter) => ({ delimiter, count: head.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Without the apostrophe by which spreadsheets, and our own exports, keep a cell from being a formula. */
function readCell(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@])/, '');
}

function newLines(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}

/** A CSV file that spreadsheets open as text: nothing in it is taken for a formula, and they know it is UTF-8. */
export function writeCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const body = Papa.unparse({ fields: [...columns], data: rows.map((row) => [...row]) }, { escapeFormulae: true });
  return `\ufeff${body}\r\n`;
}
