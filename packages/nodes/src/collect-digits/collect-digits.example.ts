import { type NodeExample, variable } from '../testing/node-example.ts';

export const collectDigitsExample: NodeExample = {
  title: 'a customer number, read back',
  config: {
    prompt: [{ kind: 'text', text: { 'en-US': 'Number, please', 'zh-CN': '请输入号码' } }],
    variable: 'number',
    digitsMin: 3,
    digitsMax: 5,
    endKey: '#',
    firstDigitTimeoutMs: 6_000,
    interDigitTimeoutMs: 3_000,
    pattern: '[1-9][0-9]*',
    confirm: {
      enabled: true,
      prompt: [
        ...[{ kind: 'text', text: { 'en-US': 'You have entered', 'zh-CN': '您输入的是' } }],
        { kind: 'value', value: 'digits', as: 'digits' },
      ],
      acceptKey: '1',
      correctKey: '2',
      timeoutMs: 4_000,
      correctionsMax: 1,
    },
    noInput: {
      retriesMax: 1,
      prompts: [{ prompt: [{ kind: 'text', text: { 'en-US': 'Are you there?', 'zh-CN': '您还在吗？' } }] }],
      repeatPrompt: true,
    },
    invalid: {
      retriesMax: 1,
      prompts: [{ prompt: [{ kind: 'text', text: { 'en-US': 'Three to five digits.', 'zh-CN': '三到五位。' } }] }],
      repeatPrompt: false,
    },
  },
  variables: [variable('number', 'text'), variable('amount', 'number'), variable('pin', 'text', { sensitive: true })],
};
