import type { Writable } from 'node:stream';
import Papa from 'papaparse';
import { CellText } from './cell-text.ts';
import { flowOut } from './flow-out.ts';
import type { Sheet, SheetRow, SheetWriter } from './sheet.ts';

/** Without it Excel takes the file for one in its own old encoding. */
const byteOrderMark = '\uFEFF';
const lineEnd = '\r\n';

/** A header and the rows, nothing else: other programs read it. What a spreadsheet would take for a formula is disarmed. */
export class CsvWriter implements SheetWriter {
  readonly #text: CellText;
  #begun = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly out: Writable,
  ) {
    this.#text = new CellText(sheet.timeZone);
  }

  async write(rows: readonly SheetRow[]): Promise<void> {
    await this.#begin();
    if (rows.length === 0) return;
    const { columns } = this.sheet;
    await this.#put(
      rows.map((row) => columns.map(({ kind }, index) => plain(row[index], this.#text.of(row[index], kind)))),
    );
  }

  async end(): Promise<void> {
    await this.#begin();
  }

  async #begin(): Promise<void> {
    if (this.#begun) return;
    this.#begun = true;
    await flowOut(this.out, byteOrderMark);
    await this.#put([this.sheet.columns.map(({ title }) => title)]);
  }

  async #put(lines: (string | number)[][]): Promise<void> {
    await flowOut(this.out, Papa.unparse(lines, { escapeFormulae: true, newline: lineEnd }) + lineEnd);
  }
}

/** A negative number begins as a formula may, and is none. */
function plain(cell: unknown, text: string): string | number {
  return typeof cell === 'number' && String(Number(text)) === text ? Number(text) : text;
}
