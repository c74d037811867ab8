export { mediaTypes, openSheetWriter } from './open-writer.ts';
export type { PdfFonts } from './pdf-page.ts';
export {
  type CellKind,
  type Sheet,
  type SheetCell,
  type SheetColumn,
  type SheetFormat,
  type SheetRow,
  type SheetWriter,
  sheetFormats,
} from './sheet.ts';
