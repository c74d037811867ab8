import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PathLink, sankeyRoom, splitCircles } from './sankey-option';

const linkArbitrary = fc.record({
  from: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  to: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  count: fc.integer({ min: 1, max: 100 }),
});

/** Takes away whatever leads nowhere until nothing is left, or only circles. */
function hasCircle(links: readonly Pick<PathLink, 'from' | 'to'>[]): boolean {
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

  it('take room by how long the longest way is, and how many steps stand above each other', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_, at) => ({ from: `s${at}`, to: `s${at + 1}`, count: 1 }));
    const wide = sankeyRoom({ links: chain(20) });
    expect(wide.widthPx).toBeGreaterThan(20 * wide.pitchPx);
    expect(sankeyRoom({ links: chain(2) }).heightPx).toBe(sankeyRoom({ links: [] }).heightPx);
    const fan = Array.from({ length: 12 }, (_, at) => ({ from: 'menu', to: `queue${at}`, count: 1 }));
    expect(sankeyRoom({ links: fan }).heightPx).toBe(2 * sankeyRoom({ links: fan.slice(6) }).heightPx);
  });
});
