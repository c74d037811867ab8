import type { NodeExample } from '../testing/node-example.ts';

export const leaveQueueExample: NodeExample = { title: 'a message instead', config: { exit: 'Out' }, waiting: true };
