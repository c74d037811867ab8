import {
  acknowledgeReview,
  addReviewComment,
  answerQuestion,
  deleteReview,
  deleteReviewComment,
  finishReview,
  getCall,
  getOwnReview,
  getReview,
  listReviewable,
  listReviewers,
  listReviews,
  RecordError,
  startReview,
  writeSummary,
} from '@patchbay/records';
import * as z from 'zod';
import type { Context } from '@/server/context';
import { procedure, router } from '@/server/trpc';
import {
  answerSchema,
  byId,
  commentSchema,
  cursorSchema,
  replySchema,
  reviewableSchema,
  reviewListSchema,
  startSchema,
  summarySchema,
} from './quality-schemas';

/** What was made of calls, and by whom. */
export const reviewsRouter = router({
  list: procedure('quality.review')
    .input(reviewListSchema)
    .query(({ ctx, input: { mine, cursor, ...filter } }) =>
      listReviews(ctx.db, ctx.actor.id, {
        ...filter,
        ...(mine === true ? { reviewerId: ctx.actor.id } : {}),
        after: cursor && { createdAt: new Date(cursor.createdAt), id: cursor.id },
      }),
    ),

  get: procedure('quality.review')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const found = await getReview(ctx.db, ctx.actor.id, input.id);
      return {
        ...found,
        mayChange: found.review.reviewerId === ctx.actor.id && found.review.finishedAt === null,
        callStartedAt: await startOfCall(ctx.db, found.review.callId),
      };
    }),

  /** Conversations that can be reviewed, newest first. */
  reviewable: procedure('quality.review')
    .input(reviewableSchema)
    .query(({ ctx, input }) => listReviewable(ctx.db, input)),

  reviewers: procedure('quality.review').query(({ ctx }) => listReviewers(ctx.db)),

  start: procedure('quality.review')
    .input(startSchema)
    .mutation(({ ctx, input }) => startReview(ctx.db, ctx.actor, input)),

  answer: procedure('quality.review')
    .input(answerSchema)
    .mutation(({ ctx, input: { answer, ...place } }) => answerQuestion(ctx.db, ctx.actor, { ...place, answer })),

  comment: procedure('quality.review')
    .input(commentSchema)
    .mutation(({ ctx, input }) => addReviewComment(ctx.db, ctx.actor, input)),

  deleteComment: procedure('quality.review')
    .input(z.object({ reviewId: z.string().max(100), commentId: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      await deleteReviewComment(ctx.db, ctx.actor, input);
      return null;
    }),

  summarise: procedure('quality.review')
    .input(summarySchema)
    .mutation(async ({ ctx, input }) => {
      await writeSummary(ctx.db, ctx.actor, input.reviewId, input.text);
      return null;
    }),

  finish: procedure('quality.review')
    .input(byId)
    .mutation(({ ctx, input }) => finishReview(ctx.db, ctx.actor, input.id, new Date())),

  remove: procedure('quality.review')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await deleteReview(ctx.db, ctx.actor, input.id);
      return null;
    }),
});

/** What an agent reads of their own conversations. */
export const ownReviewsRouter = router({
  list: procedure('quality.own')
    .input(z.object({ cursor: cursorSchema.optional() }))
    .query(({ ctx, input: { cursor } }) =>
      listReviews(ctx.db, ctx.actor.id, {
        agentId: ctx.actor.id,
        finished: true,
        withoutCalibrations: true,
        after: cursor && { createdAt: new Date(cursor.createdAt), id: cursor.id },
      }),
    ),

  get: procedure('quality.own')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const found = await getOwnReview(ctx.db, ctx.actor.id, input.id);
      return { ...found, mayChange: false, callStartedAt: await startOfCall(ctx.db, found.review.callId) };
    }),

  acknowledge: procedure('quality.own')
    .input(replySchema)
    .mutation(async ({ ctx, input }) => {
      await acknowledgeReview(ctx.db, ctx.actor, { ...input, at: new Date() });
      return null;
    }),
});

/** Null where the call is not kept any more. */
async function startOfCall(db: Context['db'], callId: string): Promise<Date | null> {
  try {
    return (await getCall(db, callId)).startedAt;
  } catch (error) {
    if (error instanceof RecordError && error.code === 'not_found') return null;
    throw error;
  }
}
