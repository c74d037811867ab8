/** What a column holds, which says how its cells are written. */
export type CellKind =
  | 'text'
  /** A whole number. */
  | 'count'
  /** Any number, as it is. */
  | 'number'
  /** From 0 to 1, shown in per cent. */
  | 'share'
  /** Milliseconds, shown as hours, minutes and seconds. */
  | 'duration'
  /** A moment, shown by the clocks of the sheet's time zone. */
  | 'instant';

export interface SheetColumn {
  readonly title: string;
  readonly kind: CellKind;
  /** About how many characters its cells need; what paper and columns are shared out by. */
  readonly width: number;
}

/** Null and empty text are empty cells. */
export type SheetCell = string | number | Date | null;
export type SheetRow = readonly SheetCell[];

/** A table as it is written out: everything about it that is known before its rows. */
export interface Sheet {
  readonly title: string;
  /** What stands under the title: the time, what was filtered. */
  readonly about: readonly string[];
  readonly columns: readonly SheetColumn[];
  /** What stands after the table: formulas, for instance. */
  readonly notes: readonly string[];
  /** IANA. */
  readonly timeZone: string;
  readonly locale: 'en' | 'zh';
}

export const sheetFormats = ['csv', 'xlsx', 'pdf'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** Takes rows as they come. What it holds in memory does not grow with how many there were. */
export interface SheetWriter {
  /** Resolves when more may come: a slow disk slows whoever reads the rows. */
  write(rows: readonly SheetRow[]): Promise<void>;
  /** Resolves when everything was handed to the stream; ending that is the caller's. */
  end(): Promise<void>;
}
