import PDFDocument from 'pdfkit';
import { type Script, TextMeasure, textRuns } from './text-runs.ts';

/** TrueType files with which a PDF is written. */
export interface PdfFonts {
  /** Latin, Greek and Cyrillic. */
  readonly western: string;
  readonly westernBold: string;
  /** Chinese and Japanese. */
  readonly eastern: string;
}

type Face = 'western' | 'westernBold' | 'eastern';
export interface TextStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
}

export const margin = 36;
const baseSize = 1_000;

/** A document that is written page by page, with text in two fonts. */
export class PdfPages {
  readonly document: PDFKit.PDFDocument;
  readonly #measures: { readonly plain: TextMeasure; readonly bold: TextMeasure };
  #pages = 0;

  constructor(
    fonts: PdfFonts,
    about: { readonly title: string; readonly locale: 'en' | 'zh'; readonly landscape: boolean },
    private readonly pageLabel: (page: number) => string,
  ) {
    const options = { fontLayoutCache: false };
    this.document = new PDFDocument({
      ...options,
      size: 'A4',
      layout: about.landscape ? 'landscape' : 'portrait',
      margin: 0,
      autoFirstPage: false,
      lang: about.locale === 'zh' ? 'zh-CN' : 'en',
      info: { Title: about.title, Producer: 'Patchbay', Creator: 'Patchbay' },
      // None by default: the same file under two names would be read again with each word.
      font: '',
    });
    for (const face of ['western', 'westernBold', 'eastern'] as const) this.document.registerFont(face, fonts[face]);
    this.#measures = { plain: this.#measure('western'), bold: this.#measure('westernBold') };
  }

  get width(): number {
    return this.document.page.width - 2 * margin;
  }

  /** Where the foot of the page begins. */
  get bottom(): number {
    return this.document.page.height - margin - 12;
  }

  addPage(): void {
    this.document.addPage();
    this.#pages += 1;
    const style = { size: 7, colour: '#667085' };
    const label = this.pageLabel(this.#pages);
    this.draw(label, margin + this.width - this.widthOf(label, style), this.bottom + 4, style);
  }

  /** In points. */
  widthOf(text: string, { size, bold = false }: TextStyle): number {
    return (this.#measures[bold ? 'bold' : 'plain'].width(text) * size) / baseSize;
  }

  /** What of a text is drawn in lines of a width. */
  lines(text: string, width: number, linesMax: number, { size, bold = false }: TextStyle): string[] {
    return this.#measures[bold ? 'bold' : 'plain'].lines(text, (width * baseSize) / size, linesMax);
  }

  /** One line, without looking whether it fits. */
  draw(text: string, x: number, y: number, { size, bold = false, colour = '#101828' }: TextStyle): void {
    this.document.fillColor(colour);
    let at = x;
    for (const run of textRuns(text)) {
      this.document.font(faceOf(run.script, bold), size).text(run.text, at, y, { lineBreak: false, baseline: -size });
      at += this.widthOf(run.text, { size, bold });
    }
  }

  fill(x: number, y: number, width: number, height: number, colour: string): void {
    this.document.rect(x, y, width, height).fill(colour);
  }

  #measure(western: Face): TextMeasure {
    return new TextMeasure((character, script) =>
      this.document.font(script === 'eastern' ? 'eastern' : western, baseSize).widthOfString(character),
    );
  }
}

function faceOf(script: Script, bold: boolean): Face {
  if (script === 'eastern') return 'eastern';
  return bold ? 'westernBold' : 'western';
}
