import { agents, calls, conversations, queues, reviews, type StoredScorecard, samplingDraws } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { setSetting } from '../settings.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { closeCalibration, getCalibration, startCalibration } from './calibrations.ts';
import { drawDueSamples, previewSampling } from './draw-samples.ts';
import { addReviewComment } from './review-comments.ts';
import { listReviews } from './review-list.ts';
import { listReviewable, listReviewers } from './reviewable.ts';
import { acknowledgeReview, answerQuestion, finishReview, getOwnReview, getReview, startReview } from './reviews.ts';
import { createSamplingRule, listSamplingRules, type SamplingRuleInput, updateSamplingRule } from './sampling-rules.ts';
import { createScorecard, getScorecard, saveScorecard } from './scorecards.ts';

const store = useDatabase();
const form: StoredScorecard = {
  passPercent: 50,
  sections: [
    {
      id: 's1',
      title: 'Manners',
      questions: [
        {
          id: 'greeted',
          text: 'Greeted',
          hint: '',
          answer: { kind: 'yes_no' },
          weight: 1,
          knockOut: false,
          mayNotApply: false,
        },
        {
          id: 'polite',
          text: 'Polite',
          hint: '',
          answer: { kind: 'scale', max: 3 },
          weight: 1,
          knockOut: true,
          mayNotApply: true,
        },
      ],
    },
  ],
};
let made = 0;

async function addConversation(agentId: string, options: { at?: Date; talkMs?: number; queueId?: string } = {}) {
  made += 1;
  const id = `call-${made}`;
  const at = options.at ?? new Date('2026-03-10T10:00:00Z');
  const talkMs = options.talkMs ?? 60_000;
  const endedAt = new Date(at.getTime() + talkMs);
  await store.db
    .insert(calls)
    .values({ id, direction: 'inbound', callerNumber: '+4930', calledNumber: '2000', startedAt: at, endedAt });
  await store.db.insert(conversations).values({
    id: `${id}.1`,
    callId: id,
    queueId: options.queueId ?? null,
    agentId,
    direction: 'inbound',
    offeredAt: at,
    answeredAt: at,
    endedAt,
    outcome: 'answered',
    talkMs,
  });
  return `${id}.1`;
}

async function addAgent() {
  const person = await addPerson(store.db, 'agent');
  await store.db.insert(agents).values({ userId: person.id });
  return person;
}

