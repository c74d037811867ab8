import { reviewMarksOf, scoreAnswers } from '@patchbay/records';
import { idPrefix } from '../generated-centre.ts';
import { Random, sumsOf } from '../random.ts';
import { at } from '../row-writer.ts';
import type { DrawnConversation } from './draw-conversations.ts';
import { abilityOf, judge, leniencyOf } from './judge.ts';
import type { ReviewForm } from './review-forms.ts';
import type { ReviewRows } from './review-rows.ts';
import { comments, questionComments, replies, summaries } from './review-words.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Some reviewers do more than others. */
const reviewerWeights = [10, 9, 9, 7, 6, 4, 8, 5] as const;

interface ReviewedYear {
  readonly seed: number;
  readonly forms: readonly ReviewForm[];
  readonly reviewerIds: readonly string[];
  /** As they stand in the centre: their place says how well they do. */
  readonly agentIds: readonly string[];
  readonly beginsMs: number;
  /** What would be finished later is still open. */
  readonly endsMs: number;
}

/** Why a conversation is reviewed. */
export interface ReviewReason {
  readonly scorecardId: string;
  readonly ruleId: string | null;
  readonly calibrationId: string | null;
  readonly givenMs: number;
  readonly dueMs: number | null;
}

/** Reviews as people make them: most in time, some too late, with remarks here and there; agents read them and now and then reply. */
export class ReviewYear {
  readonly #random: Random;
  readonly #places: ReadonlyMap<string, number>;
  readonly #reviewerSums: readonly number[];
  #made = 0;

