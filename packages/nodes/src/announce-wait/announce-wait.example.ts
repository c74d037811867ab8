import type { NodeExample } from '../testing/node-example.ts';

export const announceWaitExample: NodeExample = {
  title: 'place and wait',
  config: { sayPosition: true, sayWait: true },
  waiting: true,
};
