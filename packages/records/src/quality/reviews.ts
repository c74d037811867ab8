import { randomUUID } from 'node:crypto';
import {
  calibrations,
  conversations,
  type Database,
  queues,
  reviewComments,
  reviewMarks,
  reviews,
  type StoredScorecard,
  scorecards,
  scorecardVersions,
} from '@patchbay/drizzle';
import { and, asc, eq, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { notFound, RecordError } from '../record-error.ts';
import {
  isVersionOfReview,
  type Review,
  reviewAgents,
  reviewItemFields,
  reviewReviewers,
  visibleTo,
} from './review-list.ts';
import { reviewMarksOf } from './review-marks.ts';
import { earnedShare, questionsOf, type ReviewAnswer, type Score, scoreAnswers } from './score.ts';
import { getScorecard } from './scorecards.ts';

export type ReviewComment = typeof reviewComments.$inferSelect;

/** A review with what it is made by, and what it comes to so far. */
export interface ReviewDetail {
  readonly review: Review;
  readonly scorecardName: string;
  readonly agentName: string | null;
  readonly reviewerName: string | null;
  readonly queueName: string | null;
  readonly content: StoredScorecard;
  readonly result: Score;
  /** By their moment; those about no moment last. */
  readonly comments: readonly ReviewComment[];
}

/** A person who reviews: the account has an id. */
export type Reviewer = Actor & { readonly id: string };

/** What of a conversation a review keeps. */
export interface ReviewedConversation {
  readonly conversationId: string;
  readonly callId: string;
  readonly queueId: string | null;
  readonly agentId: string;
  readonly talkedAt: Date;
}

/** @throws RecordError `not_found`, also for what the viewer may not see */
export async function getReview(db: Database, viewerId: string, id: string): Promise<ReviewDetail> {
  const [row] = await db
    .select({ ...reviewItemFields, content: scorecardVersions.content })
    .from(reviews)
    .innerJoin(scorecards, eq(scorecards.id, reviews.scorecardId))
    .innerJoin(scorecardVersions, isVersionOfReview())
    .leftJoin(reviewAgents, eq(reviewAgents.id, reviews.agentId))
    .leftJoin(reviewReviewers, eq(reviewReviewers.id, reviews.reviewerId))
    .leftJoin(queues, eq(queues.id, reviews.queueId))
    .where(and(eq(reviews.id, id), visibleTo(viewerId)));
  if (!row) throw notFound('review', id);
  const comments = await db
    .select()
    .from(reviewComments)
    .where(eq(reviewComments.reviewId, id))
    .orderBy(sql`${reviewComments.atMs} asc nulls last`, asc(reviewComments.createdAt));
  return { ...row, result: scoreAnswers(row.content, row.review.answers), comments };
}

/** A review that an agent may read: of their own conversation, finished, and not one made to compare judges. */
export async function getOwnReview(db: Database, agentId: string, id: string): Promise<ReviewDetail> {
  const found = await getReview(db, agentId, id);
  const { review } = found;
  if (review.agentId !== agentId || review.finishedAt === null || review.calibrationId !== null) {
    throw notFound('review', id);
  }
  return found;
}

/**
 * Begins a review of a conversation that somebody chose.
 * @throws RecordError `not_found`, `archived`; `value_invalid` for one's own conversation
 */
export async function startReview(
  db: Database,
  actor: Reviewer,
  input: { readonly scorecardId: string; readonly conversationId: string },
  id: string = randomUUID(),
): Promise<string> {
  return await audited(db, actor, { action: 'review.started', subject: { kind: 'review', id } }, async (tx) => {
    const version = await usableVersion(tx, input.scorecardId);
    const conversation = await reviewedConversation(tx, input.conversationId);
    refuseOwn(conversation.agentId, actor.id);
    const values = { scorecardId: input.scorecardId, version, ...conversation, reviewerId: actor.id };
    await tx.insert(reviews).values({ id, ...values });
    return { result: id, before: null, after: values };
  });
}

/**
 * Keeps the answer to one question; undefined takes it back.
 * @throws RecordError `not_found`, `review_closed`; `value_invalid` for an answer that the question does not take
 */
export async function answerQuestion(
  db: Database,
  actor: Reviewer,
  input: { readonly reviewId: string; readonly questionId: string; readonly answer: ReviewAnswer | undefined },
): Promise<Score> {
  const { reviewId, questionId, answer } = input;
  const entry = { action: 'review.answered', subject: { kind: 'review', id: reviewId } } as const;
  return await audited(db, actor, entry, async (tx) => {
    const { review, content } = await lockOpenReview(tx, actor, reviewId);
    const question = questionsOf(content).find(({ id }) => id === questionId);
    if (!question) throw answerRefused(`the form does not ask ${questionId}`);
    try {
      if (answer !== undefined) earnedShare(question, answer);
    } catch (error) {
      if (error instanceof RangeError) throw answerRefused(error.message);
      throw error;
    }
    const { [questionId]: before, ...others } = review.answers;
    const answers = answer === undefined ? others : { ...others, [questionId]: answer };
    if (before === answer) return { result: scoreAnswers(content, answers), unchanged: true };
    await tx.update(reviews).set({ answers }).where(eq(reviews.id, reviewId));
    return {
      result: scoreAnswers(content, answers),
      before: { [question.text]: before ?? null },
      after: { [question.text]: answer ?? null },
    };
  });
}

/** @throws RecordError `not_found`, `review_closed` */
export async function writeSummary(db: Database, actor: Reviewer, reviewId: string, text: string): Promise<void> {
  const entry = { action: 'review.summarised', subject: { kind: 'review', id: reviewId } } as const;
  await audited(db, actor, entry, async (tx) => {
    const { review } = await lockOpenReview(tx, actor, reviewId);
    const summary = text.trim();
    if (review.summary === summary) return { result: undefined, unchanged: true };
    await tx.update(reviews).set({ summary }).where(eq(reviews.id, reviewId));
    return { result: undefined, before: { summary: review.summary }, after: { summary } };
  });
}

/**
 * Works the score out and keeps it; from then on the agent can read it and nothing changes any more.
 * @throws RecordError `not_found`, `review_closed`; `review_incomplete` while a question is open
 */
export async function finishReview(db: Database, actor: Reviewer, reviewId: string, at: Date): Promise<Score> {
  const entry = { action: 'review.finished', subject: { kind: 'review', id: reviewId } } as const;
  return await audited(db, actor, entry, async (tx) => {
    const { review, content } = await lockOpenReview(tx, actor, reviewId);
    const result = scoreAnswers(content, review.answers);
    if (result.open.length > 0) {
      throw new RecordError(
        'review_incomplete',
        {
          en: `Answer the ${result.open.length} open questions first.`,
          zh: `请先回答剩余的 ${result.open.length} 个问题。`,
        },
        `review ${reviewId} has open questions`,
      );
    }
    const { score, passed } = result;
    const knockedOutBy = [...result.knockedOutBy];
    await tx.update(reviews).set({ score, passed, knockedOutBy, finishedAt: at }).where(eq(reviews.id, reviewId));
    const marks = reviewMarksOf(review, content);
    if (marks.length > 0) await tx.insert(reviewMarks).values(marks);
    return {
      result,
      before: null,
      after: { agentId: review.agentId, callId: review.callId, score, passed, knockedOutBy },
    };
  });
}

/** Takes an unfinished review away. @throws RecordError `not_found`, `review_closed` */
export async function deleteReview(db: Database, actor: Reviewer, reviewId: string): Promise<void> {
  const entry = { action: 'review.deleted', subject: { kind: 'review', id: reviewId } } as const;
  await audited(db, actor, entry, async (tx) => {
    const { review } = await lockOpenReview(tx, actor, reviewId);
    await tx.delete(reviews).where(eq(reviews.id, reviewId));
    return { result: undefined, before: review, after: null };
  });
}

/** The agent has read it, and may answer. A second time changes nothing. @throws RecordError `not_found` */
export async function acknowledgeReview(
  db: Database,
  agent: Reviewer,
  input: { readonly reviewId: string; readonly reply: string; readonly at: Date },
): Promise<void> {
  const { reviewId, at } = input;
  const entry = { action: 'review.acknowledged', subject: { kind: 'review', id: reviewId } } as const;
  await audited(db, agent, entry, async (tx) => {
    await tx.select({ id: reviews.id }).from(reviews).where(eq(reviews.id, reviewId)).for('update');
    const { review } = await getOwnReview(tx, agent.id, reviewId);
    if (review.acknowledgedAt !== null) return { result: undefined, unchanged: true };
    const reply = input.reply.trim();
    await tx.update(reviews).set({ acknowledgedAt: at, reply }).where(eq(reviews.id, reviewId));
    return { result: undefined, before: null, after: { acknowledgedAt: at, reply } };
  });
}

/** The newest version of a form that is in use. @throws RecordError `not_found`, `archived` */
export async function usableVersion(tx: Database, scorecardId: string): Promise<number> {
  const { scorecard } = await getScorecard(tx, scorecardId);
  if (scorecard.archivedAt === null) return scorecard.version;
  throw new RecordError(
    'archived',
    {
      en: `The scorecard "${scorecard.name}" is put away. Choose another one.`,
      zh: `评分表“${scorecard.name}”已归档，请另选一个。`,
    },
    `scorecard ${scorecardId} is archived`,
  );
}

/** @throws RecordError `not_found` for one that does not exist or in which nobody talked */
export async function reviewedConversation(tx: Database, id: string): Promise<ReviewedConversation> {
  const [row] = await tx
    .select({
      conversationId: conversations.id,
      callId: conversations.callId,
      queueId: conversations.queueId,
      agentId: conversations.agentId,
      talkedAt: conversations.offeredAt,
    })
    .from(conversations)
    .where(and(eq(conversations.id, id), eq(conversations.outcome, 'answered')));
  if (!row) throw notFound('conversation', id);
  return row;
}

/** @throws RecordError `value_invalid` */
export function refuseOwn(agentId: string, reviewerId: string): void {
  if (agentId !== reviewerId) return;
  throw new RecordError(
    'value_invalid',
    {
      en: 'Nobody reviews their own conversation. Let somebody else review it.',
      zh: '不能评审自己的通话，请由其他人评审。',
    },
    `${reviewerId} would review themselves`,
  );
}

/** The row of a review that this person may still change. @throws RecordError `not_found`, `review_closed` */
export async function lockOpenReview(
  tx: Database,
  actor: Reviewer,
  id: string,
): Promise<{ readonly review: Review; readonly content: StoredScorecard }> {
  const [row] = await tx
    .select({ review: reviews, content: scorecardVersions.content, closedAt: calibrations.closedAt })
    .from(reviews)
    .innerJoin(scorecardVersions, isVersionOfReview())
    .leftJoin(calibrations, eq(calibrations.id, reviews.calibrationId))
    .where(and(eq(reviews.id, id), eq(reviews.reviewerId, actor.id)))
    .for('update', { of: reviews });
  if (!row) throw notFound('review', id);
  if (row.review.finishedAt === null && row.closedAt === null) return row;
  throw new RecordError(
    'review_closed',
    {
      en: 'This review is finished and stays as it is. Start another one where something was overlooked.',
      zh: '此评审已完成，不能再修改。如有遗漏，请重新发起一次评审。',
    },
    `review ${id} is closed`,
  );
}

function answerRefused(why: string): RecordError {
  return new RecordError(
    'value_invalid',
    {
      en: 'This question does not take that answer. Load the page again and choose one of those shown.',
      zh: '此问题不接受该答案。请重新加载页面后再选择。',
    },
    why,
  );
}
