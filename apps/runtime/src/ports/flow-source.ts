import type { RunPins } from '@patchbay/engine';
import type { FlowDocument } from '@patchbay/flow-schema';

export type FlowLookup =
  | { readonly found: true; readonly flowId: string; readonly pins: RunPins }
  | {
      readonly found: false;
      readonly reason: 'unknown_number' | 'unknown_flow' | 'not_published' | 'archived' | 'broken';
      readonly message: string;
    };

/** Which flow answers, and what it means. A version never changes, so documents are kept once read. */
export interface FlowSource {
  /** The flow bound to a dialled number with the versions and prompt revisions that a run begun now is pinned to. */
  byNumber(number: string): Promise<FlowLookup>;
  /** The published version of a flow, reached directly. */
  byFlow(flowId: string): Promise<FlowLookup>;
  /** Reads what is missing, so that `document` answers for every one of the versions. */
  load(versions: readonly string[]): Promise<void>;
  /** Throws for a version that was not loaded. */
  document(version: string): FlowDocument;
}
