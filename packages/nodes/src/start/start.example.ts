import type { NodeExample } from '../testing/node-example.ts';

export const startExample: NodeExample = {
  title: 'answered at once',
  config: { answer: 'immediately', language: 'zh-CN' },
};
