import { newQueue } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { durationInWords, queueInWords, ringsInWords, termsInWords, wishInWords } from './queue-in-words';

const nameOf = (id: string) => ({ b: 'Billing', g: 'German', e: 'English', q: 'Sales' })[id] ?? '?';

describe('the rules of a queue in words', () => {
  it('join skills with and and or, groups in brackets', () => {
    const wish = {
      all: [
        { skill: 'b', levelMin: 3 },
        {
          any: [
            { skill: 'g', levelMin: 1 },
            { skill: 'e', levelMin: 5 },
          ],
        },
      ],
    };
    expect(wishInWords(wish, nameOf, 'en')).toBe('Billing from level 3 and (German or English from level 5)');
    expect(wishInWords(wish, nameOf, 'zh')).toBe('Billing（3 级以上）且（German或English（5 级以上））');
    expect(wishInWords(null, nameOf, 'en')).toBe('anybody');
  });

  it('say how long after-call work may take', () => {
    const last = (wrapUpMs: number | null) => queueInWords({ ...newQueue, name: 'Q', wrapUpMs }, nameOf, 'en').at(-1);
    expect(last(null)).toBe('After a call, agents take as long as they need for after-call work.');
    expect(last(0)).toBe('Agents are ready again at once after a call.');
    expect(last(30_000)).toBe('After a call, agents have 30 s for after-call work.');
  });

  it('tell the steps in the order of their time', () => {
    const rings = [
      { afterMs: 90_000, wants: null },
      { afterMs: 0, wants: { skill: 'b', levelMin: 5 } },
    ];
    expect(ringsInWords(rings, nameOf, 'en')).toBe('first Billing from level 5; after 1 min 30 s anybody');
  });

  it('say what terms do to whom', () => {
    expect(termsInWords({ when: { level: ['gold', 'vip'] }, vip: true, priorityAdded: 5 }, nameOf, 'en')).toBe(
      'If level is gold or vip, the caller goes ahead of everyone, gets +5 priority.',
    );
  });

  it('tell the whole queue', () => {
    const queue = {
      ...newQueue,
      name: 'Support',
      strategy: 'ring_several' as const,
      ringTogetherMax: 3,
      overflow: [{ when: 'waited' as const, afterMs: 60_000, action: { kind: 'queue' as const, queueId: 'q' } }],
    };
    expect(queueInWords(queue, nameOf, 'en')).toEqual([
      'Any agent who serves the queue will do.',
      'Several agents ring at once; the first to answer has the call.',
      'Up to 3 phones ring for 20 s, then others.',
      'After 1 min of waiting, callers go to the queue Sales.',
      'After a call, agents have 30 s for after-call work.',
    ]);
    expect(queueInWords(queue, nameOf, 'zh')).toHaveLength(5);
  });

  it('have times that can be read', () => {
    expect([0, 45_000, 3_600_000, 5_430_000].map((ms) => durationInWords(ms, 'en'))).toEqual([
      '0 s',
      '45 s',
      '1 h',
      '1 h 30 min 30 s',
    ]);
  });
});
