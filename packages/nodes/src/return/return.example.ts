import type { NodeExample } from '../testing/node-example.ts';

export const returnExample: NodeExample = {
  title: 'the end of a flow',
  config: {},
};
