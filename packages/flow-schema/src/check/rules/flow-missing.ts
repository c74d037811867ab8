import { missingReference } from '../missing-reference.ts';

export const flowMissing = missingReference('flow', ({ flowIds }) => flowIds, {
  en: 'The flow that this refers to does not exist or was never published.',
  zh: '所引用的流程不存在或从未发布。',
});
