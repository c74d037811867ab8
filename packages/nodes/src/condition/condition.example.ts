import { type NodeExample, variable } from '../testing/node-example.ts';

export const conditionExample: NodeExample = {
  title: 'three kinds of customers',
  config: {
    branches: [
      {
        id: 'gold',
        label: 'Gold',
        condition: {
          kind: 'all',
          of: [
            { kind: 'compare', left: 'level', operator: 'equals', right: 'gold' },
            { kind: 'compare', left: 'orders', operator: 'greater', right: 10 },
          ],
        },
      },
      {
        id: 'local',
        label: 'Local',
        condition: { kind: 'cel', expression: 'call.callerNumber.startsWith("+49") && orders > 0' },
      },
    ],
  },
  variables: [variable('level', 'text'), variable('orders', 'number')],
};
