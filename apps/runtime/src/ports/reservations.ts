import type { Fence } from './journal.ts';

/** A contact and the agents it rings at or talks with, held together under the id of the offer. */
export interface Match {
  readonly offerId: string;
  readonly contactId: string;
  /** Those whom it takes whole; none for a channel that shares them. */
  readonly agentIds: readonly string[];
}

/**
 * `fenced`: a later epoch of the lease has been here, who asks must stop. `lost`: what was held before is not all there (the
 * store was emptied or away, or nothing was adopted yet); `adopt` puts it right. `away`: the store does not answer. Neither
 * of the last two is a reason not to go on: the routing journal is the truth.
 */
export type Reserved = 'reserved' | 'contact_taken' | 'agent_taken' | 'fenced' | 'lost' | 'away';

/** Held reservations run out after this time, so that nothing stays for ever; `adopt` in good time holds them on. */
export const reservationLifeMs = 900_000;

/**
 * Makes matches of a routing group real, for all who might decide for it: one contact with one offer, one agent with one
 * offer. The group is named after the lease of the fence. No method ever throws.
 */
export interface Reservations {
  /** One answer a match, in their order; each match is held whole or not at all. The same offer again is `reserved`. */
  reserve(fence: Fence, matches: readonly Match[]): Promise<readonly Reserved[]>;
  /** Lets go of what these offers hold; a match may name a part of its agents, and then the contact stays held if `keepsContact`. */
  release(fence: Fence, matches: readonly ReleasedMatch[]): Promise<'released' | 'fenced' | 'lost' | 'away'>;
  /** From here on exactly these are held in the group. Calls made after this one see it done. */
  adopt(fence: Fence, matches: readonly Match[]): Promise<'adopted' | 'fenced' | 'away'>;
  close(): Promise<void>;
}

/** Several rang and one answered: the others are free while the contact stays held. */
export interface ReleasedMatch extends Match {
  readonly keepsContact?: boolean;
}
