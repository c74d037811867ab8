import type { NodeExample } from '../testing/node-example.ts';

export const abSplitExample: NodeExample = {
  title: 'one to three',
  config: {
    branches: [
      { id: 'a', label: 'A', weight: 25 },
      { id: 'b', label: 'B', weight: 75 },
    ],
    stickBy: 'caller',
  },
};
