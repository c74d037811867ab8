import type { DeskRefusal } from '@patchbay/records';

/** Null: it was done. The message is for whoever looks into it; people are told by the code. */
export type DeskResult = { readonly code: DeskRefusal; readonly message: string } | null;

export function refuse(code: DeskRefusal, message: string): DeskResult {
  return { code, message };
}
