import type { Fence } from './journal.ts';

/** What passed between one call and one agent after the agent answered. */
export interface ConversationRow {
  readonly id: string;
  readonly callId: string;
  readonly queueId: string | null;
  readonly agentId: string;
  readonly direction: 'inbound' | 'outbound';
  readonly customerNumber: string;
  readonly offeredAtMs: number;
  /** Null while the phone of a colleague rings, or where it was not answered. */
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly endedBy: 'agent' | 'caller' | 'transfer' | 'supervisor' | 'lost' | 'flow' | null;
  readonly talkMs: number;
  readonly holdMs: number;
  /** The lease of the Asterisk that carries it. */
  readonly lease: string;
  /** All that another runtime needs to go on with it, as plain JSON with `lease` in it; null once it is over. */
  readonly live: unknown;
}

export interface ConversationStore {
  /**
   * Writes the row, or what of it has changed since; the same again changes nothing. Throws `LeaseLostError` when the fence is not
   * the current one: another runtime goes on with the conversation, and what it wrote must stand.
   */
  save(fence: Fence, row: ConversationRow): Promise<void>;
  /** `live` of every conversation of this lease that is not over. */
  live(lease: string): Promise<unknown[]>;
}
