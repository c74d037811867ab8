import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { CellText } from './cell-text.ts';
import { margin, type PdfFonts, PdfPages, type TextStyle } from './pdf-page.ts';
import type { Sheet, SheetColumn, SheetRow, SheetWriter } from './sheet.ts';

const cellStyle: TextStyle = { size: 7.5 };
const headStyle: TextStyle = { size: 7.5, bold: true };
const noteStyle: TextStyle = { size: 7.5, colour: '#475467' };
const titleStyle: TextStyle = { size: 15, bold: true };
const lineHeight = 10;
const padding = 4;
const linesOfCellMax = 3;
/** More columns than this lie across. */
const uprightColumnsMax = 5;

const colours = { head: '#E8ECF2', stripe: '#F7F8FA' } as const;
const pageWords = { en: (page: number) => `Page ${page}`, zh: (page: number) => `第 ${page} 页` };

/** A table on paper. Each page goes out when the next one begins. */
export class PdfWriter implements SheetWriter {
  readonly #pages: PdfPages;
  readonly #text: CellText;
  readonly #widths: readonly number[];
  readonly #piped: Promise<unknown>;
  #y = 0;
  #striped = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly out: Writable,
    fonts: PdfFonts,
  ) {
    const { columns, locale, title } = sheet;
    const landscape = columns.length > uprightColumnsMax;
    this.#pages = new PdfPages(fonts, { title, locale, landscape }, pageWords[locale]);
    this.#text = new CellText(sheet.timeZone);
    this.#piped = once(this.#pages.document, 'end');
    // Whoever writes hears of it there; without this an early failure would go unheard.
    this.#piped.catch(() => undefined);
    this.#pages.document.pipe(out, { end: false });
    this.#pages.addPage();
    this.#widths = shares(columns, this.#pages.width);
    this.#y = margin;
    this.#paragraph(title, titleStyle, 20);
    for (const line of sheet.about) this.#paragraph(line, noteStyle, lineHeight + 1);
    this.#y += 6;
    this.#head();
  }

  async write(rows: readonly SheetRow[]): Promise<void> {
    for (const row of rows) this.#row(row);
    await this.#flush();
  }

  async end(): Promise<void> {
    this.#y += 8;
    for (const note of this.sheet.notes) this.#paragraph(note, noteStyle, lineHeight + 1);
    this.#pages.document.end();
    await this.#piped;
    await this.#flush();
  }

  #head(): void {
    this.#cells(
      this.sheet.columns.map(({ title }) => title),
      headStyle,
      colours.head,
    );
    this.#striped = false;
  }

  #row(row: SheetRow): void {
    const texts = this.sheet.columns.map(({ kind }, index) => this.#text.of(row[index], kind));
    this.#cells(texts, cellStyle, this.#striped ? colours.stripe : null);
    this.#striped = !this.#striped;
  }

  #cells(texts: readonly string[], style: TextStyle, background: string | null): void {
    const lines = texts.map((text, index) =>
      text === '' ? [] : this.#pages.lines(text, (this.#widths[index] ?? 0) - 2 * padding, linesOfCellMax, style),
    );
    const height = Math.max(1, ...lines.map(({ length }) => length)) * lineHeight + padding;
    if (this.#y + height > this.#pages.bottom) {
      this.#pages.addPage();
      this.#y = margin;
      if (style !== headStyle) this.#head();
    }
    if (background !== null) this.#pages.fill(margin, this.#y, this.#pages.width, height, background);
    let x = margin;
    for (const [index, cell] of lines.entries()) {
      const width = this.#widths[index] ?? 0;
      for (const [line, text] of cell.entries()) {
        const right = this.sheet.columns[index]?.kind !== 'text' && this.sheet.columns[index]?.kind !== 'instant';
        const from = right ? x + width - padding - this.#pages.widthOf(text, style) : x + padding;
        this.#pages.draw(text, from, this.#y + padding / 2 + line * lineHeight, style);
      }
      x += width;
    }
    this.#y += height;
  }

  #paragraph(text: string, style: TextStyle, height: number): void {
    for (const line of this.#pages.lines(text, this.#pages.width, 20, style)) {
      if (this.#y + height > this.#pages.bottom) {
        this.#pages.addPage();
        this.#y = margin;
      }
      this.#pages.draw(line, margin, this.#y, style);
      this.#y += height;
    }
  }

  async #flush(): Promise<void> {
    while (this.out.writableNeedDrain || this.#pages.document.readableLength > 0) {
      if (this.out.errored) throw this.out.errored;
      if (this.out.writableNeedDrain) await once(this.out, 'drain');
      else await setImmediate();
    }
  }
}

/** The width of each column in points. */
function shares(columns: readonly SheetColumn[], width: number): number[] {
  const sum = columns.reduce((total, column) => total + column.width, 0);
  return columns.map((column) => (column.width / sum) * width);
}
