import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';

/** A SIP line to a carrier or to another exchange. */
export const trunks = pgTable(
  'trunk',
  {
    /** A slug: it becomes part of object names in Asterisk. */
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    host: text('host').notNull(),
    port: integer('port').notNull().default(5060),
    transport: text('transport', { enum: ['udp', 'tcp'] })
      .notNull()
      .default('udp'),
    username: text('username'),
    passwordSealed: text('password_sealed'),
    /** Whether we sign in at the carrier, so that it knows where to send calls; needs a user name. */
    registers: boolean('registers').notNull().default(false),
    codecs: text('codecs').array().notNull().default(['alaw', 'ulaw', 'g722']),
    /** The number shown to those we call, unless the flow says another. */
    callerId: text('caller_id'),
    enabled: boolean('enabled').notNull().default(true),
    /** The enabled trunk with the lowest position is tried first. */
    position: integer('position').notNull().default(0),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (table) => [
    check('trunk_id_slug', sql`${table.id} ~ '^[a-z0-9][a-z0-9-]{0,39}$'`),
    check('trunk_transport_known', sql`${table.transport} in ('udp', 'tcp')`),
    check('trunk_registers_by_name', sql`not ${table.registers} or ${table.username} is not null`),
    check('trunk_port_valid', sql`${table.port} between 1 and 65535`),
  ],
);
