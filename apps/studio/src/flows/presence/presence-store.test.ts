import { describe, expect, it } from 'vitest';
import { initials } from './presence-colour';
import { nobody, type OtherTab, withOthers, withoutTab, withSelection } from './presence-store';

const tab = (id: string, ...nodes: string[]): OtherTab => ({ tab: id, userId: `user-${id}`, name: id, nodes });

describe('who else is in a draft', () => {
  it('is known by node, several at one and one at several', () => {
    const state = withOthers(nobody, [tab('li', 'menu', 'end'), tab('max', 'menu')]);
    expect(state.atNode.menu?.map(({ name }) => name)).toEqual(['li', 'max']);
    expect(state.atNode.end?.map(({ name }) => name)).toEqual(['li']);
  });

  it('stays the same for nodes at which nothing changed, so that they are not drawn again', () => {
    const before = withOthers(nobody, [tab('li', 'menu'), tab('max', 'end')]);
    expect(withOthers(before, [tab('li', 'menu'), tab('max', 'end')])).toBe(before);
    const after = withSelection(before, 'max', ['start']);
    expect(after?.atNode.menu).toBe(before.atNode.menu);
    expect(after?.atNode.end).toBeUndefined();
  });

  it('forgets who left, and knows of nobody it was not told the name of', () => {
    const before = withOthers(nobody, [tab('li', 'menu')]);
    expect(withoutTab(before, 'li')).toEqual(nobody);
    expect(withSelection(before, 'max', ['menu'])).toBeNull();
  });

  it('is shortened to signs that tell people apart', () => {
    expect(['Anna Berg', 'theo', '李小龙', 'Ana María del Río', ''].map(initials)).toEqual([
      'AB',
      'T',
      '小龙',
      'AR',
      '',
    ]);
  });
});
