import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareTexts } from './compare-texts';

it('shows which words went and which came', () => {
  expect(compareTexts('We open at nine.', 'We close at nine.')).toEqual([
    { kind: 'same', text: 'We ' },
    { kind: 'removed', text: 'open' },
    { kind: 'added', text: 'close' },
    { kind: 'same', text: ' at nine.' },
  ]);
});

it('takes a Chinese character for a word', () => {
  expect(compareTexts('今天营业', '今天休息')).toEqual([
    { kind: 'same', text: '今天' },
    { kind: 'removed', text: '营业' },
    { kind: 'added', text: '休息' },
  ]);
});

it('loses nothing of either text', () => {
  const text = fc.array(fc.constantFrom('a', 'b ', '您', ' ', 'word', '.', '{{ x }}')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = compareTexts(before, after);
      const side = (other: string) => pieces.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});

it('shows texts that are too long to compare as replaced', () => {
  const [before, after] = ['a '.repeat(3_000), 'b '.repeat(3_000)];
  expect(compareTexts(before, after).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});
