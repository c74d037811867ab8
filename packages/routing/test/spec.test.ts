import { expect, test } from 'vitest';
import spec from '../SPEC.md?raw';

const sources: Record<string, string> = import.meta.glob('./*.test.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const stated = [...spec.matchAll(/^- \*\*([A-Z]\d+)\*\*/gm)].map(([, rule]) => rule);
const cited = new Set(
  Object.values(sources).flatMap((source) => [...source.matchAll(/\[([A-Z]\d+)\]/g)].map(([, rule]) => rule)),
);

test('every rule is stated once and cited by a test, and nothing else is cited', () => {
  expect(stated).toEqual([...new Set(stated)]);
  expect(stated.filter((rule) => !cited.has(rule))).toEqual([]);
  expect([...cited].filter((rule) => !stated.includes(rule))).toEqual([]);
});
