import { describe, expect, it } from 'vitest';
import { nextRing, ringsFrom } from './skill-rings';

describe('steps of wanted skills', () => {
  it('shows what is filled in and leaves out what is none', () => {
    expect(
      ringsFrom([
        { afterMs: 0, wants: { all: [{ skill: 'french', levelMin: 12 }, { any: [{ skill: 'billing' }] }, 7] } },
        { afterMs: 30_000, wants: null },
        'odd',
      ]),
    ).toEqual([
      { afterMs: 0, wants: { all: [{ skill: 'french', levelMin: 10 }, { any: [{ skill: 'billing', levelMin: 1 }] }] } },
      { afterMs: 30_000, wants: null },
    ]);
    expect(ringsFrom(undefined)).toEqual([]);
  });

  it('proposes a next step that wants a little less', () => {
    expect(nextRing([])).toEqual({ afterMs: 0, wants: { all: [] } });
    expect(nextRing([{ afterMs: 0, wants: { any: [{ skill: 'french', levelMin: 5 }] } }])).toEqual({
      afterMs: 30_000,
      wants: { any: [{ skill: 'french', levelMin: 4 }] },
    });
  });
});
