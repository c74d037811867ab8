import { missingReference } from '../missing-reference.ts';

export const hoursMissing = missingReference('hours', ({ hoursIds }) => hoursIds, {
  en: 'The opening hours that this refers to are not published, or do not exist any more.',
  zh: '所引用的营业时间尚未发布，或已不存在。',
});
