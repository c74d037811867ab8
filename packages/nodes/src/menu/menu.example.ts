import { type NodeExample, variable } from '../testing/node-example.ts';

export const menuExample: NodeExample = {
  title: 'three choices',
  config: {
    prompt: [{ kind: 'text', text: { 'en-US': 'Choose', 'zh-CN': '请选择' } }],
    keys: [
      { key: '1', label: 'Sales' },
      { key: '2', label: 'Support' },
      { key: '*', label: '' },
    ],
    timeoutMs: 5_000,
    noInput: {
      retriesMax: 2,
      prompts: [
        { prompt: [{ kind: 'text', text: { 'en-US': 'Are you there?', 'zh-CN': '您还在吗？' } }] },
        { prompt: [{ kind: 'text', text: { 'en-US': 'Last try.', 'zh-CN': '最后一次。' } }] },
      ],
      repeatPrompt: true,
    },
    noMatch: {
      retriesMax: 1,
      prompts: [{ prompt: [{ kind: 'text', text: { 'en-US': 'Not that one.', 'zh-CN': '无效。' } }] }],
      repeatPrompt: false,
    },
    keyVariable: 'key',
  },
  variables: [variable('key', 'text')],
};
