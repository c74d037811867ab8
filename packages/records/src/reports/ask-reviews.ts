import type { Database } from '@patchbay/drizzle';
import type { CountNeed, ReviewSource, Span } from '@patchbay/reports';
import { type SQL, sql } from 'drizzle-orm';
import { ask, type CountedRow, type CountQuestion, holds, memberJoin } from './ask-counts.ts';
import { instant } from './count-relation.ts';

export type ReviewQuestion = Omit<CountQuestion, 'source' | 'wholeDays' | 'nowMs'> & { readonly source: ReviewSource };

/**
 * What reviewers made of conversations, asked of the reviews themselves: people make few of them.
 * @param rowsMax one more than this is read at most, so that the caller sees that there are too many
 */
export async function askReviews(db: Database, question: ReviewQuestion, rowsMax: number): Promise<CountedRow[]> {
  const { source, needs, dimensions, filters, span } = question;
  const conditions = needs.flatMap(({ where }) => where ?? []);
  const asked = [...dimensions, ...[...filters, ...conditions].map(({ dimension }) => dimension)];
  const query = {
    rows: sql`select f.quarter as t, f.* from (${reviewRows(source, span, onlyMustPass(needs))}) as f`,
    clock: 'quarter',
    counts: needs.map(summed),
    joins: memberJoin(asked),
  } as const;
  return await ask(db, question, query, needs, rowsMax);
}

/** Finished reviews, or the answers in them, with each count as a column; under the conversation's quarter of an hour. */
export function reviewRows(source: ReviewSource, span: Span, mustPassAlone = false): SQL {
  const within = sql`talked_at >= ${instant(span.fromMs)} and talked_at < ${instant(span.toMs)}`;
  const shared = sql`
    date_bin('15 minutes', talked_at, timestamptz 'epoch') as quarter, talked_at, call_id, agent_id,
    coalesce(queue_id, '') as queue_id, scorecard_id, reviewer_id`;
  return source === 'review'
    ? sql`
      select ${shared}, id, id as review_id, score, 1 as reviews, (score is not null)::int as scored,
        coalesce(score, 0) / 100 as score_sum, passed::int as passed, (not passed)::int as failed
      from review where finished_at is not null and calibration_id is null and ${within}`
    : sql`
      select ${shared}, review_id || '/' || question_id as id, review_id, question_id, earned * 100 as score, 1 as answers,
        earned as earned_sum, must_pass::int as must_pass, failed::int as must_pass_failed
      from review_mark where ${within}${mustPassAlone ? sql` and must_pass` : sql``}`;
}

/** Few questions fail a review by themselves: of the others nothing has to be read for them. */
const onlyMustPass = (needs: readonly CountNeed[]): boolean =>
  needs.every(({ count }) => count.startsWith('must_pass'));

function summed({ count, where }: CountNeed): SQL {
  const wanted = (where ?? []).map(holds);
  const filter = wanted.length === 0 ? sql`` : sql` filter (where ${sql.join(wanted, sql` and `)})`;
  return sql`coalesce(sum(r.${sql.identifier(count)})${filter}, 0)`;
}
