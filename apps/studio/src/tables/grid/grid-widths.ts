import type { TableColumn } from '@patchbay/flow-schema';

export const rowHeightPx = 32;
const numberWidthPx = 64;

export interface GridWidths {
  readonly number: number;
  readonly columns: readonly number[];
  readonly total: number;
}

const byType: Readonly<Record<TableColumn['type'], number>> = {
  text: 220,
  phone: 210,
  date: 130,
  number: 130,
  yes_no: 110,
  choice: 150,
};

/** How wide each column is drawn, in pixels: by what it holds, and wide enough for its name. */
export function gridWidths(columns: readonly TableColumn[]): GridWidths {
  const widths = columns.map(({ type, label }) => Math.min(360, Math.max(byType[type], label.length * 8 + 120)));
  return { number: numberWidthPx, columns: widths, total: widths.reduce((sum, each) => sum + each, numberWidthPx) };
}
