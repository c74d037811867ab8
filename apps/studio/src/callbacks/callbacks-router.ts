import { auditFloorAct, can, type FloorAct, floorActs, listCallbacks } from '@patchbay/records';
import * as z from 'zod';
import type { Actor, Context } from '@/server/context';
import { doAtDesk } from '@/server/desk';
import { procedure, router } from '@/server/trpc';

const id = z.string().min(1).max(100);
const callback = z.object({ callbackId: id });

/** Whom the centre has promised to call back. */
export const callbacksRouter = router({
  list: procedure('floor.view')
    .input(z.object({ open: z.boolean() }))
    .query(async ({ ctx, input }) => {
      const mayReadCalls = can(ctx.actor.role, 'call.read');
      const mayReadCustomers = can(ctx.actor.role, 'customer.read');
      return (await listCallbacks(ctx.db, input)).map((item) => ({
        ...item,
        ...(mayReadCalls ? {} : { number: '' }),
        ...(mayReadCustomers ? {} : { customer: null }),
      }));
    }),

  ofCustomer: procedure('customer.read')
    .input(z.object({ customerId: id }))
    .query(({ ctx, input }) => listCallbacks(ctx.db, { open: true, customerId: input.customerId })),

  cancel: procedure(floorActs['callback.cancel'].permission)
    .input(callback)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'callback.cancel', ...input })),

  callNow: procedure(floorActs['callback.call_now'].permission)
    .input(callback)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'callback.call_now', ...input })),
});

async function carryOut(ctx: Context & { actor: Actor }, act: FloorAct): Promise<null> {
  await auditFloorAct(ctx.db, ctx.actor, act, [], () => doAtDesk(act, ctx.actor));
  return null;
}
