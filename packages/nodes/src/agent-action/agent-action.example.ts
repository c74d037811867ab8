import type { NodeExample } from '../testing/node-example.ts';

export const agentActionExample: NodeExample = {
  title: 'to the survey',
  config: { labelEn: 'Survey', labelZh: '', icon: 'star', confirmEn: 'End the call with you?' },
};
