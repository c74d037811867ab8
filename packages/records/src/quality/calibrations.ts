import { randomUUID } from 'node:crypto';
import {
  calibrations,
  type Database,
  reviews,
  type StoredReviewAnswers,
  type StoredScorecard,
  scorecards,
  scorecardVersions,
  users,
} from '@patchbay/drizzle';
import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type Actor, audited } from '../audit.ts';
import { noteProblems, refuseProblems } from '../field-problems.ts';
import { notFound } from '../record-error.ts';
import { reviewReviewers } from './review-list.ts';
import { type Reviewer, reviewedConversation, usableVersion } from './reviews.ts';
import { type NumberSpread, type QuestionSpread, spreadOfAnswers, spreadOfNumbers } from './spread.ts';

export type Calibration = typeof calibrations.$inferSelect;

export interface CalibrationItem extends Calibration {
  readonly scorecardName: string;
  readonly agentName: string | null;
  readonly reviewers: number;
  readonly finished: number;
}

/** What one of the judges made of it. */
export interface Judgement {
  readonly reviewId: string;
  readonly reviewerId: string;
  readonly reviewerName: string | null;
  readonly finishedAt: Date | null;
  /** Empty while the viewer may not see it. */
  readonly answers: StoredReviewAnswers;
  readonly score: number | null;
  readonly passed: boolean | null;
}

export interface CalibrationDetail {
  readonly calibration: CalibrationItem;
  readonly content: StoredScorecard;
  readonly judgements: readonly Judgement[];
  /** Whether everything is shown: it is closed. */
  readonly revealed: boolean;
  /** Of those who have finished; null until it is revealed. */
  readonly spread: {
    readonly questions: readonly QuestionSpread[];
    readonly scores: NumberSpread | null;
  } | null;
}

const judgesMin = 2;
const judgesMax = 20;

const itemFields = {
  calibration: calibrations,
  scorecardName: scorecards.name,
  agentName: users.name,
  reviewers: sql<number>`(select count(*)::int from ${reviews} where ${reviews.calibrationId} = ${calibrations.id})`,
  finished: sql<number>`(select count(*)::int from ${reviews} where ${reviews.calibrationId} = ${calibrations.id} and ${reviews.finishedAt} is not null)`,
};

/** Newest first, the last 200. */
export async function listCalibrations(db: Database): Promise<CalibrationItem[]> {
  const rows = await db
    .select(itemFields)
    .from(calibrations)
    .innerJoin(scorecards, eq(scorecards.id, calibrations.scorecardId))
    .leftJoin(users, eq(users.id, calibrations.agentId))
    .orderBy(desc(calibrations.createdAt))
    .limit(200);
  return rows.map(({ calibration, ...names }) => ({ ...calibration, ...names }));
}

/** What the judges made of it, and how far they differ once it is closed. @throws RecordError `not_found` */
export async function getCalibration(db: Database, viewerId: string, id: string): Promise<CalibrationDetail> {
  const [row] = await db
    .select({ ...itemFields, content: scorecardVersions.content })
    .from(calibrations)
    .innerJoin(scorecards, eq(scorecards.id, calibrations.scorecardId))
    .innerJoin(
      scorecardVersions,
      and(
        eq(scorecardVersions.scorecardId, calibrations.scorecardId),
        eq(scorecardVersions.version, calibrations.version),
      ),
    )
    .leftJoin(users, eq(users.id, calibrations.agentId))
    .where(eq(calibrations.id, id));
  if (!row) throw notFound('calibration', id);
  const judged = await db
    .select({ review: reviews, reviewerName: reviewReviewers.name })
    .from(reviews)
    .leftJoin(reviewReviewers, eq(reviewReviewers.id, reviews.reviewerId))
    .where(eq(reviews.calibrationId, id))
    .orderBy(asc(reviews.createdAt), asc(reviewReviewers.name));
  const { calibration, content, ...names } = row;
  const revealed = calibration.closedAt !== null;
  const finished = judged.filter(({ review }) => review.finishedAt !== null);
  return {
    calibration: { ...calibration, ...names },
    content,
    revealed,
    judgements: judged.map(({ review, reviewerName }) => ({
      reviewId: review.id,
      reviewerId: review.reviewerId,
      reviewerName,
      finishedAt: review.finishedAt,
      ...(revealed || review.reviewerId === viewerId
        ? { answers: review.answers, score: review.score, passed: review.passed }
        : { answers: {}, score: null, passed: null }),
    })),
    spread: revealed
      ? {
          questions: spreadOfAnswers(
            content,
            finished.map(({ review }) => review.answers),
          ),
          scores: spreadOfNumbers(finished.flatMap(({ review }) => (review.score === null ? [] : [review.score]))),
        }
      : null,
  };
}

