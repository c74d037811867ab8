import { type NodeExample, variable } from '../testing/node-example.ts';

export const whisperExample: NodeExample = {
  title: 'who is calling',
  config: { prompt: [{ kind: 'text', text: { 'en-US': 'Here is {{ name }}', 'zh-CN': '{{ name }}来电' } }] },
  variables: [variable('name', 'text', { initial: 'Ada' })],
};
