import { type NodeExample, variable } from '../testing/node-example.ts';

export const scriptExample: NodeExample = {
  title: 'a sum',
  config: {
    source: 'export default (input) => ({ total: input.price * 2 });',
    inputs: [{ name: 'price', value: 'price' }],
    outputs: [{ variable: 'total', value: 'result.total' }],
    timeoutMs: 500,
  },
  variables: [
    variable('price', 'number', { initial: 21 }),
    variable('total', 'number'),
    variable('pin', 'text', { sensitive: true }),
  ],
};
