import { randomUUID } from 'node:crypto';
import { type Database, reviewComments } from '@patchbay/drizzle';
import { and, eq } from 'drizzle-orm';
import { audited } from '../audit.ts';
import { checkedText, checkWhole, noteProblems, refuseProblems } from '../field-problems.ts';
import { notFound } from '../record-error.ts';
import { lockOpenReview, type ReviewComment, type Reviewer } from './reviews.ts';
import { questionsOf } from './score.ts';

export interface ReviewCommentInput {
  readonly reviewId: string;
  /** Since the call began, in milliseconds. */
  readonly atMs: number | null;
  readonly questionId: string | null;
  readonly text: string;
}

const dayMs = 86_400_000;

/** @throws RecordError `not_found`, `review_closed`, `value_invalid` */
export async function addReviewComment(
  db: Database,
  actor: Reviewer,
  input: ReviewCommentInput,
  id: string = randomUUID(),
): Promise<ReviewComment> {
  const notes = noteProblems();
  const text = checkedText(notes, 'text', input.text, { lengthMax: 4_000, lines: true });
  if (input.atMs !== null) checkWhole(notes, 'atMs', input.atMs, 0, dayMs);
  refuseProblems({ en: 'A comment', zh: '批注' }, notes);
  const entry = { action: 'review.commented', subject: { kind: 'review', id: input.reviewId } } as const;
  return await audited(db, actor, entry, async (tx) => {
    const { content } = await lockOpenReview(tx, actor, input.reviewId);
    const asked = questionsOf(content).some(({ id: questionId }) => questionId === input.questionId);
    const values = { ...input, text, questionId: asked ? input.questionId : null };
    const [row] = await tx
      .insert(reviewComments)
      .values({ id, ...values })
      .returning();
    if (!row) throw notFound('review_comment', id);
    return { result: row, before: null, after: { atMs: row.atMs, text } };
  });
}

/** @throws RecordError `not_found`, `review_closed` */
export async function deleteReviewComment(
  db: Database,
  actor: Reviewer,
  input: { readonly reviewId: string; readonly commentId: string },
): Promise<void> {
  const { reviewId, commentId } = input;
  const entry = { action: 'review.comment_deleted', subject: { kind: 'review', id: reviewId } } as const;
  await audited(db, actor, entry, async (tx) => {
    await lockOpenReview(tx, actor, reviewId);
    const [row] = await tx
      .delete(reviewComments)
      .where(and(eq(reviewComments.id, commentId), eq(reviewComments.reviewId, reviewId)))
      .returning();
    if (!row) throw notFound('review_comment', commentId);
    return { result: undefined, before: { atMs: row.atMs, text: row.text }, after: null };
  });
}
