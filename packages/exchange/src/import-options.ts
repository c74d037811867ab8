import type { Locale, NodeTypeRegistry } from '@patchbay/flow-schema';

export interface ImportOptions {
  readonly registry: NodeTypeRegistry;
  /** The language of names and notes that the import writes into the flow. */
  readonly locale: Locale;
  /** Used where the file has no name for the flow: that of the file, say. */
  readonly name: string;
}
