import type { DeskReply } from '@patchbay/records';
import type { DeskLog } from '../../ports/desk-log.ts';

/** Commands in memory. */
export class MemoryDeskLog implements DeskLog {
  readonly #replies = new Map<string, DeskReply | null>();

  async begin(commandId: string): Promise<'new' | DeskReply | null> {
    const known = this.#replies.get(commandId);
    if (known !== undefined) return known;
    this.#replies.set(commandId, null);
    return 'new';
  }

  async answered(reply: DeskReply): Promise<void> {
    this.#replies.set(reply.id, reply);
  }
}
