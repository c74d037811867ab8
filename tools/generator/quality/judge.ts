import type { StoredQuestion, StoredReviewAnswers, StoredScorecard } from '@patchbay/drizzle';
import { Random } from '../random.ts';

const notApplicableShare = 0.14;

/** How well somebody does in conversations, 0 to 1; most are good, and nobody is perfect. */
export function abilityOf(seed: number, agent: number): number {
  const random = new Random(Math.imul(seed + 1, 0x632be59b) ^ Math.imul(agent + 1, 0x85ebca6b));
  return 0.66 + 0.3 * Math.sqrt(random.next());
}

/** What a reviewer sees more in a conversation than others do, or less. */
export function leniencyOf(seed: number, reviewer: number): number {
  const random = new Random(Math.imul(seed + 1, 0x7feb352d) ^ Math.imul(reviewer + 1, 0xc2b2ae35));
  return (random.next() - 0.5) * 0.12;
}

/** An answer to each question of a form. @param level how well the conversation went, 0 to 1 */
export function judge(content: StoredScorecard, level: number, random: Random): StoredReviewAnswers {
  const answers: StoredReviewAnswers = {};
  for (const { questions } of content.sections) {
    for (const question of questions) answers[question.id] = answerTo(question, level, random);
  }
  return answers;
}

function answerTo(question: StoredQuestion, level: number, random: Random): StoredReviewAnswers[string] {
  if (question.mayNotApply && random.next() < notApplicableShare) return null;
  const { answer, knockOut } = question;
  const share = Math.min(Math.max(level - difficultyOf(question), 0.05), 0.99);
  if (answer.kind === 'yes_no') return random.next() < (knockOut ? 0.955 + 0.04 * level : share + 0.6 * (1 - share));
  if (answer.kind === 'scale') return 1 + successes(answer.max - 1, share, random);
  const options = [...answer.options].sort((a, b) => a.percent - b.percent);
  return options[successes(options.length - 1, share, random)]?.id ?? null;
}

function successes(tries: number, share: number, random: Random): number {
  let count = 0;
  for (let at = 0; at < tries; at += 1) if (random.next() < share) count += 1;
  return count;
}

/** Some things are done well by most and others by few: the same for a question wherever it is asked. */
function difficultyOf({ id }: StoredQuestion): number {
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
  return new Random(hash).next() * 0.22 - 0.1;
}
