import { type NodeExample, variable } from '../testing/node-example.ts';

export const transferExample: NodeExample = {
  title: 'a desk',
  config: {
    destinationKind: 'number',
    number: '+49 (30) {{ desk }}',
    ringTimeoutMs: 20_000,
    callerId: '{{ call.callerNumber }}',
    durationVariable: 'talked',
  },
  variables: [
    variable('desk', 'text', { initial: '901-820' }),
    variable('talked', 'number'),
    variable('pin', 'text', { sensitive: true, initial: '4711' }),
  ],
};
