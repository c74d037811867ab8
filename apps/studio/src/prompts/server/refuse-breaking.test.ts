import { expect, it } from 'vitest';
import type { PromptUse } from './prompt-uses';
import { brokenUses } from './refuse-breaking';

const use: PromptUse = {
  promptId: 'p',
  flowId: 'f',
  flowName: 'Front desk',
  nodeId: 'n',
  step: 'Welcome',
  languages: ['en-US', 'zh-CN'],
  values: ['name'],
  live: true,
};
const both = { 'en-US': { text: 'Hello' }, 'zh-CN': { text: '您好' } };
const missed = (before: typeof both | null, after: Parameters<typeof brokenUses>[1]['after']) =>
  brokenUses([use], { before, after }).map(({ misses }) => misses);

it('finds a language that a flow would lose: gone, or without words', () => {
  expect(missed(both, { 'en-US': { text: 'Hi' } })).toEqual([{ language: 'zh-CN' }]);
  expect(missed(both, { ...both, 'en-US': { text: ' ' } })).toEqual([{ language: 'en-US' }]);
});

it('lets go what no caller can have, and what was never there', () => {
  expect(missed({ ...both, ...{ 'de-DE': { text: 'Hallo' } } }, both)).toEqual([]);
  expect(missed(null, { 'en-US': { text: 'Hi' } })).toEqual([]);
});

it('finds a value that a flow does not hand over; a recording of the whole reads out none', () => {
  const asks = { ...both, 'en-US': { text: 'Hello {{ name }}, {{ title }}' } };
  expect(missed(both, asks)).toEqual([{ value: 'title' }]);
  expect(missed(both, { ...both, 'en-US': { text: 'Hello {{ title }}', audioId: 'a' } })).toEqual([]);
  expect(missed(asks, { ...both, 'zh-CN': { text: '{{ title }}' } })).toEqual([]);
});
