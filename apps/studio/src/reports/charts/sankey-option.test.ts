import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathLink, splitCircles } from './sankey-option';

const linkArbitrary = fc.record({
  from: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  to: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  count: fc.integer({ min: 1, max: 100 }),
});

/** Takes away whatever leads nowhere until nothing is left, or only circles. */
function hasCircle(links: readonly PathLink[]): boolean {
  let left = links;
  for (;;) {
    const starts = new Set(left.map(({ from }) => from));
    const rest = left.filter(({ to }) => starts.has(to));
    if (rest.length === left.length) return rest.length > 0;
    left = rest;
  }
}

describe('paths without circles', () => {
  it('keeps every link once, and none of those that lead on make a circle', () => {
    fc.assert(
      fc.property(fc.array(linkArbitrary, { maxLength: 30 }), (links) => {
        const { forward, back } = splitCircles(links);
        expect(forward.length + back.length).toBe(links.length);
        expect(hasCircle(forward)).toBe(false);
      }),
    );
  });

  it('calls the rarer way back', () => {
    const split = splitCircles([
      { from: 'menu', to: 'prompt', count: 3 },
      { from: 'prompt', to: 'menu', count: 40 },
    ]);
    expect(split.back).toEqual([{ from: 'menu', to: 'prompt', count: 3 }]);
  });
});