describe('a review', () => {
  it('keeps the version of the form that it was begun with, and is read by the agent when it is finished', async () => {
    const { db } = store;
    const [supervisor, agent] = [await addPerson(db, 'supervisor'), await addAgent()];
    const scorecardId = await createScorecard(db, supervisor, { name: 'Service', content: form });
    const conversationId = await addConversation(agent.id);
    const id = await startReview(db, supervisor, { scorecardId, conversationId });
    const content = { ...form, passPercent: 80 };
    expect(await saveScorecard(db, supervisor, scorecardId, { name: 'Service', content, after: 1 })).toBe(2);
    expect(await saveScorecard(db, supervisor, scorecardId, { name: 'Service', content, after: 2 })).toBe(2);
    await expect(
      saveScorecard(db, supervisor, scorecardId, { name: 'Service', content: form, after: 1 }),
    ).rejects.toMatchObject({ code: 'outdated' });
    expect((await getScorecard(db, scorecardId)).content).toEqual(content);

    await answerQuestion(db, supervisor, { reviewId: id, questionId: 'greeted', answer: true });
    await expect(finishReview(db, supervisor, id, new Date())).rejects.toMatchObject({ code: 'review_incomplete' });
    await expect(
      answerQuestion(db, supervisor, { reviewId: id, questionId: 'polite', answer: 4 }),
    ).rejects.toMatchObject({ code: 'value_invalid' });
    await answerQuestion(db, supervisor, { reviewId: id, questionId: 'polite', answer: 2 });
    await addReviewComment(db, supervisor, { reviewId: id, atMs: 12_000, questionId: 'polite', text: 'Interrupted' });
    await expect(getOwnReview(db, agent.id, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await finishReview(db, supervisor, id, new Date())).toMatchObject({ score: 75, passed: true });
    await expect(
      answerQuestion(db, supervisor, { reviewId: id, questionId: 'polite', answer: 3 }),
    ).rejects.toMatchObject({ code: 'review_closed' });

    const own = await getOwnReview(db, agent.id, id);
    expect(own.content.passPercent).toBe(50);
    expect(own.comments.map(({ text, atMs }) => [text, atMs])).toEqual([['Interrupted', 12_000]]);
    await expect(getOwnReview(db, (await addAgent()).id, id)).rejects.toMatchObject({ code: 'not_found' });
    await acknowledgeReview(db, agent, { reviewId: id, reply: 'Thank you', at: new Date() });
    expect((await getReview(db, supervisor.id, id)).review).toMatchObject({ reply: 'Thank you' });
    const trail = await listAudit(db, { subjectKind: 'review', subjectId: id });
    expect(trail.map(({ action }) => action).sort()).toEqual([
      'review.acknowledged',
      'review.answered',
      'review.answered',
      'review.commented',
      'review.finished',
      'review.started',
    ]);
  });

  it('is refused to the agent of the conversation, and to whom it was not given', async () => {
    const { db } = store;
    const [one, other] = [await addPerson(db, 'supervisor'), await addPerson(db, 'supervisor')];
    const scorecardId = await createScorecard(db, one, { name: 'Own', content: form });
    const conversationId = await addConversation(one.id);
    await expect(startReview(db, one, { scorecardId, conversationId })).rejects.toMatchObject({
      code: 'value_invalid',
    });
    const id = await startReview(db, other, { scorecardId, conversationId });
    await expect(answerQuestion(db, one, { reviewId: id, questionId: 'greeted', answer: true })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await listReviewable(db, { agentId: one.id })).toMatchObject([{ conversationId, reviews: 1 }]);
  });
});

describe('a calibration', () => {
  it('shows nobody what the others think before it is closed, then the spread', async () => {
    const { db } = store;
    const agent = await addAgent();
    const judges = [await addPerson(db, 'supervisor'), await addPerson(db, 'supervisor'), await addPerson(db, 'admin')];
    const [first, second] = judges;
    if (!first || !second) throw new Error('judges are missing');
    const scorecardId = await createScorecard(db, first, { name: 'Calibrated', content: form });
    const conversationId = await addConversation(agent.id);
    const reviewerIds = judges.map(({ id }) => id);
    const input = { scorecardId, conversationId, dueAt: null };
    await expect(startCalibration(db, first, { ...input, reviewerIds: [first.id] })).rejects.toMatchObject({
      code: 'value_invalid',
    });
    const id = await startCalibration(db, first, { ...input, reviewerIds });
    for (const [at, judge] of [first, second].entries()) {
      const mine = (await listReviews(db, judge.id, { reviewerId: judge.id })).reviews.find(
        (one) => one.calibrationId === id,
      );
      if (!mine) throw new Error('nothing was given to a judge');
      await answerQuestion(db, judge, { reviewId: mine.id, questionId: 'greeted', answer: true });
      await answerQuestion(db, judge, { reviewId: mine.id, questionId: 'polite', answer: at === 0 ? 3 : 2 });
      await finishReview(db, judge, mine.id, new Date());
      if (at === 0) await expect(getReview(db, second.id, mine.id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(getOwnReview(db, agent.id, mine.id)).rejects.toMatchObject({ code: 'not_found' });
    }
    const blind = await getCalibration(db, first.id, id);
    expect(blind.spread).toBeNull();
    expect(blind.judgements.find(({ reviewerId }) => reviewerId === second.id)?.answers).toEqual({});
    await closeCalibration(db, first, id, new Date());
    const { spread, judgements, calibration } = await getCalibration(db, first.id, id);
    expect(calibration).toMatchObject({ reviewers: 3, finished: 2 });
    expect(judgements.find(({ reviewerId }) => reviewerId === second.id)?.score).toBe(75);
    expect(spread?.scores).toMatchObject({ count: 2, min: 75, max: 100, mean: 87.5, deviation: 12.5 });
    expect(spread?.questions).toEqual([
      { questionId: 'greeted', agreement: 1, range: 0 },
      { questionId: 'polite', agreement: 0.5, range: 0.5 },
    ]);
  });
});

describe('a sampling rule', () => {
  it('gives out conversations of each period once, fairly, and none to the agent who talked', async () => {
    const { db } = store;
    const admin = await addPerson(db, 'admin');
    await setSetting(db, admin, 'centre.timeZone', 'Europe/Berlin');
    const [one, two] = [await addPerson(db, 'supervisor'), await addPerson(db, 'supervisor')];
    await db.insert(agents).values({ userId: one.id });
    const talkers = [await addAgent(), await addAgent(), one];
    await db.insert(queues).values({ id: 'sales', name: 'Sales' });
    // The day in Berlin that the clock was put forward: 23 hours, from 23:00 UTC the day before to 22:00 UTC.
    for (const { id } of talkers) {
      for (let n = 0; n < 6; n += 1) {
        await addConversation(id, { at: new Date(Date.UTC(2026, 2, 28, 23 + n * 4, 30)), queueId: 'sales' });
      }
      await addConversation(id, { at: new Date('2026-03-29T10:00:00Z'), talkMs: 5_000, queueId: 'sales' });
      await addConversation(id, { at: new Date('2026-03-29T22:00:00Z'), queueId: 'sales' });
    }
    const scorecardId = await createScorecard(db, admin, { name: 'Sampled', content: form });
    const rule: SamplingRuleInput = {
      name: 'Two of each',
      scorecardId,
      period: 'day',
      queueIds: ['sales'],
      agentIds: [],
      direction: 'inbound',
      talkMsMin: 30_000,
      talkMsMax: null,
      amountKind: 'per_agent',
      amount: 2,
      reviewerIds: [one.id, two.id],
      dueDays: 3,
      on: true,
    };
    await expect(createSamplingRule(db, admin, { ...rule, reviewerIds: [talkers[0]?.id ?? ''] })).rejects.toMatchObject(
      { code: 'value_invalid' },
    );
    const ruleId = await createSamplingRule(db, admin, rule);
    const now = new Date('2026-03-29T23:30:00Z');
    const due = new Date('2026-03-30T00:00:00Z');
    // Within the hour after midnight nothing of the 29th is drawn: the day before it is the last.
    expect(await previewSampling(db, rule, new Date('2026-03-29T22:30:00Z'))).toMatchObject({ firstDay: '2026-03-28' });
    expect(await previewSampling(db, rule, now)).toMatchObject({
      firstDay: '2026-03-29',
      from: new Date('2026-03-28T23:00:00Z'),
      to: new Date('2026-03-29T22:00:00Z'),
      candidates: 18,
      drawn: 6,
    });
    const drawn = await Promise.all([drawDueSamples(db, now), drawDueSamples(db, now)]);
    expect(drawn.reduce((sum, one) => sum + one)).toBe(6);
    expect(await drawDueSamples(db, due)).toBe(0);
    const given = await db.select().from(reviews).where(eq(reviews.ruleId, ruleId));
    expect(given.filter(({ agentId, reviewerId }) => agentId === reviewerId)).toEqual([]);
    const loads = [one, two].map(({ id }) => given.filter(({ reviewerId }) => reviewerId === id).length);
    expect(Math.min(...loads)).toBeGreaterThanOrEqual(2);
    expect(new Set(given.map(({ agentId }) => agentId)).size).toBe(3);
    expect(given.every(({ dueAt }) => dueAt?.getTime() === now.getTime() + 3 * 86_400_000)).toBe(true);
    expect((await listSamplingRules(db))[0]?.lastDraw).toMatchObject({
      firstDay: '2026-03-29',
      candidates: 18,
      drawn: 6,
    });
    // Two days later: the days between are drawn from as well, once each.
    await updateSamplingRule(db, admin, ruleId, { ...rule, amountKind: 'percent', amount: 50 });
    expect(await drawDueSamples(db, new Date('2026-04-01T12:00:00Z'))).toBe(2);
    expect((await db.select().from(samplingDraws)).map(({ firstDay }) => firstDay).sort()).toEqual([
      '2026-03-29',
      '2026-03-30',
      '2026-03-31',
    ]);
    expect((await listReviewers(db)).find(({ id }) => id === two.id)?.open).toBeGreaterThan(0);
  });
});
