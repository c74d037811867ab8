import type { ConversationRow, ConversationStore } from '../../ports/conversation-store.ts';

/** Conversations in memory, as JSON, so that nothing survives here which would not survive a store. */
export class MemoryConversationStore implements ConversationStore {
  readonly #rows = new Map<string, string>();

  async save(row: ConversationRow): Promise<void> {
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
