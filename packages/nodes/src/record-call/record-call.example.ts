import type { NodeExample } from '../testing/node-example.ts';

export const recordCallExample: NodeExample = { title: 'from here on', config: { action: 'start' } };
