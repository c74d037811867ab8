import { describe, expect, it } from 'vitest';
import type { LibraryPrompt } from '../library/library-types';
import { type PlannedFile, placementOf, planFiles, planProblems, replacedBy } from './import-plan';

const prompts: LibraryPrompt[] = [
  {
    id: 'p1',
    name: 'Welcome',
    folder: '',
    latest: { id: 'r7', content: { 'en-US': { text: 'Hello', audioId: 'old' } }, createdAt: '' },
    published: null,
    needs: ['en-US', 'zh-CN'],
    flows: 1,
  },
];
const plan = (...paths: string[]) => planFiles(paths, prompts, ['en-US', 'zh-CN']);
const problems = (files: readonly PlannedFile[]) => planProblems(files, () => null);

describe('a plan of an import', () => {
  it('says of each file where it goes and what it replaces', () => {
    const files = plan('welcome.en-US.wav', 'welcome.zh.mp3', 'closed.en-US.wav');
    expect(files.map(({ promptId, newName, language }) => [promptId, newName, language])).toEqual([
      ['p1', '', 'en-US'],
      ['p1', '', 'zh-CN'],
      [null, 'Closed', 'en-US'],
    ]);
    expect(files.map((file) => replacedBy(file, prompts))).toEqual(['old', undefined, undefined]);
    expect(problems(files)).toEqual([null, null, null]);
    expect(files.map((file) => placementOf(file, prompts, 'new')?.prompt)).toEqual([
      { id: 'p1', basedOn: 'r7' },
      { id: 'p1', basedOn: 'r7' },
      { newName: 'Closed' },
    ]);
  });

  it('says what keeps a file out: two for one place, no language, no name, no sound', () => {
    const files = plan('welcome.en-US.wav', 'Welcome_en-us.mp3', 'welcome.wav', '.wav');
    expect(problems(files)).toEqual([null, 'twice', 'no_language', 'no_language']);
    const named = files.map((file) => ({ ...file, language: 'zh-CN' }));
    expect(problems(named)).toEqual([null, 'twice', 'twice', 'no_name']);
    expect(planProblems(files, (at) => (at === 0 ? 'not_sound' : null))).toEqual([
      'not_sound',
      null,
      'no_language',
      'no_language',
    ]);
  });

  it('leaves alone what a person took out', () => {
    const [first, second] = plan('welcome.en-US.wav', 'welcome.en.wav');
    const files = [{ ...(first as PlannedFile), included: false }, second as PlannedFile];
    expect(problems(files)).toEqual([null, null]);
  });
});
