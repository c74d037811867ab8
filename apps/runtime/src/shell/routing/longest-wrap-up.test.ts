import { describe, expect, it } from 'vitest';
import { longestWrapUpMs } from './longest-wrap-up.ts';

describe('after-call work after a call that no queue brought', () => {
  it('is the most that one of their queues grants, without a limit where one has none', () => {
    expect(longestWrapUpMs([])).toBe(0);
    expect(longestWrapUpMs([5_000, 30_000, 0])).toBe(30_000);
    expect(longestWrapUpMs([5_000, null, 0])).toBe(null);
  });
});
