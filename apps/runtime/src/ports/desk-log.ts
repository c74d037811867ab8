import type { DeskReply } from '@patchbay/records';

/** Which commands of desks were begun, so that one that is read again after a death is not carried out twice. */
export interface DeskLog {
  /**
   * Notes that the command is about to be carried out. `new` where it was not noted before; else what it was answered, null where
   * whoever began it never said.
   */
  begin(commandId: string, atMs: number): Promise<'new' | DeskReply | null>;
  answered(reply: DeskReply): Promise<void>;
}
