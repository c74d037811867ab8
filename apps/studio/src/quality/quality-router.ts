import {
  archiveSamplingRule,
  closeCalibration,
  createSamplingRule,
  createScorecard,
  drawDueSamples,
  getCalibration,
  getScorecard,
  listCalibrations,
  listSamplingRules,
  listScorecards,
  listScorecardVersions,
  previewSampling,
  saveScorecard,
  setScorecardArchived,
  startCalibration,
  updateSamplingRule,
} from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';
import { byId, calibrationSchema, samplingRuleSchema, scorecardSchema } from './quality-schemas';

const dayMs = 86_400_000;

/** Forms for the review of calls. */
export const scorecardsRouter = router({
  list: procedure('quality.review')
    .input(z.object({ archived: z.boolean() }))
    .query(({ ctx, input }) => listScorecards(ctx.db, input)),

  get: procedure('quality.review')
    .input(byId)
    .query(({ ctx, input }) => getScorecard(ctx.db, input.id)),

  versions: procedure('quality.review')
    .input(byId)
    .query(({ ctx, input }) => listScorecardVersions(ctx.db, input.id)),

  create: procedure('quality.edit')
    .input(scorecardSchema)
    .mutation(({ ctx, input }) => createScorecard(ctx.db, ctx.actor, input)),

  save: procedure('quality.edit')
    .input(scorecardSchema.extend({ id: z.string().max(100), after: z.int() }))
    .mutation(({ ctx, input: { id, ...input } }) => saveScorecard(ctx.db, ctx.actor, id, input)),

  setArchived: procedure('quality.edit')
    .input(byId.extend({ archived: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setScorecardArchived(ctx.db, ctx.actor, input.id, input.archived);
      return null;
    }),
});

/** Which calls are given to whom by themselves. */
export const samplingRouter = router({
  list: procedure('quality.edit').query(({ ctx }) => listSamplingRules(ctx.db)),

  preview: procedure('quality.edit')
    .input(samplingRuleSchema)
    .query(({ ctx, input }) => previewSampling(ctx.db, input, new Date())),

  create: procedure('quality.edit')
    .input(samplingRuleSchema)
    .mutation(({ ctx, input }) => createSamplingRule(ctx.db, ctx.actor, input)),

  update: procedure('quality.edit')
    .input(samplingRuleSchema.extend({ id: z.string().max(100) }))
    .mutation(async ({ ctx, input: { id, ...input } }) => {
      await updateSamplingRule(ctx.db, ctx.actor, id, input);
      return null;
    }),

  archive: procedure('quality.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await archiveSamplingRule(ctx.db, ctx.actor, input.id);
      return null;
    }),

  /** What is due is drawn by itself within the hour; this does not wait. */
  drawNow: procedure('quality.edit').mutation(async ({ ctx }) => ({ drawn: await drawDueSamples(ctx.db, new Date()) })),
});

/** One conversation, several judges. */
export const calibrationsRouter = router({
  list: procedure('quality.review').query(({ ctx }) => listCalibrations(ctx.db)),

  get: procedure('quality.review')
    .input(byId)
    .query(({ ctx, input }) => getCalibration(ctx.db, ctx.actor.id, input.id)),

  start: procedure('quality.edit')
    .input(calibrationSchema)
    .mutation(({ ctx, input: { dueDays, ...input } }) =>
      startCalibration(ctx.db, ctx.actor, { ...input, dueAt: new Date(Date.now() + dueDays * dayMs) }),
    ),

  close: procedure('quality.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await closeCalibration(ctx.db, ctx.actor, input.id, new Date());
      return null;
    }),
});
