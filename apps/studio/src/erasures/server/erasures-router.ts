import { eraseNumber, getErasure, listErasures, previewErasure } from '@patchbay/records';
import * as z from 'zod';
import { removeFiles } from '@/recordings/server/stores';
import { announceChange } from '@/server/changes';
import { readEnvironment } from '@/server/environment';
import { procedure, router } from '@/server/trpc';

const pageSize = 50;
const numberSchema = z.string().trim().min(1).max(60);

/** Deleting all that a number left, on request, and the receipts of it. */
export const erasuresRouter = router({
  preview: procedure('call.erase')
    .input(z.object({ number: numberSchema }))
    .query(({ ctx, input }) => previewErasure(ctx.db, input.number)),

  erase: procedure('call.erase')
    .input(
      z.object({
        number: numberSchema,
        reason: z.string().trim().min(3).max(500),
        alsoCustomer: z.boolean(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const id = await eraseNumber(ctx.db, ctx.actor, readEnvironment().PATCHBAY_SECRET, input);
      await removeFiles({ erasureId: id });
      if (input.alsoCustomer) await announceChange({ kind: 'centre' });
      return { id };
    }),

  list: procedure('call.erase')
    .input(z.object({ number: z.string().trim().max(60).default(''), cursor: z.iso.datetime().optional() }))
    .query(async ({ ctx, input }) => {
      const rows = await listErasures(ctx.db, readEnvironment().PATCHBAY_SECRET, {
        number: input.number === '' ? undefined : input.number,
        before: input.cursor === undefined ? undefined : new Date(input.cursor),
        limit: pageSize + 1,
      });
      const page = rows.slice(0, pageSize);
      return {
        erasures: page.map(({ id, at, actorName, reason, numberHint, counts }) => ({
          id,
          at,
          actorName,
          reason,
          numberHint,
          counts,
        })),
        nextCursor: rows.length > pageSize ? (page.at(-1)?.at.toISOString() ?? null) : null,
      };
    }),

  read: procedure('call.erase')
    .input(z.object({ id: z.string().max(100) }))
    .query(({ ctx, input }) => getErasure(ctx.db, input.id)),
});
