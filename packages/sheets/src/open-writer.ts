import type { Writable } from 'node:stream';
import { CsvWriter } from './csv-writer.ts';
import type { PdfFonts } from './pdf-page.ts';
import { PdfWriter } from './pdf-writer.ts';
import type { Sheet, SheetFormat, SheetWriter } from './sheet.ts';
import { XlsxWriter } from './xlsx-writer.ts';

/** Begins a file of a format on a stream. @param fonts needed for PDF only */
export function openSheetWriter(format: SheetFormat, sheet: Sheet, out: Writable, fonts: () => PdfFonts): SheetWriter {
  switch (format) {
    case 'csv':
      return new CsvWriter(sheet, out);
    case 'xlsx':
      return new XlsxWriter(sheet, out);
    case 'pdf':
      return new PdfWriter(sheet, out, fonts());
  }
}

export const mediaTypes: Readonly<Record<SheetFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
};
