import type { UsedKind } from '@patchbay/flow-schema';

/** What is being filled in; a replacement once all of it is there. */
export interface Wish {
  readonly find: string;
  readonly put: string;
  readonly of: UsedKind;
  readonly from: string;
  readonly to: string;
  readonly flowId: string;
  readonly variable: string;
  readonly name: string;
}
