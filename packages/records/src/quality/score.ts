import type { StoredQuestion, StoredReviewAnswers, StoredScorecard } from '@patchbay/drizzle';

export type ReviewAnswer = StoredReviewAnswers[string];

/** What one answer that applied earned, and whether it fails the whole review by itself. */
export interface Mark {
  readonly questionId: string;
  /** 0 to 1. */
  readonly earned: number;
  readonly mustPass: boolean;
  readonly failed: boolean;
}

/** Of each question that was answered and applied, in the order of the form. */
export function marksOf(content: StoredScorecard, answers: StoredReviewAnswers): Mark[] {
  return questionsOf(content).flatMap((question) => {
    const answer = answers[question.id];
    const earned = answer === undefined ? null : earnedShare(question, answer);
    if (earned === null) return [];
    const { id: questionId, knockOut: mustPass } = question;
    return [{ questionId, earned, mustPass, failed: mustPass && earned === lowestShare(question) }];
  });
}

/** What a form makes of the answers so far. */
export interface Score {
  /** Per cent of the weight that applied, 0 to 100, to a tenth; null while nothing that counts is answered. */
  readonly score: number | null;
  readonly passed: boolean;
  /** Questions whose lowest answer was given and fails the call: the score is then 0. */
  readonly knockedOutBy: readonly string[];
  /** Questions without an answer. */
  readonly open: readonly string[];
}

export function questionsOf(content: StoredScorecard): readonly StoredQuestion[] {
  return content.sections.flatMap(({ questions }) => questions);
}

/**
 * What of its weight an answer earns, 0 to 1; null for "does not apply". A scale earns nothing at its lowest step and all at its
 * highest.
 * @throws RangeError for an answer that the question does not take
 */
export function earnedShare(question: StoredQuestion, answer: ReviewAnswer): number | null {
  const { answer: kind } = question;
  if (answer === null) {
    if (question.mayNotApply) return null;
  } else if (kind.kind === 'yes_no') {
    if (typeof answer === 'boolean') return answer ? 1 : 0;
  } else if (kind.kind === 'scale') {
    if (Number.isInteger(answer) && Number(answer) >= 1 && Number(answer) <= kind.max) {
      return (Number(answer) - 1) / (kind.max - 1);
    }
  } else {
    const option = kind.options.find(({ id }) => id === answer);
    if (option) return option.percent / 100;
  }
  throw new RangeError(`question ${question.id} does not take ${JSON.stringify(answer)}`);
}

/**
 * 100 × the sum of weight × earned share / the sum of the weights of what applied. A knock-out makes it 0, whatever the rest is.
 * Answers to questions that the form does not ask are left out.
 */
export function scoreAnswers(content: StoredScorecard, answers: StoredReviewAnswers): Score {
  let weights = 0;
  let earned = 0;
  const knockedOutBy: string[] = [];
  const open: string[] = [];
  for (const question of questionsOf(content)) {
    const answer = answers[question.id];
    if (answer === undefined) {
      open.push(question.id);
      continue;
    }
    const share = earnedShare(question, answer);
    if (share === null) continue;
    weights += question.weight;
    earned += question.weight * share;
    if (question.knockOut && share === lowestShare(question)) knockedOutBy.push(question.id);
  }
  const score = weights === 0 ? null : knockedOutBy.length > 0 ? 0 : Math.round((earned / weights) * 1_000) / 10;
  return {
    score,
    passed: knockedOutBy.length === 0 && (score === null || score >= content.passPercent),
    knockedOutBy,
    open,
  };
}

function lowestShare({ answer }: StoredQuestion): number {
  return answer.kind === 'choice' ? Math.min(...answer.options.map(({ percent }) => percent)) / 100 : 0;
}
