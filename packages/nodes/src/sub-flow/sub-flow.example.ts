import { type NodeExample, variable } from '../testing/node-example.ts';

export const subFlowExample: NodeExample = {
  title: 'a question asked elsewhere',
  config: {
    flowId: 'inner',
    inputs: [{ name: 'question', value: '"Coming, " + name' }],
    outputs: [{ name: 'answer', variable: 'answer' }],
  },
  variables: [variable('name', 'text', { initial: 'Ada' }), variable('answer', 'text'), variable('items', 'list')],
};
