import type { TableShape } from '@patchbay/flow-schema';

/** A table as its screen has it. */
export interface LoadedTable {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly shape: TableShape;
  readonly draft: number;
  readonly published: number | null;
  readonly rowCount: number;
  readonly changed: boolean;
  readonly archivedAt: string | null;
  /** When the draft was last changed. */
  readonly updatedAt: string;
  readonly problems: { readonly unfit: number; readonly keysTwice: number };
}
