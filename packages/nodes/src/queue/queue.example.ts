import { type NodeExample, variable } from '../testing/node-example.ts';

export const queueExample: NodeExample = {
  title: 'sales, with a waiting flow that offers a way out',
  config: {
    queueId: 'sales',
    waiting: { flowId: 'inner', inputs: [{ name: 'question', value: '"Still there, " + name' }] },
    exits: [{ id: 'out', label: 'Out' }],
    priority: 5,
    vip: 'when',
    vipWhen: 'level == "gold"',
    skills: 'own',
    rings: [
      { afterMs: 0, wants: { all: [{ skill: 'german', levelMin: 5 }] } },
      { afterMs: 30_000, wants: null },
    ],
    stickyMs: 60_000,
    attributes: [{ name: 'business', value: 'level' }],
    whisper: [{ kind: 'text', text: { 'en-US': 'Sales, {{ name }}', 'zh-CN': '销售，{{ name }}' } }],
    ringTimeoutMs: 20_000,
    agentVariable: 'agent',
    talkedVariable: 'talked',
    waitedVariable: 'waited',
    reasonVariable: 'reason',
  },
  variables: [
    variable('name', 'text', { initial: 'Ada' }),
    variable('level', 'text', { initial: 'gold' }),
    variable('agent', 'text'),
    variable('talked', 'number'),
    variable('waited', 'number'),
    variable('reason', 'text'),
    variable('pin', 'text', { sensitive: true, initial: '4711' }),
    variable('items', 'list', { initial: ['a'] }),
  ],
};
