import { describe, expect, it } from 'vitest';
import { demoShifts } from './demo-shifts.ts';

const now = new Date('2026-11-25T10:00:00Z');
const day = Date.parse('2026-11-24T00:00:00Z');
const talk = {
  agentId: 'demo-person-mei',
  offeredAt: new Date(day + 9 * 3_600_000),
  endedAt: new Date(day + 9.1 * 3_600_000),
  outcome: 'answered' as const,
};

describe('the shifts of the demo centre', () => {
  const { shifts, parts, states } = demoShifts(now, [talk]);

  it('are of the week before and the week after, and none of today', () => {
    expect(shifts.length).toBe(8 * 10);
    expect(shifts.every(({ since }) => since.toISOString().slice(0, 10) !== '2026-11-25')).toBe(true);
  });

  it('are made of parts without gaps', () => {
    for (const { id, since, until } of shifts) {
      const own = parts.filter(({ shiftId }) => shiftId === id);
      expect(own[0]?.since).toEqual(since);
      expect(own.at(-1)?.until).toEqual(until);
      for (const [index, part] of own.entries()) expect(own[index + 1]?.since ?? until).toEqual(part.until);
    }
  });

  it('were attended, nobody in two states at once, and talking when they talked', () => {
    for (const agentId of new Set(states.map(({ userId }) => userId))) {
      const own = states.filter(({ userId }) => userId === agentId);
      for (const [index, { since, until }] of own.entries()) {
        expect(since < (until ?? since)).toBe(true);
        const next = own[index + 1];
        if (next !== undefined) expect((until ?? since) <= next.since).toBe(true);
      }
    }
    expect(states.filter(({ state }) => state === 'talking')).toEqual([
      { userId: talk.agentId, state: 'talking', reason: null, since: talk.offeredAt, until: talk.endedAt },
    ]);
  });
});