/** Gives one conversation to several judges. @throws RecordError `not_found`, `archived`, `value_invalid` */
export async function startCalibration(
  db: Database,
  actor: Actor,
  input: {
    readonly scorecardId: string;
    readonly conversationId: string;
    readonly reviewerIds: readonly string[];
    readonly dueAt: Date | null;
  },
  id: string = randomUUID(),
): Promise<string> {
  const reviewerIds = [...new Set(input.reviewerIds)];
  return await audited(
    db,
    actor,
    { action: 'calibration.started', subject: { kind: 'calibration', id } },
    async (tx) => {
      const version = await usableVersion(tx, input.scorecardId);
      const conversation = await reviewedConversation(tx, input.conversationId);
      await refuseJudges(tx, reviewerIds, conversation.agentId);
      const { scorecardId, dueAt } = input;
      const { callId, conversationId, agentId } = conversation;
      await tx
        .insert(calibrations)
        .values({ id, scorecardId, version, callId, conversationId, agentId, createdByName: actor.name });
      await tx.insert(reviews).values(
        reviewerIds.map((reviewerId) => ({
          id: randomUUID(),
          scorecardId,
          version,
          ...conversation,
          reviewerId,
          calibrationId: id,
          dueAt,
        })),
      );
      return { result: id, before: null, after: { scorecardId, version, callId, agentId, reviewerIds, dueAt } };
    },
  );
}

/** From then on the judges see each other, and nobody judges any more. @throws RecordError `not_found` */
export async function closeCalibration(db: Database, actor: Reviewer, id: string, at: Date): Promise<void> {
  await audited(db, actor, { action: 'calibration.closed', subject: { kind: 'calibration', id } }, async (tx) => {
    const [before] = await tx.select().from(calibrations).where(eq(calibrations.id, id)).for('update');
    if (!before) throw notFound('calibration', id);
    if (before.closedAt !== null) return { result: undefined, unchanged: true };
    await tx.update(calibrations).set({ closedAt: at }).where(eq(calibrations.id, id));
    return { result: undefined, before: { closedAt: null }, after: { closedAt: at } };
  });
}

async function refuseJudges(tx: Database, reviewerIds: readonly string[], agentId: string): Promise<void> {
  const notes = noteProblems();
  if (reviewerIds.length < judgesMin || reviewerIds.length > judgesMax) {
    notes.add('reviewerIds', `${judgesMin} to ${judgesMax} reviewers`, `须有 ${judgesMin} 至 ${judgesMax} 位评审人`);
  }
  if (reviewerIds.includes(agentId)) {
    notes.add('reviewerIds', 'the agent does not judge themselves', '坐席不能评审自己');
  }
  const known = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(inArray(users.id, [...reviewerIds]), isNull(users.disabledAt)));
  if (known.length < reviewerIds.length) {
    notes.add('reviewerIds', 'choose people who can sign in', '请选择可以登录的用户');
  }
  refuseProblems({ en: 'A calibration', zh: '校准' }, notes);
}
