import type { RunPins } from '@patchbay/engine';
import type { FlowDocument } from '@patchbay/flow-schema';
import type { RolloutCaller } from '@patchbay/records';

export type FlowLookup =
  | { readonly found: true; readonly flowId: string; readonly pins: RunPins }
  | {
      readonly found: false;
      readonly reason: 'unknown_number' | 'unknown_flow' | 'not_published' | 'archived' | 'broken';
      readonly message: string;
    };

/** Which flow answers, and what it means. A version never changes, so documents are kept once read. */
export interface FlowSource {
  /**
   * The flow bound to a dialled number with the versions and prompt revisions that a run begun now is pinned to: the
   * published ones, or for a caller whom a roll-out has chosen, that one's.
   */
  byNumber(number: string, caller: RolloutCaller): Promise<FlowLookup>;
  /** The same for a flow that is reached directly. */
  byFlow(flowId: string, caller: RolloutCaller): Promise<FlowLookup>;
  /** Reads what is missing, so that `document` answers for every one of the versions. */
  load(versions: readonly string[]): Promise<void>;
  /** Throws for a version that was not loaded. */
  document(version: string): FlowDocument;
}
