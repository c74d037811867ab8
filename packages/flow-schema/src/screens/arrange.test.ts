import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrangement, arrange } from './arrange.ts';

const none: Arrangement = { order: [], hidden: {}, names: {} };
const itemsOf = (...keys: string[]) => keys.map((key) => ({ key }));
const keysOf = (arranged: readonly { readonly key: string }[]) => arranged.map(({ key }) => key);

describe('arranging what was derived', () => {
  it('puts a new item behind the one it follows as derived', () => {
    const wanted = { ...none, order: ['c', 'a'] };
    expect(keysOf(arrange(itemsOf('a', 'b', 'c', 'd'), [wanted]))).toEqual(['c', 'd', 'a', 'b']);
    expect(keysOf(arrange(itemsOf('new', 'a', 'c'), [wanted]))).toEqual(['new', 'c', 'a']);
  });

  it('lets a person go before their role, item by item', () => {
    const name = (words: string) => ({ en: words, zh: words });
    const role = { order: ['b', 'a'], hidden: { a: true, b: true }, names: { a: name('Role'), b: name('Role') } };
    const person = { order: [], hidden: { b: false }, names: { a: name('Mine') } };
    expect(arrange(itemsOf('a', 'b'), [role, person])).toEqual([
      { item: { key: 'b' }, key: 'b', hidden: false, name: name('Role') },
      { item: { key: 'a' }, key: 'a', hidden: true, name: name('Mine') },
    ]);
  });

  it('keeps back what shows only when asked for', () => {
    const items = [{ key: 'a', shownAtFirst: false }];
    expect(arrange(items, [])[0]?.hidden).toBe(true);
    expect(arrange(items, [{ ...none, hidden: { a: false } }])[0]?.hidden).toBe(false);
  });

  const key = fc.constantFrom(...'abcdefgh');
  const drawn = fc.record({
    items: fc.uniqueArray(key).map((keys) => itemsOf(...keys)),
    arrangement: fc.record({
      order: fc.array(key),
      hidden: fc.dictionary(key, fc.boolean()),
      names: fc.dictionary(key, fc.record({ en: fc.string(), zh: fc.string() })),
    }),
  });

  it('loses and doubles nothing, and follows the wanted order among what it names', () => {
    fc.assert(
      fc.property(drawn, ({ items, arrangement }) => {
        const arranged = keysOf(arrange(items, [arrangement]));
        expect([...arranged].sort()).toEqual(keysOf(items).sort());
        const wanted = [...new Set(arrangement.order)].filter((each) => arranged.includes(each));
        expect(arranged.filter((each) => wanted.includes(each))).toEqual(wanted);
      }),
    );
  });

  it('survives a publish that takes items away and one that brings them back', () => {
    fc.assert(
      fc.property(drawn, fc.uniqueArray(key), ({ items, arrangement }, gone) => {
        const full = arrange(items, [{ ...arrangement, order: keysOf(items).reverse() }]);
        const left = arrange(
          items.filter((item) => !gone.includes(item.key)),
          [{ ...arrangement, order: keysOf(items).reverse() }],
        );
        expect(left).toEqual(full.filter((each) => !gone.includes(each.key)));
      }),
    );
  });
});
