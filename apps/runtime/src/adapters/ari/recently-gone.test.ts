import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RecentlyGone } from './recently-gone.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

it('remembers for ten seconds what is gone, unless it came back', () => {
  const gone = new RecentlyGone();
  gone.add('a');
  gone.add('b');
  gone.delete('b');
  expect(['a', 'b', 'c'].map((id) => gone.has(id))).toEqual([true, false, false]);
  vi.advanceTimersByTime(9_999);
  expect(gone.has('a')).toBe(true);
  gone.add('c');
  vi.advanceTimersByTime(1);
  expect(['a', 'c'].map((id) => gone.has(id))).toEqual([false, true]);
});

it('forgets the oldest where there are very many', () => {
  const gone = new RecentlyGone();
  for (let at = 0; at <= 20_000; at++) gone.add(`channel-${at}`);
  expect(['channel-0', 'channel-1', 'channel-20000'].map((id) => gone.has(id))).toEqual([false, true, true]);
});
