import { missingReference } from '../missing-reference.ts';

export const tableMissing = missingReference('table', ({ tables }) => tables && new Set(tables.keys()), {
  en: 'The table that this looks up is not published, or does not exist any more.',
  zh: '所引用的数据表尚未发布，或已不存在。',
});
