import type { Writable } from 'node:stream';
import { Zip, ZipDeflate } from 'fflate';
import { Clock } from './cell-text.ts';
import { flowOut } from './flow-out.ts';
import type { CellKind, Sheet, SheetCell, SheetRow, SheetWriter } from './sheet.ts';
import { sheetBegin, sheetEnd, sheetName, sheetRowsMax, styles, workbookParts, xmlText } from './xlsx-parts.ts';

const dayMs = 86_400_000;
/** What Excel holds in one cell. */
const cellTextMax = 32_767;
/** Three quarters of the time of the usual 6, for files a tenth larger. */
const level = 4;
const encoder = new TextEncoder();

/**
 * A workbook with typed cells, written row by row into a zip: nothing of it is kept. Rows beyond what a sheet holds go on in the
 * next one. The last sheet says what was exported.
 */
export class XlsxWriter implements SheetWriter {
  readonly #clock: Clock;
  readonly #zip: Zip;
  readonly #names: string[] = [];
  #ready: Uint8Array[] = [];
  #failed: Error | null = null;
  #open: ZipDeflate | null = null;
  #rowsInSheet = 0;

  constructor(
    private readonly sheet: Sheet,
    private readonly out: Writable,
    private readonly rowsMax: number = sheetRowsMax,
  ) {
    this.#clock = new Clock(sheet.timeZone);
    this.#zip = new Zip((error, chunk) => {
      if (error) this.#failed = error;
      else this.#ready.push(chunk);
    });
  }

  async write(rows: readonly SheetRow[]): Promise<void> {
    for (let at = 0; at < rows.length; ) {
      const open = this.#sheet();
      const part = rows.slice(at, at + this.rowsMax - this.#rowsInSheet);
      at += part.length;
      this.#rowsInSheet += part.length;
      open.push(encoder.encode(part.map((row) => this.#row(row)).join('')));
    }
    await this.#flush();
  }

  async end(): Promise<void> {
    this.#sheet();
    this.#closeSheet();
    const { title, about, notes, locale } = this.sheet;
    this.#begin(locale === 'zh' ? '说明' : 'About', [100], false);
    const lines = [`<row>${textCell(title, styles.title)}</row>`];
    for (const line of [...about, '', ...notes]) lines.push(`<row>${textCell(line, styles.plain)}</row>`);
    this.#open?.push(encoder.encode(lines.join('')));
    this.#closeSheet();
    for (const [path, text] of Object.entries(workbookParts(this.#names))) {
      const file = new ZipDeflate(path, { level });
      this.#zip.add(file);
      file.push(encoder.encode(text), true);
    }
    this.#zip.end();
    await this.#flush();
  }

  /** The sheet that the next row goes into. */
  #sheet(): ZipDeflate {
    if (this.#open !== null && this.#rowsInSheet < this.rowsMax) return this.#open;
    this.#closeSheet();
    const { columns, title } = this.sheet;
    const open = this.#begin(
      title,
      columns.map(({ width }) => Math.min(Math.max(width + 2, 8), 60)),
      true,
    );
    open.push(encoder.encode(`<row>${columns.map((column) => textCell(column.title, styles.header)).join('')}</row>`));
    this.#rowsInSheet = 1;
    return open;
  }

  #begin(title: string, widths: readonly number[], frozen: boolean): ZipDeflate {
    this.#names.push(sheetName(title, new Set(this.#names.map((name) => name.toLowerCase()))));
    const open = new ZipDeflate(`xl/worksheets/sheet${this.#names.length}.xml`, { level });
    this.#zip.add(open);
    open.push(encoder.encode(sheetBegin(widths, frozen)));
    this.#open = open;
    return open;
  }

  #closeSheet(): void {
    this.#open?.push(encoder.encode(sheetEnd), true);
    this.#open = null;
  }

  #row(row: SheetRow): string {
    return `<row>${this.sheet.columns.map(({ kind }, index) => this.#cell(row[index] ?? null, kind)).join('')}</row>`;
  }

  #cell(cell: SheetCell, kind: CellKind): string {
    if (cell === null || cell === '') return '<c/>';
    if (typeof cell === 'string') return textCell(cell, styles.plain);
    if (cell instanceof Date) return numberCell(this.#clock.serial(cell.getTime()), styles.instant);
    switch (kind) {
      case 'text':
        return textCell(String(cell), styles.plain);
      case 'duration':
        return numberCell(cell / dayMs, styles.duration);
      case 'instant':
        return numberCell(this.#clock.serial(cell), styles.instant);
      default:
        return numberCell(cell, styles[kind]);
    }
  }

  async #flush(): Promise<void> {
    if (this.#failed !== null) throw this.#failed;
    const ready = this.#ready;
    this.#ready = [];
    for (const chunk of ready) await flowOut(this.out, chunk);
  }
}

/** Text that is only ever text: what looks like a formula is none. */
function textCell(text: string, style: number): string {
  return `<c t="inlineStr" s="${style}"><is><t xml:space="preserve">${xmlText(text.slice(0, cellTextMax))}</t></is></c>`;
}

function numberCell(value: number, style: number): string {
  return Number.isFinite(value) ? `<c s="${style}"><v>${value}</v></c>` : '<c/>';
}
