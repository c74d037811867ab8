import { missingReference } from '../missing-reference.ts';

export const promptMissing = missingReference('prompt', ({ promptIds }) => promptIds, {
  en: 'The prompt that this refers to does not exist or was never published.',
  zh: '所引用的提示音不存在或从未发布。',
});
