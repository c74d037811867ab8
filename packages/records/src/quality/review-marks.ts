import type { reviewMarks, StoredScorecard } from '@patchbay/drizzle';
import type { Review } from './review-list.ts';
import { marksOf } from './score.ts';

export type ReviewMark = typeof reviewMarks.$inferSelect;

type MarkedReview = Pick<
  Review,
  'id' | 'scorecardId' | 'callId' | 'queueId' | 'agentId' | 'reviewerId' | 'talkedAt' | 'calibrationId' | 'answers'
>;

/**
 * What the answers of a finished review earned, for reports. What several people make of one conversation to compare themselves stands
 * in none.
 * @param content what the version of the form asks by which it was made
 */
export function reviewMarksOf(review: MarkedReview, content: StoredScorecard): ReviewMark[] {
  if (review.calibrationId !== null) return [];
  const { id: reviewId, scorecardId, callId, queueId, agentId, reviewerId, talkedAt } = review;
  const shared = { reviewId, scorecardId, callId, queueId, agentId, reviewerId, talkedAt };
  return marksOf(content, review.answers).map((mark) => ({ ...shared, ...mark }));
}
