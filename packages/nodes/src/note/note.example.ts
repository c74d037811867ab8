import type { NodeExample } from '../testing/node-example.ts';

export const noteExample: NodeExample = {
  title: 'a remark',
  config: { text: '**Ask Ada** before changing this.', color: 'blue' },
};
