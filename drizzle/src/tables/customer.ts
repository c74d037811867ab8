import { index, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './column-types.ts';
import { users } from './user.ts';

/** Someone who calls. What is known here decides level, own agent and language before the flow asks anything. */
export const customers = pgTable('customer', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  /** Free word of the organisation, such as `gold`; `vip` goes ahead of everyone. */
  level: text('level').notNull().default(''),
  company: text('company').notNull().default(''),
  language: text('language'),
  ownAgentId: text('own_agent_id').references(() => users.id, { onDelete: 'set null' }),
  note: text('note').notNull().default(''),
  createdAt: instant('created_at').notNull().defaultNow(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** The numbers a customer calls from. */
export const customerNumbers = pgTable(
  'customer_number',
  {
    number: text('number').primaryKey(),
    customerId: text('customer_id')
      .notNull()
      .references(() => customers.id, { onDelete: 'cascade' }),
  },
  (table) => [index('customer_number_customer').on(table.customerId)],
);

/** Something still to be done for a customer. */
export const openItems = pgTable(
  'open_item',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').references(() => customers.id, { onDelete: 'cascade' }),
    callId: text('call_id'),
    title: text('title').notNull(),
    dueAt: instant('due_at'),
    assignedTo: text('assigned_to').references(() => users.id, { onDelete: 'set null' }),
    createdBy: text('created_by'),
    createdAt: instant('created_at').notNull().defaultNow(),
    doneAt: instant('done_at'),
  },
  (table) => [index('open_item_customer').on(table.customerId, table.createdAt.desc())],
);
