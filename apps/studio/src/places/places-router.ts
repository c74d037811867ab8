import {
  createNumberPlace,
  deleteNumberPlace,
  findNumberPlace,
  listNumberPlaces,
  updateNumberPlace,
} from '@patchbay/records';
import * as z from 'zod';
import { announced } from '@/centre/announced';
import { procedure, router } from '@/server/trpc';

const pageSize = 100;
const prefix = z.string().max(40);
const placeSchema = z.object({
  prefix,
  placeEn: z.string().max(200),
  placeZh: z.string().max(200),
  country: z.string().max(10),
});

/** Where numbers are from, by prefix. */
export const placesRouter = router({
  list: procedure('centre.read')
    .input(z.object({ search: z.string().max(100).default(''), cursor: prefix.optional() }))
    .query(async ({ ctx, input: { search, cursor } }) => {
      const filter = { search, limit: pageSize + 1, ...(cursor === undefined ? {} : { after: cursor }) };
      const rows = await listNumberPlaces(ctx.db, filter);
      const places = rows.slice(0, pageSize);
      return { places, nextCursor: rows.length > pageSize ? (places.at(-1)?.prefix ?? null) : null };
    }),

  find: procedure('centre.read')
    .input(z.object({ number: z.string().max(64) }))
    .query(({ ctx, input }) => findNumberPlace(ctx.db, input.number)),

  create: procedure('centre.edit')
    .input(placeSchema)
    .mutation(({ ctx, input }) => announced(createNumberPlace(ctx.db, ctx.actor, input))),

  update: procedure('centre.edit')
    .input(z.object({ prefix, place: placeSchema }))
    .mutation(({ ctx, input }) => announced(updateNumberPlace(ctx.db, ctx.actor, input.prefix, input.place))),

  delete: procedure('centre.edit')
    .input(z.object({ prefix }))
    .mutation(async ({ ctx, input }) => {
      await announced(deleteNumberPlace(ctx.db, ctx.actor, input.prefix));
      return null;
    }),
});
