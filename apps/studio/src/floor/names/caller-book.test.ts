import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallerBook, type KnownCaller } from './caller-book';

const caller = (id: string): KnownCaller => ({
  id,
  number: '+49',
  name: '',
  language: null,
  flowName: null,
  customer: null,
});

describe('the book of callers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('reads those in view together, in bites that fit an address, and once each', async () => {
    const reads: string[][] = [];
    const book = new CallerBook(async (ids) => {
      reads.push(ids);
      return ids.map(caller);
    });
    const heard = vi.fn();
    for (let count = 0; count < 100; count += 1) book.listen(`c${count}`, heard);
    book.listen('c0', () => undefined);
    await vi.runAllTimersAsync();
    expect(reads.map(({ length }) => length)).toEqual([60, 40]);
    expect(heard).toHaveBeenCalledTimes(100);
    book.listen('c0', heard);
    await vi.runAllTimersAsync();
    expect(reads).toHaveLength(2);
    expect(book.get('c99')).toEqual(caller('c99'));
  });

  it('asks again for a call whose record is not written yet, and gives up on one that never is', async () => {
    let reads = 0;
    const book = new CallerBook(async () => {
      reads += 1;
      return reads < 3 ? [] : [caller('late')];
    });
    book.listen('late', () => undefined);
    await vi.runAllTimersAsync();
    expect(reads).toBe(3);
    let vain = 0;
    const never = new CallerBook(async () => {
      vain += 1;
      throw new Error('away');
    });
    never.listen('x', () => undefined);
    await vi.runAllTimersAsync();
    expect(vain).toBe(5);
  });

  it('does not ask for who has left the view meanwhile', async () => {
    const read = vi.fn(async () => []);
    const book = new CallerBook(read);
    book.listen('gone', () => undefined)();
    await vi.runAllTimersAsync();
    expect(read).not.toHaveBeenCalled();
  });
});
