import { expect, it } from 'vitest';
import { fillLibraryText, wordsKey } from './fill-library-text.ts';

it('puts values in words of the language', () => {
  const text = 'Due: {{ amount as money EUR }} on {{ day as date }}';
  const values = { amount: 12.5, day: '2026-03-31' };
  expect(fillLibraryText(text, values, 'en-US')).toEqual({
    ok: true,
    pieces: [
      { kind: 'words', text: 'Due: ' },
      { kind: 'value', text: 'twelve euros and fifty cents', sensitive: false },
      { kind: 'words', text: ' on ' },
      { kind: 'value', text: expect.stringContaining('March'), sensitive: false },
    ],
  });
});

it('remembers which of them are secret', () => {
  expect(fillLibraryText('{{ pin as digits }}', { pin: { $sensitive: '42' } }, 'en')).toEqual({
    ok: true,
    pieces: [{ kind: 'value', text: 'four two', sensitive: true }],
  });
});

it('says which value is not there, and reads one that is nothing as silence', () => {
  expect(fillLibraryText('{{ a }}', {}, 'en')).toEqual({ ok: false, missing: 'a' });
  expect(fillLibraryText('{{ a }}', { a: null }, 'en')).toMatchObject({ pieces: [{ text: '' }] });
  expect(fillLibraryText('{{ constructor }}', {}, 'en')).toEqual({ ok: false, missing: 'constructor' });
  expect(fillLibraryText('{{', {}, 'en')).toEqual({ ok: false, missing: null });
});

it('keeps recordings of words whatever the blanks around them', () => {
  expect(wordsKey('  Your   balance\nis ')).toBe('Your balance is');
});
