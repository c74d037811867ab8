import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** How many of each were removed or emptied. */
export interface ErasedCounts {
  calls: number;
  recordings: number;
  notes: number;
  forms: number;
  steps: number;
  journalEntries: number;
  conversations: number;
  /** Months and years in which reports said how often the number called; older receipts do not say. */
  callerCounts?: number;
  callbacks: number;
  customers: number;
  /** Files of exports that could name the number. Not on receipts of before. */
  exports?: number;
  /** Entries of the audit log that named the number, or told of the customer. Not on receipts of before. */
  auditEntries?: number;
}

/** What was done when all that a number left was deleted on request. It names the number by its end only. Rows are never changed. */
export const erasures = pgTable(
  'erasure',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    /** No foreign key: the receipt outlives the person who did it. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    /** Who asked for it and how, as it was written down. */
    reason: text('reason').notNull(),
    /** The last digits, the others masked. */
    numberHint: text('number_hint').notNull(),
    /** By a keyed hash a receipt is found again by its number, and nobody finds the number by it. */
    numberMark: text('number_mark').notNull(),
    counts: document<ErasedCounts>('counts').notNull(),
    callIds: document<string[]>('call_ids').notNull(),
    recordingIds: document<string[]>('recording_ids').notNull(),
    /** SHA-256 of all of the above, in hex. */
    digest: text('digest').notNull(),
  },
  (table) => [index('erasure_at').on(table.at.desc()), index('erasure_number').on(table.numberMark)],
);
