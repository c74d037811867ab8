import { type NodeExample, variable } from '../testing/node-example.ts';

export const transferAgentExample: NodeExample = {
  title: 'the one whose extension was entered',
  config: {
    agentBy: 'expression',
    agent: 'extension',
    ringTimeoutMs: 20_000,
    whisper: [{ kind: 'text', text: { 'en-US': 'For you', 'zh-CN': '找您' } }],
    agentVariable: 'agent',
    talkedVariable: 'talked',
    waitedVariable: 'waited',
    reasonVariable: 'reason',
  },
  variables: [
    variable('extension', 'text', { initial: '301' }),
    variable('pin', 'text', { sensitive: true, initial: '4711' }),
    variable('agent', 'text'),
    variable('talked', 'number'),
    variable('waited', 'number'),
    variable('reason', 'text'),
  ],
};
