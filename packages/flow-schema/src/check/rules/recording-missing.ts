import { missingReference } from '../missing-reference.ts';

export const recordingMissing = missingReference('recording', ({ audioIds }) => audioIds, {
  en: 'The recording that this refers to does not exist any more.',
  zh: '所引用的录音已不存在。',
});
