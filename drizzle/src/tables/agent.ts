import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { document, instant } from './column-types.ts';
import { queues } from './queue.ts';
import { skills } from './skill.ts';
import { teams } from './team.ts';
import { users } from './user.ts';

/** What happens to calls for an agent who cannot take them; null leaves that to the flow. */
export type StoredForwarding =
  | { kind: 'voicemail' }
  | { kind: 'agent'; agentId: string }
  | { kind: 'number'; number: string };

/** A person who takes contacts. The id is that of their user. */
export const agents = pgTable(
  'agent',
  {
    userId: text('user_id')
      .primaryKey()
      .references(() => users.id, { onDelete: 'cascade' }),
    teamId: text('team_id').references(() => teams.id, { onDelete: 'set null' }),
    /** `browser`: the phone in the seat's tab. `sip`: a desk phone at `sip_address`. */
    phoneKind: text('phone_kind', { enum: ['browser', 'sip'] })
      .notNull()
      .default('browser'),
    /** `sip:user@host:port` of a desk phone. */
    sipAddress: text('sip_address'),
    /** The number others reach this agent by, e.g. 301; null for none. */
    extension: text('extension').unique(),
    /** How many chats at once; 0 takes none. */
    chatsMax: integer('chats_max').notNull().default(0),
    /** The seat takes a call by itself as soon as it rings. */
    autoAnswer: boolean('auto_answer').notNull().default(false),
    /** Set by the agent for themselves. */
    forwardSignedOut: document<StoredForwarding | null>('forward_signed_out'),
    forwardAway: document<StoredForwarding | null>('forward_away'),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (table) => [
    check('agent_phone_known', sql`${table.phoneKind} in ('browser', 'sip')`),
    check('agent_sip_has_address', sql`${table.phoneKind} <> 'sip' or ${table.sipAddress} is not null`),
    check('agent_chats', sql`${table.chatsMax} between 0 and 50`),
  ],
);

export const agentSkills = pgTable(
  'agent_skill',
  {
    userId: text('user_id')
      .notNull()
      .references(() => agents.userId, { onDelete: 'cascade' }),
    skillId: text('skill_id')
      .notNull()
      .references(() => skills.id, { onDelete: 'cascade' }),
    level: integer('level').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.skillId] }),
    check('agent_skill_level', sql`${table.level} between 1 and 10`),
  ],
);

export const agentQueues = pgTable(
  'agent_queue',
  {
    userId: text('user_id')
      .notNull()
      .references(() => agents.userId, { onDelete: 'cascade' }),
    queueId: text('queue_id')
      .notNull()
      .references(() => queues.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.userId, table.queueId] })],
);
