import type { StoredQuestion, StoredScorecard } from '@patchbay/drizzle';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreAnswers } from './score.ts';
import { spreadOfAnswers, spreadOfNumbers } from './spread.ts';

const plain = { hint: '', knockOut: false, mayNotApply: true };
const questions: StoredQuestion[] = [
  { ...plain, id: 'greeted', text: 'Greeted?', weight: 10, answer: { kind: 'yes_no' } },
  { ...plain, id: 'listened', text: 'Listened?', weight: 30, answer: { kind: 'scale', max: 5 } },
  {
    ...plain,
    id: 'solved',
    text: 'Solved?',
    weight: 60,
    answer: {
      kind: 'choice',
      options: [
        { id: 'no', label: 'No', percent: 0 },
        { id: 'partly', label: 'Partly', percent: 50 },
        { id: 'yes', label: 'Yes', percent: 100 },
      ],
    },
  },
  { ...plain, id: 'lawful', text: 'Named the recording?', weight: 0, knockOut: true, answer: { kind: 'yes_no' } },
];
const form: StoredScorecard = { sections: [{ id: 's', title: 'All', questions }], passPercent: 60 };

describe('a score', () => {
  it('is the share of the weight that was earned', () => {
    expect(scoreAnswers(form, { greeted: true, listened: 4, solved: 'partly', lawful: true })).toEqual({
      score: 62.5,
      passed: true,
      knockedOutBy: [],
      open: [],
    });
  });

  it('leaves out what does not apply', () => {
    expect(scoreAnswers(form, { greeted: null, listened: 5, solved: null, lawful: true })).toMatchObject({
      score: 100,
    });
    expect(scoreAnswers(form, { greeted: null, listened: null, solved: null, lawful: null })).toMatchObject({
      score: null,
      passed: true,
    });
  });

  it('is 0 after a knock-out, however good the rest', () => {
    expect(scoreAnswers(form, { greeted: true, listened: 5, solved: 'yes', lawful: false })).toEqual({
      score: 0,
      passed: false,
      knockedOutBy: ['lawful'],
      open: [],
    });
  });

  it('names what is still open', () => {
    expect(scoreAnswers(form, { greeted: true }).open).toEqual(['listened', 'solved', 'lawful']);
  });

  it.each([
    ['greeted', 1],
    ['listened', 0],
    ['listened', 6],
    ['listened', 2.5],
    ['solved', 'perhaps'],
  ])('refuses an answer that %s does not take: %s', (id, answer) => {
    expect(() => scoreAnswers(form, { [id]: answer })).toThrow(RangeError);
  });

  it('lies between 0 and 100 and never falls when a single answer gets better', () => {
    const answers = fc.record({
      greeted: fc.constantFrom(true, false, null),
      listened: fc.constantFrom(1, 2, 3, 4),
      solved: fc.constantFrom('no', 'partly', 'yes', null),
      lawful: fc.constant(true),
    });
    fc.assert(
      fc.property(answers, (given) => {
        const { score } = scoreAnswers(form, given);
        const better = scoreAnswers(form, { ...given, listened: given.listened + 1 });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(better.score).toBeLessThanOrEqual(100);
        expect(better.score).toBeGreaterThanOrEqual(score ?? 0);
      }),
    );
  });
});

describe('the spread of several judges', () => {
  it('tells agreement and range by question', () => {
    const spread = spreadOfAnswers(form, [
      { greeted: true, listened: 5, solved: 'yes' },
      { greeted: true, listened: 3, solved: null },
      { greeted: false, listened: 3 },
    ]);
    expect(spread[0]).toEqual({ questionId: 'greeted', agreement: 2 / 3, range: 1 });
    expect(spread[1]).toEqual({ questionId: 'listened', agreement: 2 / 3, range: 0.5 });
    expect(spread[2]).toEqual({ questionId: 'solved', agreement: 0.5, range: null });
    expect(spread[3]).toEqual({ questionId: 'lawful', agreement: null, range: null });
  });

  it('tells mean and deviation of the scores', () => {
    expect(spreadOfNumbers([60, 80, 100])).toEqual({
      count: 3,
      min: 60,
      max: 100,
      mean: 80,
      deviation: Math.sqrt(800 / 3),
    });
    expect(spreadOfNumbers([])).toBeNull();
  });
});
