import { missingReference } from '../missing-reference.ts';

export const queueMissing = missingReference('queue', ({ queueIds }) => queueIds, {
  en: 'The queue that this refers to does not exist any more.',
  zh: '所引用的队列已不存在。',
});
