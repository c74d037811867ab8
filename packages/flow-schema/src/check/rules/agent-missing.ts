import { missingReference } from '../missing-reference.ts';

export const agentMissing = missingReference('agent', ({ agentIds }) => agentIds, {
  en: 'The agent that this refers to does not exist any more.',
  zh: '所引用的坐席已不存在。',
});
