import { missingReference } from '../missing-reference.ts';

export const skillMissing = missingReference('skill', ({ skillIds }) => skillIds, {
  en: 'A skill that is wanted here does not exist any more.',
  zh: '此处要求的技能已不存在。',
});
