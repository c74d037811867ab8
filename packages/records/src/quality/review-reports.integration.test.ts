import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  agents,
  calls,
  conversations,
  findMigrationsFolder,
  reviewMarks,
  type StoredScorecard,
  teams,
} from '@patchbay/drizzle';
import { nodeTypes } from '@patchbay/nodes';
import { type DimensionId, type MeasureId, reportDefinitionSchema, reportViewSchema } from '@patchbay/reports';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listCallsBehind } from '../reports/calls-behind.ts';
import { listDimensionValues } from '../reports/dimension-values.ts';
import { runReport } from '../reports/run-report.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { startCalibration } from './calibrations.ts';
import { answerQuestion, finishReview, startReview } from './reviews.ts';
import type { ReviewAnswer } from './score.ts';
import { createScorecard } from './scorecards.ts';

const at = useDatabase();
const nowMs = Date.UTC(2026, 3, 1);
const plain = { hint: '', weight: 1, knockOut: false, mayNotApply: false };
const form: StoredScorecard = {
  passPercent: 60,
  sections: [
    {
      id: 's',
      title: 'Manners',
      questions: [
        { ...plain, id: 'greeted', text: 'Greeted', answer: { kind: 'yes_no' } },
        { ...plain, id: 'polite', text: 'Polite', answer: { kind: 'scale', max: 5 }, mayNotApply: true },
        {
          ...plain,
          id: 'law',
          text: 'Told the law',
          knockOut: true,
          answer: {
            kind: 'choice',
            options: [
              { id: 'no', label: 'No', percent: 10 },
              { id: 'yes', label: 'Yes', percent: 100 },
            ],
          },
        },
      ],
    },
  ],
};
type Person = Awaited<ReturnType<typeof addPerson>>;
let [lena, omar, judge, other]: Person[] = [];
let scorecardId = '';
let made = 0;

async function conversationOf(agent: Person, day: string): Promise<string> {
  made += 1;
  const id = `call-${made}`;
  const began = new Date(`${day}T10:07:00Z`);
  await at.db
    .insert(calls)
    .values({ id, direction: 'inbound', callerNumber: '+4930', calledNumber: '1', startedAt: began });
  const talk = { id: `${id}.1`, callId: id, agentId: agent.id, direction: 'inbound', outcome: 'answered' } as const;
  await at.db.insert(conversations).values({ ...talk, offeredAt: began, answeredAt: began });
  return talk.id;
}

async function answered(by: Person, reviewId: string, answers: Record<string, ReviewAnswer>): Promise<void> {
  for (const [questionId, answer] of Object.entries(answers)) {
    await answerQuestion(at.db, by, { reviewId, questionId, answer });
  }
  await finishReview(at.db, by, reviewId, new Date(nowMs));
}

async function review(agent: Person, day: string, answers: Record<string, ReviewAnswer>, by = judge): Promise<string> {
  if (by === undefined) throw new Error('nobody reviews');
  const id = await startReview(at.db, by, { scorecardId, conversationId: await conversationOf(agent, day) });
  await answered(by, id, answers);
  return id;
}

const definitionOf = (measures: MeasureId[], dimensions: DimensionId[]) =>
  reportDefinitionSchema.parse({ measures, dimensions });
const view = reportViewSchema.parse({
  range: { kind: 'absolute', from: '2026-01-01', to: '2026-04-01' },
  timeZone: 'UTC',
  grain: 'month',
});

async function told(measures: MeasureId[], dimensions: DimensionId[]) {
  const result = await runReport(at.db, definitionOf(measures, dimensions), view, { nowMs, registry: nodeTypes });
  const named = (dimension: DimensionId, value: string) => result.names[dimension]?.[value]?.text.en ?? value;
  return {
    lines: result.rows.map(({ key, values }) => [
      ...key.map((value, index) => named(dimensions[index] as DimensionId, value)),
      ...measures.map((id) => round(values[id])),
    ]),
    totals: measures.map((id) => round(result.totals.values[id])),
    formulas: result.measures.map(({ formula }) => formula.en),
  };
}

const round = (value: number | null | undefined) => (value == null ? null : Math.round(value * 1_000) / 1_000);

