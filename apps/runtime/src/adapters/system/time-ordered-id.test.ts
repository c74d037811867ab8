import { describe, expect, it } from 'vitest';
import { timeOrderedId } from './time-ordered-id.ts';

describe('an id by its moment', () => {
  it('is a UUID of version 7 that begins with the moment', () => {
    // The moment of the example in RFC 9562, appendix A.6.
    expect(timeOrderedId(0x017f22e279b0)).toMatch(/^017f22e2-79b0-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by the moment and is another one each time', () => {
    const ids = Array.from({ length: 1_000 }, (_, number) => timeOrderedId(1_700_000_000_000 + number * 977));
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(Array.from({ length: 1_000 }, () => timeOrderedId(1))).size).toBe(1_000);
  });
});