  constructor(
    private readonly year: ReviewedYear,
    private readonly rows: ReviewRows,
  ) {
    this.#random = new Random(Math.imul(year.seed, 0x45d9f3b) ^ 0x3c6ef372);
    this.#places = new Map(year.agentIds.map((id, place) => [id, place]));
    this.#reviewerSums = sumsOf(
      year.reviewerIds.map((_, place) => reviewerWeights[place % reviewerWeights.length] ?? 1),
    );
  }

  /** One person reviews one conversation. */
  reviewed(conversation: DrawnConversation, reason: ReviewReason): void {
    const random = this.#random;
    const level = this.#levelOf(conversation);
    this.#review(conversation, reason, random.index(this.#reviewerSums), level);
  }

  /** Several people review one conversation, to see how far they differ. */
  calibrated(conversation: DrawnConversation, scorecardId: string, givenMs: number): void {
    const { reviewerIds, endsMs } = this.year;
    const id = `${idPrefix}calibration-${conversation.conversationId}`;
    const { version } = this.#formAt(scorecardId, givenMs);
    const closedMs = givenMs + 8 * dayMs;
    this.rows.calibrations.add(
      id,
      scorecardId,
      version,
      conversation.callId,
      conversation.conversationId,
      conversation.agentId,
      reviewerName(0),
      at(givenMs),
      closedMs < endsMs ? at(closedMs) : null,
    );
    const level = this.#levelOf(conversation);
    const reason = { scorecardId, ruleId: null, calibrationId: id, givenMs, dueMs: givenMs + 7 * dayMs };
    for (const reviewer of reviewerIds.keys()) this.#review(conversation, reason, reviewer, level);
  }

  #levelOf({ agentId, talkedMs }: DrawnConversation): number {
    const { seed, beginsMs, endsMs } = this.year;
    // People get better, and every conversation is another one.
    const learnt = (0.04 * (talkedMs - beginsMs)) / (endsMs - beginsMs);
    return abilityOf(seed, this.#places.get(agentId) ?? 0) + learnt + (this.#random.next() - 0.5) * 0.24;
  }

  #review(conversation: DrawnConversation, reason: ReviewReason, reviewer: number, level: number): void {
    const { seed, reviewerIds, endsMs } = this.year;
    const random = this.#random;
    const { conversationId, callId, queueId, agentId, talkedMs } = conversation;
    const { scorecardId, ruleId, calibrationId, givenMs, dueMs } = reason;
    const reviewerId = reviewerIds[reviewer] ?? '';
    const { version, content } = this.#formAt(scorecardId, givenMs);
    const allAnswers = judge(content, level + leniencyOf(seed, reviewer), random);
    const finishedMs = givenMs + this.#takesMs(calibrationId === null);
    const isFinished = finishedMs < endsMs;
    const begun = isFinished ? 1 : givenMs + dayMs < endsMs && random.next() < 0.3 ? random.next() : 0;
    const answers = isFinished
      ? allAnswers
      : Object.fromEntries(Object.entries(allAnswers).slice(0, Math.floor(begun * Object.keys(allAnswers).length)));
    const { score, passed, knockedOutBy } = scoreAnswers(content, answers);
    this.#made += 1;
    const id = `${idPrefix}review-${this.#made}`;
    const summary = isFinished && random.next() < 0.6 ? wordFor(summaries, score ?? 0, random) : '';
    const readMs = finishedMs + hourMs + random.lasting(2 * dayMs);
    const isRead = isFinished && calibrationId === null && random.next() < 0.82 && readMs < endsMs;
    const reply = isRead && random.next() < 0.12 ? wordFor(replies, score ?? 0, random) : '';
    this.rows.reviews.add(
      id,
      scorecardId,
      version,
      callId,
      conversationId,
      queueId,
      agentId,
      at(talkedMs),
      reviewerId,
      ruleId,
      calibrationId,
      dueMs === null ? null : at(dueMs),
      JSON.stringify(answers),
      summary,
      isFinished ? score : null,
      isFinished ? passed : null,
      JSON.stringify(isFinished ? knockedOutBy : []),
      at(givenMs),
      isFinished ? at(finishedMs) : null,
      isRead ? at(readMs) : null,
      reply,
    );
    if (begun > 0) this.#remarks(id, conversation, content.sections, isFinished ? finishedMs : endsMs, score ?? 0);
    if (!isFinished) return;
    const review = { id, scorecardId, callId, queueId, agentId, reviewerId, calibrationId, answers };
    for (const mark of reviewMarksOf({ ...review, talkedAt: new Date(talkedMs) }, content)) {
      const { questionId, earned, mustPass, failed } = mark;
      this.rows.marks.add(
        id,
        questionId,
        scorecardId,
        callId,
        queueId,
        agentId,
        reviewerId,
        at(talkedMs),
        earned,
        mustPass,
        failed,
      );
    }
  }

  #remarks(
    reviewId: string,
    { afterMs, talkMs }: DrawnConversation,
    sections: readonly { readonly questions: readonly { readonly id: string }[] }[],
    beforeMs: number,
    score: number,
  ): void {
    const random = this.#random;
    const count = random.next() < 0.3 ? 1 + random.below(3) : 0;
    const questions = sections.flatMap((section) => section.questions);
    for (let place = 0; place < count; place += 1) {
      const moment = random.next() < 0.75 ? Math.round(afterMs + random.next() * talkMs) : null;
      const question = random.next() < 0.5 ? questions[random.below(questions.length)] : undefined;
      const text =
        question === undefined
          ? wordFor(comments, score, random)
          : (questionComments[random.below(questionComments.length)] ?? '');
      const writtenMs = beforeMs - (count - place) * 90_000;
      this.rows.comments.add(
        `${reviewId}-comment-${place + 1}`,
        reviewId,
        moment,
        question?.id ?? null,
        text,
        at(writtenMs),
      );
    }
  }

  /** Most within a week; one in forty is forgotten for good. */
  #takesMs(mayBeForgotten: boolean): number {
    const random = this.#random;
    const takesMs = 2 * hourMs + Math.min(random.lasting(2.2 * dayMs), 20 * dayMs);
    return mayBeForgotten && random.next() < 0.025 ? Number.POSITIVE_INFINITY : takesMs;
  }

  #formAt(scorecardId: string, ms: number) {
    const form = this.year.forms.find(({ id }) => id === scorecardId);
    const day = Math.floor((ms - this.year.beginsMs) / dayMs);
    const place = form?.versions.findLastIndex(({ fromDay }) => fromDay <= day) ?? -1;
    const found = form?.versions[place];
    if (found === undefined) throw new RangeError(`there is no form ${scorecardId} on day ${day}`);
    return { version: place + 1, content: found.content };
  }
}

export function reviewerName(place: number): string {
  return `${['Paula Quandt', 'Ruth Schmidt', 'Theo Ulrich', 'Vera Wang', 'Xaver Young', 'Zoe Arnold'][place % 6]} Q${place + 1}`;
}

/** What is said of good ones stands first. */
function wordFor(
  words: { readonly good: readonly string[]; readonly bad: readonly string[] },
  score: number,
  random: Random,
): string {
  const those = score >= 75 ? words.good : words.bad;
  return those[random.below(those.length)] ?? '';
}
