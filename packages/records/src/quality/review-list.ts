import { calibrations, type Database, queues, reviews, scorecards, scorecardVersions, users } from '@patchbay/drizzle';
import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';

export type Review = typeof reviews.$inferSelect;

export interface ReviewItem extends Omit<Review, 'answers' | 'summary' | 'reply'> {
  readonly scorecardName: string;
  /** Null where the account is gone. */
  readonly agentName: string | null;
  readonly reviewerName: string | null;
  readonly queueName: string | null;
}

export interface ReviewFilter {
  readonly reviewerId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly callId?: string | undefined;
  readonly finished?: boolean | undefined;
  /** Without those that were made to compare judges. */
  readonly withoutCalibrations?: boolean | undefined;
  /** The last of the page before. */
  readonly after?: { readonly createdAt: Date; readonly id: string } | undefined;
}

export interface ReviewPage {
  readonly reviews: readonly ReviewItem[];
  /** Null on the last page. */
  readonly next: { readonly createdAt: Date; readonly id: string } | null;
}

const pageSize = 100;
export const reviewAgents = alias(users, 'review_agent');
export const reviewReviewers = alias(users, 'review_reviewer');

export const reviewItemFields = {
  review: reviews,
  scorecardName: scorecards.name,
  agentName: reviewAgents.name,
  reviewerName: reviewReviewers.name,
  queueName: queues.name,
};

/** Newest first, 100 a page. What others made of a conversation in a calibration that is not closed is left out. */
export async function listReviews(db: Database, viewerId: string, filter: ReviewFilter = {}): Promise<ReviewPage> {
  const { after } = filter;
  const rows = await db
    .select(reviewItemFields)
    .from(reviews)
    .innerJoin(scorecards, eq(scorecards.id, reviews.scorecardId))
    .leftJoin(reviewAgents, eq(reviewAgents.id, reviews.agentId))
    .leftJoin(reviewReviewers, eq(reviewReviewers.id, reviews.reviewerId))
    .leftJoin(queues, eq(queues.id, reviews.queueId))
    .where(
      and(
        visibleTo(viewerId),
        filter.reviewerId === undefined ? undefined : eq(reviews.reviewerId, filter.reviewerId),
        filter.agentId === undefined ? undefined : eq(reviews.agentId, filter.agentId),
        filter.callId === undefined ? undefined : eq(reviews.callId, filter.callId),
        filter.finished === undefined
          ? undefined
          : filter.finished
            ? isNotNull(reviews.finishedAt)
            : isNull(reviews.finishedAt),
        filter.withoutCalibrations === true ? isNull(reviews.calibrationId) : undefined,
        after &&
          or(
            lt(reviews.createdAt, after.createdAt),
            and(eq(reviews.createdAt, after.createdAt), lt(reviews.id, after.id)),
          ),
      ),
    )
    .orderBy(desc(reviews.createdAt), desc(reviews.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize).map(({ review, ...names }) => {
    const { answers: _, summary: __, reply: ___, ...item } = review;
    return { ...item, ...names };
  });
  const last = page.at(-1);
  return {
    reviews: page,
    next: rows.length > pageSize && last ? { createdAt: last.createdAt, id: last.id } : null,
  };
}

/** Judges of an open calibration do not see each other. */
export function visibleTo(viewerId: string): SQL | undefined {
  return or(
    isNull(reviews.calibrationId),
    eq(reviews.reviewerId, viewerId),
    sql`exists (select 1 from ${calibrations} where ${calibrations.id} = ${reviews.calibrationId} and ${calibrations.closedAt} is not null)`,
  );
}

/** The version of the form that a review was begun with. */
export function isVersionOfReview(): SQL | undefined {
  return and(eq(scorecardVersions.scorecardId, reviews.scorecardId), eq(scorecardVersions.version, reviews.version));
}
