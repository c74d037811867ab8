import {
  createNotReadyReason,
  createQuickPhrase,
  createWrapUpCode,
  deleteQuickPhrase,
  listNotReadyReasons,
  listQuickPhrases,
  listWrapUpCodes,
  reorderNotReadyReasons,
  reorderQuickPhrases,
  reorderWrapUpCodes,
  setNotReadyReasonArchived,
  setWrapUpCodeArchived,
  updateNotReadyReason,
  updateQuickPhrase,
  updateWrapUpCode,
} from '@patchbay/records';
import * as z from 'zod';
import { announced } from '@/centre/announced';
import { procedure, router } from '@/server/trpc';

const id = z.string().max(64);
const byId = z.object({ id });
const archiving = byId.extend({ archived: z.boolean() });
const order = z.object({ ids: z.array(id).max(1_000) });
const queueIds = z.array(id).max(500);

const reasonSchema = z.object({ name: z.string().max(200), productive: z.boolean() });
const codeSchema = z.object({ name: z.string().max(200), queueIds });
const phraseSchema = z.object({ title: z.string().max(200), text: z.string().max(10_000), queueIds });

const reasonsRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listNotReadyReasons(ctx.db)),
  create: procedure('centre.edit')
    .input(reasonSchema)
    .mutation(({ ctx, input }) => announced(createNotReadyReason(ctx.db, ctx.actor, input))),
  update: procedure('centre.edit')
    .input(byId.extend(reasonSchema.shape))
    .mutation(({ ctx, input }) => announced(updateNotReadyReason(ctx.db, ctx.actor, input.id, input))),
  setArchived: procedure('centre.edit')
    .input(archiving)
    .mutation(async ({ ctx, input }) => {
      await announced(setNotReadyReasonArchived(ctx.db, ctx.actor, input.id, input.archived));
      return null;
    }),
  reorder: procedure('centre.edit')
    .input(order)
    .mutation(async ({ ctx, input }) => {
      await announced(reorderNotReadyReasons(ctx.db, ctx.actor, input.ids));
      return null;
    }),
});

const codesRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listWrapUpCodes(ctx.db)),
  create: procedure('centre.edit')
    .input(codeSchema)
    .mutation(({ ctx, input }) => announced(createWrapUpCode(ctx.db, ctx.actor, input))),
  update: procedure('centre.edit')
    .input(byId.extend(codeSchema.shape))
    .mutation(({ ctx, input }) => announced(updateWrapUpCode(ctx.db, ctx.actor, input.id, input))),
  setArchived: procedure('centre.edit')
    .input(archiving)
    .mutation(async ({ ctx, input }) => {
      await announced(setWrapUpCodeArchived(ctx.db, ctx.actor, input.id, input.archived));
      return null;
    }),
  reorder: procedure('centre.edit')
    .input(order)
    .mutation(async ({ ctx, input }) => {
      await announced(reorderWrapUpCodes(ctx.db, ctx.actor, input.ids));
      return null;
    }),
});

const phrasesRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listQuickPhrases(ctx.db)),
  create: procedure('centre.edit')
    .input(phraseSchema)
    .mutation(({ ctx, input }) => announced(createQuickPhrase(ctx.db, ctx.actor, input))),
  update: procedure('centre.edit')
    .input(byId.extend(phraseSchema.shape))
    .mutation(({ ctx, input }) => announced(updateQuickPhrase(ctx.db, ctx.actor, input.id, input))),
  delete: procedure('centre.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await announced(deleteQuickPhrase(ctx.db, ctx.actor, input.id));
      return null;
    }),
  reorder: procedure('centre.edit')
    .input(order)
    .mutation(async ({ ctx, input }) => {
      await announced(reorderQuickPhrases(ctx.db, ctx.actor, input.ids));
      return null;
    }),
});

/** What the seat offers to choose from: why somebody is not ready, what a call was about, sentences to say. */
export const deskListsRouter = router({ reasons: reasonsRouter, codes: codesRouter, phrases: phrasesRouter });
