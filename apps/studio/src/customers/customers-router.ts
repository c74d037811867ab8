import {
  createCustomer,
  createOpenItem,
  deleteCustomer,
  getCustomer,
  listCentreOptions,
  listCustomerCalls,
  listCustomers,
  listOpenItems,
  setOpenItemDone,
  updateCustomer,
  updateOpenItem,
} from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';

const pageSize = 50;
const id = z.string().max(64);
const byId = z.object({ id });
const cursorSchema = z.object({ name: z.string().max(200), id });
const callPageSize = 10;
const callCursorSchema = z.object({ id: z.string().max(200), startedAt: z.iso.datetime() });
const customerSchema = z.object({
  name: z.string().max(200),
  company: z.string().max(200),
  level: z.string().max(100),
  language: z.string().max(35).nullable(),
  ownAgentId: id.nullable(),
  note: z.string().max(20_000),
  numbers: z.array(z.string().max(64)).max(50),
});
const itemSchema = z.object({
  title: z.string().max(500),
  dueAt: z.iso.datetime({ offset: true }).nullable(),
  assignedTo: id.nullable(),
});
const dated = <T extends { dueAt: string | null }>(item: T) => ({
  ...item,
  dueAt: item.dueAt === null ? null : new Date(item.dueAt),
});

/** The people who call, and what is still to be done for them. */
export const customersRouter = router({
  list: procedure('customer.read')
    .input(z.object({ search: z.string().max(100).default(''), cursor: cursorSchema.optional() }))
    .query(async ({ ctx, input: { search, cursor } }) => {
      const filter = { search, limit: pageSize + 1, ...(cursor === undefined ? {} : { after: cursor }) };
      const rows = await listCustomers(ctx.db, filter);
      const customers = rows.slice(0, pageSize);
      const last = customers.at(-1);
      return { customers, nextCursor: rows.length > pageSize && last ? { name: last.name, id: last.id } : null };
    }),

  get: procedure('customer.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const [customer, items] = await Promise.all([getCustomer(ctx.db, input.id), listOpenItems(ctx.db, input.id)]);
      return { customer, items };
    }),

  /** Calls from and to their numbers, newest first. */
  calls: procedure('customer.read')
    .input(byId.extend({ cursor: callCursorSchema.optional() }))
    .query(async ({ ctx, input: { id: customerId, cursor } }) => {
      const after = cursor && { id: cursor.id, startedAt: new Date(cursor.startedAt) };
      const rows = await listCustomerCalls(ctx.db, customerId, { limit: callPageSize + 1, after });
      const calls = rows.slice(0, callPageSize);
      const last = calls.at(-1);
      const nextCursor = rows.length > callPageSize && last ? { id: last.id, startedAt: last.startedAt } : null;
      return { calls, nextCursor };
    }),

  /** Whom a customer can belong to. */
  agentChoices: procedure('customer.read').query(async ({ ctx }) => (await listCentreOptions(ctx.db)).agents),

  create: procedure('customer.edit')
    .input(customerSchema)
    .mutation(({ ctx, input }) => createCustomer(ctx.db, ctx.actor, input)),

  update: procedure('customer.edit')
    .input(byId.extend(customerSchema.shape))
    .mutation(({ ctx, input: { id: customerId, ...changes } }) =>
      updateCustomer(ctx.db, ctx.actor, customerId, changes),
    ),

  delete: procedure('customer.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await deleteCustomer(ctx.db, ctx.actor, input.id);
      return null;
    }),

  addItem: procedure('customer.edit')
    .input(itemSchema.extend({ customerId: id }))
    .mutation(({ ctx, input }) => createOpenItem(ctx.db, ctx.actor, dated(input))),

  updateItem: procedure('customer.edit')
    .input(byId.extend(itemSchema.shape))
    .mutation(({ ctx, input }) => updateOpenItem(ctx.db, ctx.actor, input.id, dated(input))),

  setItemDone: procedure('customer.edit')
    .input(byId.extend({ done: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setOpenItemDone(ctx.db, ctx.actor, input.id, input.done);
      return null;
    }),
});
