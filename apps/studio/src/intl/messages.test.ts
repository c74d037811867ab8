import { describe, expect, it } from 'vitest';
import { messages } from './messages';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) => {
    const inside = path === '' ? key : `${path}.${key}`;
    return typeof value === 'string' ? [[inside, value] as [string, string]] : flatten(value, inside);
  });
}

const en = new Map(flatten(messages.en));
const zh = new Map(flatten(messages.zh as Tree));
/** `{count}` and `{count, plural, …}` both fill in `count`. */
const valuesOf = (text: string) => [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name))].sort();

describe('the texts of the studio', () => {
  it('are there in both languages', () => {
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('fill in the same values in both languages', () => {
    const differing = [...en].filter(([key, text]) => {
      const known = new Set(valuesOf(text));
      return valuesOf(zh.get(key) ?? '').some((name) => !known.has(name));
    });
    expect(differing).toEqual([]);
  });

  it('are not left empty', () => {
    expect([...en, ...zh].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});
