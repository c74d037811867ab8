import { type NodeExample, variable } from '../testing/node-example.ts';

export const loopCounterExample: NodeExample = {
  title: 'two rounds',
  config: { times: 2, variable: 'round' },
  variables: [variable('round', 'number'), variable('word', 'text')],
};
