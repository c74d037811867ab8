import { expect, it } from 'vitest';
import { mergedContent } from './use-prompt-draft';

const [a, b, c] = [{ text: 'a' }, { text: 'b' }, { text: 'c' }];

it('keeps what either changed, language by language', () => {
  expect(mergedContent({ en: a, zh: a }, { en: b, zh: a }, { en: a, zh: c })).toEqual({ en: b, zh: c });
});

it('keeps what is new on either side, and mine where both changed the same', () => {
  expect(mergedContent({ en: a }, { en: b, de: c }, { en: c, fr: a })).toEqual({ en: b, de: c, fr: a });
});

it('leaves out what one removed and the other left alone', () => {
  expect(mergedContent({ en: a, zh: a }, { en: a }, { en: a, zh: a })).toEqual({ en: a });
  expect(mergedContent({ en: a, zh: a }, { en: a, zh: a }, { en: b })).toEqual({ en: b });
});
