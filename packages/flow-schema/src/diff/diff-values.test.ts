import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../json.ts';
import { diffValues } from './diff-values.ts';

const places = (before: Json, after: Json) =>
  diffValues(before, after, []).map(({ path, before: was, after: is, reordered }) => [
    path.join('.'),
    was ?? null,
    is ?? null,
    ...(reordered ? ['reordered'] : []),
  ]);

describe('what differs between two values', () => {
  it('is found item by item where items have names, wherever they stand', () => {
    const item = (id: string, label: string) => ({ id, label });
    expect(
      places([item('a', 'A'), item('b', 'B'), item('c', 'C')], [item('c', 'C'), item('a', 'Other'), item('d', 'D')]),
    ).toEqual([
      ['1.label', 'A', 'Other'],
      ['2', null, { id: 'd', label: 'D' }],
      ['1', { id: 'b', label: 'B' }, null],
      ['', ['a', 'c'], ['c', 'a'], 'reordered'],
    ]);
  });

  it('is one item where one was put before others without a name', () => {
    expect(places(['b', 'c'], ['a', 'b', 'c'])).toEqual([['0', null, 'a']]);
    expect(places(['a', 'b', 'c'], ['a', 'c'])).toEqual([['1', 'b', null]]);
  });

  it('goes by place where two items have the same name', () => {
    expect(places([{ key: '1' }, { key: '1' }], [{ key: '1' }, { key: '2' }])).toEqual([['1.key', '1', '2']]);
  });

  it('stops at what is only understood as a whole', () => {
    const whole = diffValues({ prompt: [{ kind: 'text' }] }, { prompt: [] }, [], (path) => path[0] === 'prompt');
    expect(whole).toEqual([{ path: ['prompt'], before: [{ kind: 'text' }], after: [] }]);
  });

  it('is nothing for the same, and something for anything else, which carries over', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        const same = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
        expect(diffValues(before as Json, after as Json, []).length === 0).toBe(same);
        expect(diffValues(after as Json, after as Json, [])).toEqual([]);
      }),
    );
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
