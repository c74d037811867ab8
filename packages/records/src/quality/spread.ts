import type { StoredReviewAnswers, StoredScorecard } from '@patchbay/drizzle';
import { earnedShare, questionsOf } from './score.ts';

/** How far those who judged the same conversation differ in one question. */
export interface QuestionSpread {
  readonly questionId: string;
  /** Share of the judges who gave the most frequent answer, 0 to 1; null where fewer than two answered. */
  readonly agreement: number | null;
  /** The highest less the lowest earned share, 0 to 1; null where fewer than two found it to apply. */
  readonly range: number | null;
}

export interface NumberSpread {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Of the judges themselves, not estimated for others: the root of the mean squared distance from the mean. */
  readonly deviation: number;
}

/** By question in the order of the form. Judges who have not answered a question are left out of it. */
export function spreadOfAnswers(
  content: StoredScorecard,
  judged: readonly StoredReviewAnswers[],
): readonly QuestionSpread[] {
  return questionsOf(content).map((question) => {
    const given = judged.flatMap((answers) => {
      const answer = answers[question.id];
      return answer === undefined ? [] : [answer];
    });
    const frequencies = new Map<unknown, number>();
    for (const answer of given) frequencies.set(answer, (frequencies.get(answer) ?? 0) + 1);
    const shares = given.map((answer) => earnedShare(question, answer)).filter((share) => share !== null);
    return {
      questionId: question.id,
      agreement: given.length < 2 ? null : Math.max(...frequencies.values()) / given.length,
      range: shares.length < 2 ? null : Math.max(...shares) - Math.min(...shares),
    };
  });
}

/** Null for no values. */
export function spreadOfNumbers(values: readonly number[]): NumberSpread | null {
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    count: values.length,
    min: Math.min(...values),
    max: Math.max(...values),
    mean,
    deviation: Math.sqrt(squares / values.length),
  };
}
