import { expect, it } from 'vitest';
import { libraryWords } from './library-words';
import { secretMark } from './secret';

const texts = { p: { 'en-US': 'Hello {{ name }}, {{ pin as digits }}', 'zh-CN': '您好' }, sound: { en: '' } };
const item = { kind: 'prompt', promptId: 'p', revision: 'r', language: 'en-US' } as const;

it('shows what callers would hear, without what is secret', () => {
  expect(libraryWords({ ...item, values: { name: 'Anna', pin: { $sensitive: '42' } } }, texts)).toEqual({
    text: `Hello Anna, ${secretMark}`,
    language: 'en-US',
    secret: true,
  });
});

it('takes another form of the language, else another language, as the call does', () => {
  expect(libraryWords({ ...item, language: 'zh-TW' }, texts)).toMatchObject({ text: '您好', language: 'zh-CN' });
  expect(libraryWords({ ...item, language: 'fr-FR', values: { name: 'A', pin: '1' } }, texts)?.language).toBe('en-US');
});

it('shows the text as it is written where a value is missing, and nothing for a recording', () => {
  expect(libraryWords(item, texts)?.text).toBe('Hello {{ name }}, {{ pin as digits }}');
  expect(libraryWords({ ...item, promptId: 'sound' }, texts)).toBeNull();
  expect(libraryWords({ ...item, promptId: 'unknown' }, texts)).toBeNull();
});
