import type { FlowKind } from '@patchbay/flow-schema';

/** A flow as the list shows it. */
export interface FlowRow {
  readonly id: string;
  readonly name: string;
  readonly kind: FlowKind;
  readonly publishedNumber: number | null;
  readonly changed: boolean;
  readonly draftUpdatedAt: string;
  readonly numbers: readonly string[];
}
