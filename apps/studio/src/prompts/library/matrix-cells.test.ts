import { expect, it } from 'vitest';
import type { PromptContent } from '../prompt-state';
import type { LibraryPrompt } from './library-types';
import { hasGap, matrixCell, matrixLanguages } from './matrix-cells';

function prompt(latest: PromptContent, published: PromptContent | null, needs: string[] = []): LibraryPrompt {
  return {
    id: 'p',
    name: 'P',
    folder: '',
    latest: { id: 'r2', content: latest, createdAt: '' },
    published: published && { id: 'r1', content: published },
    needs,
    flows: needs.length,
  };
}

const en = { 'en-US': { text: 'Hello' } };

it('shows the languages of most prompts first, and those that only a flow asks for', () => {
  const both = { ...en, 'zh-CN': { text: '您好' } };
  expect(matrixLanguages([prompt(both, null), prompt(en, null, ['de-DE'])])).toEqual(['en-US', 'de-DE', 'zh-CN']);
  expect(matrixLanguages([])).toEqual([]);
});

it.each<[string, LibraryPrompt, string, string, boolean]>([
  ['a text that callers hear', prompt(en, en), 'en-US', 'text', false],
  ['a changed text', prompt(en, { 'en-US': { text: 'Hi' } }), 'en-US', 'text', true],
  ['a recording', prompt({ 'en-US': { text: 'Hello', audioId: 'a' } }, en), 'en-US', 'recording', true],
  [
    'recorded words around a value',
    prompt({ en: { text: 'Hello {{ name }}', wordsAudio: { Hello: 'a' } } }, null),
    'en',
    'words',
    true,
  ],
  ['a language that nobody needs', prompt(en, en), 'zh-CN', 'none', false],
  ['a language taken out of the draft', prompt({}, en), 'en-US', 'none', true],
  ['a gap', prompt(en, en, ['zh-CN']), 'zh-CN', 'gap', false],
  ['an empty text that is needed', prompt({ 'en-US': { text: ' ' } }, null, ['en-US']), 'en-US', 'gap', false],
])('tells %s', (_what, of, language, state, unpublished) => {
  expect(matrixCell(of, language)).toEqual({ state, unpublished });
});

it('finds prompts with a gap, in the draft or in what callers hear', () => {
  const both = { ...en, 'zh-CN': { text: '您好' } };
  expect(hasGap(prompt(both, both, ['en-US', 'zh-CN']))).toBe(false);
  expect(hasGap(prompt(both, en, ['zh-CN']))).toBe(true);
  expect(hasGap(prompt(en, both, ['zh-CN']))).toBe(true);
});
