import { missingReference } from '../missing-reference.ts';

export const credentialMissing = missingReference('credential', ({ credentialIds }) => credentialIds, {
  en: 'The credential that this refers to does not exist.',
  zh: '所引用的凭据不存在。',
});
