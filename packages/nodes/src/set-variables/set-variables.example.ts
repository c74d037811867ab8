import { type NodeExample, variable } from '../testing/node-example.ts';

export const setVariablesExample: NodeExample = {
  title: 'a sum and a language',
  config: {
    assignments: [
      { variable: 'total', value: 'price * 2' },
      { variable: 'line', value: '"Total " + string(total)' },
    ],
    language: 'zh-CN',
  },
  variables: [
    variable('price', 'number', { initial: 21 }),
    variable('total', 'number'),
    variable('line', 'text'),
    variable('pin', 'text', { sensitive: true }),
  ],
};
