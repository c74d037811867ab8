import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** A question that calls are judged by. */
export interface StoredQuestion {
  id: string;
  text: string;
  /** How to judge it; may be empty. */
  hint: string;
  answer:
    | { kind: 'yes_no' }
    /** Whole steps from 1 to `max`. */
    | { kind: 'scale'; max: number }
    /** `percent`: what of the weight it earns. */
    | { kind: 'choice'; options: { id: string; label: string; percent: number }[] };
  /** How much it counts beside the others; 0 is asked and not counted. */
  weight: number;
  /** The lowest answer fails the whole call. */
  knockOut: boolean;
  /** Whether it may be answered with "does not apply". */
  mayNotApply: boolean;
}

export interface StoredScorecard {
  sections: { id: string; title: string; questions: StoredQuestion[] }[];
  /** From how many per cent a call is passed. */
  passPercent: number;
}

/** A form for the review of calls. */
export const scorecards = pgTable('scorecard', {
  id: text('id').primaryKey(),
  name: text('name').notNull().unique(),
  /** The newest version, by which new reviews are made. */
  version: integer('version').notNull().default(1),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  archivedAt: instant('archived_at'),
});

/** What a form asked from then on. Never changed: reviews stay readable as they were made. */
export const scorecardVersions = pgTable(
  'scorecard_version',
  {
    scorecardId: text('scorecard_id')
      .notNull()
      .references(() => scorecards.id),
    version: integer('version').notNull(),
    content: document<StoredScorecard>('content').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    createdByName: text('created_by_name').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scorecardId, table.version] })],
);
