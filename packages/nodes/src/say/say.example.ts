import { type NodeExample, variable } from '../testing/node-example.ts';

export const sayExample: NodeExample = {
  title: 'a greeting that a key skips',
  config: {
    prompt: [
      { kind: 'text', text: { 'en-US': 'Hello {{ name }}', 'zh-CN': '您好 {{ name }}' } },
      { kind: 'recording', audio: { 'en-US': 'a1', 'zh-CN': 'a2' } },
      { kind: 'prompt', promptId: 'greeting' },
      { kind: 'value', value: 'call.callerNumber', as: 'digits' },
    ],
    interruptKeys: ['1', '#'],
    keyVariable: 'key',
  },
  variables: [
    variable('name', 'text', { initial: 'Ada' }),
    variable('key', 'text'),
    variable('pin', 'text', { sensitive: true }),
  ],
};
