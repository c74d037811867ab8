import { type NodeExample, variable } from '../testing/node-example.ts';

export const setRoutingExample: NodeExample = {
  title: 'urgent, and in French',
  config: {
    priority: 'orders * 10',
    vip: 'yes',
    skills: 'own',
    rings: [{ afterMs: 0, wants: { skill: 'french', levelMin: 3 } }],
  },
  variables: [variable('orders', 'number', { initial: 2 })],
  waiting: true,
};
