import { bindNumber, changeNumber, listFlows, listNumbers, unbindNumber } from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { procedure, router } from '@/server/trpc';

const numberSchema = z.string().trim().min(1).max(64);
const bindingSchema = z.object({
  number: numberSchema,
  flowId: z.string().min(1).max(64),
  label: z.string().trim().max(100).default(''),
});

const boundNumberSchema = z.object({
  number: z.string(),
  label: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  published: z.boolean(),
  createdAt: z.date(),
});

/** Which flow answers which number. */
export const numbersRouter = router({
  list: procedure('flow.read')
    .meta({
      openapi: { method: 'GET', path: '/numbers', tags: ['Numbers'], summary: 'List the numbers and their flows' },
    })
    .input(z.void())
    .output(z.array(boundNumberSchema))
    .query(({ ctx }) => listNumbers(ctx.db)),

  /** What a number can be bound to. */
  flowChoices: procedure('flow.read').query(async ({ ctx }) => {
    const flows = await listFlows(ctx.db);
    return flows
      .filter(({ kind }) => kind === 'voice')
      .map(({ id, name, publishedVersion }) => ({ id, name, published: publishedVersion !== null }));
  }),

  bind: procedure('number.edit')
    .meta({ openapi: { method: 'POST', path: '/numbers', tags: ['Numbers'], summary: 'Bind a number to a flow' } })
    .input(bindingSchema)
    .output(bindingSchema)
    .mutation(async ({ ctx, input }) => {
      await bindNumber(ctx.db, ctx.actor, input);
      await announceChange({ kind: 'numbers' });
      return input;
    }),

  change: procedure('number.edit')
    .meta({
      openapi: {
        method: 'PUT',
        path: '/numbers/{number}',
        tags: ['Numbers'],
        summary: 'Move a number to another flow, or relabel it',
      },
    })
    .input(bindingSchema)
    .output(bindingSchema)
    .mutation(async ({ ctx, input }) => {
      await changeNumber(ctx.db, ctx.actor, input);
      await announceChange({ kind: 'numbers' });
      return input;
    }),

  unbind: procedure('number.edit')
    .meta({
      openapi: {
        method: 'DELETE',
        path: '/numbers/{number}',
        tags: ['Numbers'],
        summary: 'Take a number from its flow',
      },
    })
    .input(z.object({ number: numberSchema }))
    .output(z.object({ number: z.string() }))
    .mutation(async ({ ctx, input }) => {
      await unbindNumber(ctx.db, ctx.actor, input.number);
      await announceChange({ kind: 'numbers' });
      return input;
    }),
});
