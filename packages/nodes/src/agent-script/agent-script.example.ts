import { type NodeExample, variable } from '../testing/node-example.ts';

export const agentScriptExample: NodeExample = {
  title: 'the greeting',
  config: {
    titleEn: 'Greeting',
    titleZh: '问候语',
    texts: [
      { language: 'en-US', text: 'Good morning {{ name }}, how can I help?' },
      { language: 'zh-CN', text: '{{ name }}，您好，请问有什么可以帮您？' },
    ],
  },
  variables: [variable('name', 'text')],
};
