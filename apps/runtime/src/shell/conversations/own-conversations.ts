import type { ConversationRow, ConversationStore } from '../../ports/conversation-store.ts';
import { type Fence, LeaseLostError } from '../../ports/journal.ts';

export interface OwnConversationsParts {
  readonly store: ConversationStore;
  readonly leaseName: string;
  /** Null before the lease was first held. */
  fence(): Fence | null;
  onLeaseLost(): void;
}

/** The conversations of the lease that this process holds. Once it has gone to another, nothing more is written. */
export class OwnConversations {
  constructor(private readonly parts: OwnConversationsParts) {}

  /** Rejects where the row could not be written. */
  async save(row: ConversationRow): Promise<void> {
    const fence = this.parts.fence();
    if (fence === null) throw new Error('A conversation was to be stored before the lease was held.');
    try {
      await this.parts.store.save(fence, row);
    } catch (error) {
      if (error instanceof LeaseLostError) this.parts.onLeaseLost();
      throw error;
    }
  }

  live(): Promise<unknown[]> {
    return this.parts.store.live(this.parts.leaseName);
  }
}
