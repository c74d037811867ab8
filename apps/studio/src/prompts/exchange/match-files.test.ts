import { describe, expect, it } from 'vitest';
import { matchFile } from './match-files';
import { scriptRows, slugOf } from './script-rows';

const languages = ['en-US', 'zh-CN', 'de-DE', 'en-GB'];
const prompts = [
  {
    id: 'welcome-id',
    name: 'Welcome to the bank',
    folder: 'Front desk',
    latest: { content: { 'en-GB': { text: 'Welcome' }, 'zh-CN': { text: '欢迎' } } },
  },
  {
    id: 'balance-id',
    name: 'Balance',
    folder: '',
    latest: {
      content: { 'en-US': { text: 'You have {{ sum as money }} left. {{ day }}.', wordsAudio: { 'You have': 'a' } } },
    },
  },
  { id: '欢迎-id', name: '欢迎语', folder: '', latest: { content: { 'zh-CN': { audioId: 'b' } } } },
  { id: 'twin-one-id', name: 'Goodbye!', folder: '', latest: { content: { 'en-US': {} } } },
  { id: 'twin-two-id', name: 'good bye'.replace(' ', ''), folder: '', latest: { content: { 'en-US': {} } } },
];
const script = scriptRows(prompts);
const targets = prompts.map(({ id, name, latest }) => ({ id, name, languages: Object.keys(latest.content) }));
const match = (path: string) => matchFile(path, targets, script, languages);

describe('the script for a studio', () => {
  it('has a line for each prompt and language, and one for each stretch of words between values', () => {
    expect(script.map(({ fileName, text, audioId }) => [fileName, text, audioId])).toEqual([
      ['welcome-to-the-bank.en-GB', 'Welcome', null],
      ['welcome-to-the-bank.zh-CN', '欢迎', null],
      ['balance.en-US.1', 'You have', 'a'],
      ['balance.en-US.2', 'left.', null],
      ['欢迎语.zh-CN', '', 'b'],
      ['goodbye_twin-one.en-US', '', null],
      ['goodbye_twin-two.en-US', '', null],
    ]);
  });

  it('leads every file back to where it belongs, whatever the system did to the case', () => {
    for (const { fileName, promptId, language, words } of script) {
      expect(match(`Delivery 2/${fileName.toUpperCase()}.WAV`)).toEqual({ promptId, newName: '', language, words });
    }
  });
});

describe('a file that somebody named by hand', () => {
  it.each([
    ['Welcome to the bank.en-GB.wav', 'welcome-id', 'en-GB'],
    ['welcome_to_the_bank_zh_CN.mp3', 'welcome-id', 'zh-CN'],
    ['welcome-to-the-bank-zh.ogg', 'welcome-id', 'zh-CN'],
    ['EN_welcome to the bank.flac', 'welcome-id', 'en-GB'],
    ['recordings/zh-CN/Welcome to the bank.wav', 'welcome-id', 'zh-CN'],
    ['Welcome to the bank (de).m4a', 'welcome-id', 'de-DE'],
    ['balance-id.wav', 'balance-id', 'en-US'],
    ['欢迎语.wav', '欢迎-id', 'zh-CN'],
    ['Welcome to the bank.wav', 'welcome-id', null],
  ])('%s goes to %s in %s', (path, promptId, language) => {
    expect(match(path)).toEqual({ promptId, newName: '', language, words: null });
  });

  it.each([
    ['after_hours.en-US.wav', 'After hours', 'en-US'],
    ['after-hours.wav', 'After hours', null],
    ['zh-CN/closed.wav', 'Closed', 'zh-CN'],
    ['.wav', '', null],
  ])('%s would be a new prompt', (path, newName, language) => {
    expect(match(path)).toEqual({ promptId: null, newName, language, words: null });
  });
});

it('slugs are safe file names', () => {
  expect(slugOf(' Ａ/b:  C? ')).toBe('a-b-c');
  expect(slugOf('…')).toBe('');
});
