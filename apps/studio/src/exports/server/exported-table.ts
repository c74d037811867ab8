import type { Sheet, SheetRow } from '@patchbay/sheets';

/** A table on its way into a file. */
export interface ExportedTable {
  readonly sheet: Sheet;
  /** About how many rows will come. */
  readonly rowsExpected: number;
  readonly pages: AsyncIterable<readonly SheetRow[]>;
}

/** What it takes to open one. */
export interface TableAsked {
  readonly title: string;
  readonly locale: 'en' | 'zh';
  /** IANA. */
  readonly timeZone: string;
  /** What `today` means. */
  readonly nowMs: number;
}