beforeAll(async () => {
  const { db } = at;
  [lena, omar, judge, other] = await Promise.all([
    addPerson(db, 'agent'),
    addPerson(db, 'agent'),
    addPerson(db, 'supervisor'),
    addPerson(db, 'supervisor'),
  ]);
  await db.insert(teams).values({ id: 'north', name: 'North' });
  await db.insert(agents).values([{ userId: lena?.id ?? '', teamId: 'north' }, { userId: omar?.id ?? '' }]);
  scorecardId = await createScorecard(db, judge as Person, { name: 'Service', content: form });
  const [a, b] = [lena as Person, omar as Person];
  await review(a, '2026-01-10', { greeted: true, polite: 3, law: 'yes' });
  await review(a, '2026-02-10', { greeted: true, polite: null, law: 'no' });
  await review(b, '2026-02-11', { greeted: false, polite: 5, law: 'yes' }, other);
  await review(b, '2025-12-31', { greeted: true, polite: 5, law: 'yes' });
  // Begun, and made to compare reviewers: neither counts.
  await startReview(db, judge as Person, { scorecardId, conversationId: await conversationOf(a, '2026-03-01') });
  const calibration = await startCalibration(db, judge as Person, {
    scorecardId,
    conversationId: await conversationOf(a, '2026-03-02'),
    reviewerIds: [(judge as Person).id, (other as Person).id],
    dueAt: null,
  });
  const [own] = await db.execute<{ id: string }>(
    sql`select id from review where calibration_id = ${calibration} and reviewer_id = ${judge?.id ?? ''}`,
  );
  await answered(judge as Person, own?.id ?? '', { greeted: false, polite: 1, law: 'no' });
});

describe('reports of reviews', () => {
  it('tell scores by agent, team, scorecard, reviewer and month, with their formulas', async () => {
    const whole: MeasureId[] = ['reviews', 'review_score', 'review_pass_rate'];
    const [a, b] = [lena?.name, omar?.name];
    const byAgent = await told(whole, ['agent']);
    expect(byAgent.lines.toSorted((x, y) => Number(x[1]) - Number(y[1]))).toEqual([
      [b, 1, 0.667, 1],
      [a, 2, 0.417, 0.5],
    ]);
    expect(byAgent.totals).toEqual([3, 0.5, 0.667]);
    expect(byAgent.formulas).toEqual([
      'reviews',
      'sum of their scores / reviews with a score',
      'passed reviews / reviews',
    ]);
    expect((await told(['reviews'], ['team'])).lines.toSorted()).toEqual([
      ['North', 2],
      ['no team', 1],
    ]);
    expect((await told(['reviews'], ['scorecard'])).lines).toEqual([['Service', 3]]);
    expect((await told(['reviews'], ['reviewer'])).lines.map(([, count]) => count).toSorted()).toEqual([1, 2]);
    expect((await told(['reviews', 'reviews_failed'], ['time'])).lines.filter(([, count]) => count !== 0)).toEqual([
      ['2026-01', 1, 0],
      ['2026-02', 2, 1],
    ]);
  });

  it('tell what each question earned, and how often one that must be passed was not', async () => {
    const measures: MeasureId[] = ['review_answers', 'question_score', 'must_pass_failed', 'must_pass_failure_rate'];
    const { lines, totals } = await told(measures, ['review_question']);
    expect(lines.toSorted()).toEqual([
      ['Greeted', 3, 0.667, 0, null],
      ['Polite', 2, 0.75, 0, null],
      ['Told the law', 3, 0.7, 1, 0.333],
    ]);
    expect(totals).toEqual([8, 0.7, 1, 0.333]);
    const values = await listDimensionValues(at.db, 'review_question', null, nodeTypes);
    expect(values.map(({ name }) => name?.text.en).toSorted()).toEqual(['Greeted', 'Polite', 'Told the law']);
    // Both kinds beside each other.
    expect((await told(['review_score', 'must_pass_failure_rate'], ['agent'])).lines).toHaveLength(2);
  });

  it('open the reviews and calls behind each number: as many as it says', async () => {
    const counts = [
      ['review', 'reviews', 3],
      ['review', 'failed', 1],
      ['mark', 'answers', 8],
      ['mark', 'must_pass_failed', 1],
    ] as const;
    for (const [source, count, expected] of counts) {
      const definition = definitionOf([source === 'review' ? 'reviews' : 'review_answers'], []);
      const asked = { definition, view, cell: { key: [] }, count: { source, count }, compared: false, nowMs };
      const first = await listCallsBehind(at.db, { ...asked, cursor: null, limit: 2 });
      const found = [...first.calls];
      let { next } = first;
      while (next !== null) {
        const page = await listCallsBehind(at.db, { ...asked, cursor: next, limit: 2 });
        found.push(...page.calls);
        next = page.next;
      }
      expect([source, count, found.length]).toEqual([source, count, expected]);
      expect(found.every(({ reviewId, callId }) => reviewId !== null && callId.startsWith('call-'))).toBe(true);
    }
  });

  it('know reviews of before the marks were kept alike', async () => {
    const { db } = at;
    const before = await db.select().from(reviewMarks).orderBy(reviewMarks.reviewId, reviewMarks.questionId);
    expect(before.length).toBeGreaterThan(8);
    await db.delete(reviewMarks);
    const migration = await readFile(join(findMigrationsFolder(), '0032_review_marks.sql'), 'utf8');
    await db.execute(sql.raw(migration.split('--> statement-breakpoint').at(-1) ?? ''));
    expect(await db.select().from(reviewMarks).orderBy(reviewMarks.reviewId, reviewMarks.questionId)).toEqual(before);
  });
});
