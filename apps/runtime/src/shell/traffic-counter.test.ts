import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../adapters/memory/memory-log.ts';
import { VirtualClock } from '../adapters/memory/virtual-clock.ts';
import { TrafficCounter } from './traffic-counter.ts';

function counterOf(answers: (number | Error)[]) {
  const clock = new VirtualClock(0);
  const askedAt: number[] = [];
  const book = {
    countSome: async () => {
      askedAt.push(clock.now());
      const answer = answers.shift() ?? 0;
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { counter: new TrafficCounter({ book, clock, log: new MemoryLog() }), clock, askedAt };
}

describe('counting calls that are over', () => {
  it('goes on at once while more is left, and looks again in a while when nothing is', async () => {
    const { counter, clock, askedAt } = counterOf([500, 20]);
    counter.start();
    await clock.advance(11_000);
    expect(askedAt).toEqual([5_000, 5_100, 5_200, 10_200]);
    await counter.stop();
    await clock.advance(60_000);
    expect(askedAt).toHaveLength(4);
  });

  it('tries again after a database that was away', async () => {
    const { counter, clock, askedAt } = counterOf([new Error('away'), 3]);
    counter.start();
    await clock.advance(10_100);
    expect(askedAt).toEqual([5_000, 10_000, 10_100]);
    await counter.stop();
  });
});
