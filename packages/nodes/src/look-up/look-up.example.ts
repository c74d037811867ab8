import { type NodeExample, variable } from '../testing/node-example.ts';

export const lookUpExample: NodeExample = {
  title: 'the level of a caller',
  config: {
    tableId: 'vip',
    key: 'call.callerNumber',
    results: [
      { variable: 'customer', column: 'name' },
      { variable: 'level', column: 'level' },
    ],
  },
  variables: [variable('customer', 'text'), variable('level', 'number'), variable('pin', 'text', { sensitive: true })],
};
