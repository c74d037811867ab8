import type { ConversationRow, ConversationStore } from '../../ports/conversation-store.ts';
import { type Fence, LeaseLostError } from '../../ports/journal.ts';

/** Conversations in memory, as JSON, so that nothing survives here which would not survive a store. Fenced by whoever knows the leases. */
export class MemoryConversationStore implements ConversationStore {
  readonly #rows = new Map<string, string>();
  readonly #holds: (fence: Fence) => boolean;

  constructor(holds: (fence: Fence) => boolean) {
    this.#holds = holds;
  }

  async save(fence: Fence, row: ConversationRow): Promise<void> {
    if (!this.#holds(fence)) throw new LeaseLostError(fence);
    this.#rows.set(row.id, JSON.stringify(row));
  }

  async live(lease: string): Promise<unknown[]> {
    return this.rows()
      .filter((row) => row.lease === lease && row.live !== null)
      .map(({ live }) => live);
  }

  /** Every row, in the order of their first writing. */
  rows(): ConversationRow[] {
    return [...this.#rows.values()].map((json) => JSON.parse(json) as ConversationRow);
  }
}
