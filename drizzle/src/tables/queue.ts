import type { SkillRing } from '@patchbay/flow-schema';
import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, real, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';

/** What becomes of a contact that overflows. */
export type StoredOverflowAction =
  | { kind: 'queue'; queueId: string }
  | { kind: 'voicemail' }
  | { kind: 'number'; number: string }
  | { kind: 'callback' };

export type StoredOverflowRule =
  | { when: 'waited'; afterMs: number; action: StoredOverflowAction }
  | { when: 'length'; lengthMax: number; action: StoredOverflowAction }
  | { when: 'no_agents'; action: StoredOverflowAction }
  | { when: 'closed'; action: StoredOverflowAction };

/** Contacts with one of these values in each of the named attributes get these terms; the first rule that fits counts. */
export interface StoredTermsRule {
  when: Record<string, (string | number | boolean)[]>;
  priorityAdded?: number;
  vip?: boolean;
  rings?: SkillRing[];
}

/** When a queue is open: weekly times by day (1 Monday to 7 Sunday), `HH:MM` in its zone. Null: always. */
export interface StoredQueueHours {
  timeZone: string;
  week: { day: number; from: string; to: string }[];
}

/** What makes a tile call for help; null does not. */
export interface StoredQueueAlerts {
  waitingMax: number | null;
  longestWaitMs: number | null;
  /** Of today, 0 to 1. */
  serviceLevelMin: number | null;
  agentsReadyMin: number | null;
}

/** A line of people who wait for agents. Ids outlive the row: calls and reports keep them. */
export const queues = pgTable(
  'queue',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull().unique(),
    /** Between queues that share agents: the higher goes first. */
    priority: integer('priority').notNull().default(0),
    strategy: text('strategy', {
      enum: ['skills_first', 'longest_idle', 'most_recently_idle', 'round_robin', 'fewest_calls', 'ring_several'],
    })
      .notNull()
      .default('longest_idle'),
    ringTogetherMax: integer('ring_together_max').notNull().default(1),
    ringTimeoutMs: integer('ring_timeout_ms').notNull().default(20_000),
    /** After-call work that follows a call by itself; 0 for none, null for as long as the agent wants. */
    wrapUpMs: integer('wrap_up_ms').default(30_000),
    ageingPerMinute: real('ageing_per_minute').notNull().default(0),
    rings: document<SkillRing[]>('rings').notNull().default([]),
    terms: document<StoredTermsRule[]>('terms').notNull().default([]),
    overflow: document<StoredOverflowRule[]>('overflow').notNull().default([]),
    /** False while somebody has closed it by hand. */
    open: boolean('open').notNull().default(true),
    hours: document<StoredQueueHours | null>('hours'),
    /** Answered within this time counts for the service level. */
    serviceLevelMs: integer('service_level_ms').notNull().default(20_000),
    serviceLevelTarget: real('service_level_target').notNull().default(0.8),
    alerts: document<StoredQueueAlerts | null>('alerts'),
    wrapUpRequired: boolean('wrap_up_required').notNull().default(false),
    createdAt: instant('created_at').notNull().defaultNow(),
    archivedAt: instant('archived_at'),
  },
  (table) => [
    check('queue_ring_together', sql`${table.ringTogetherMax} between 1 and 50`),
    check('queue_ring_timeout', sql`${table.ringTimeoutMs} between 3000 and 300000`),
    check('queue_wrap_up', sql`${table.wrapUpMs} between 0 and 3600000`),
    check('queue_service_level', sql`${table.serviceLevelTarget} between 0 and 1`),
  ],
);
