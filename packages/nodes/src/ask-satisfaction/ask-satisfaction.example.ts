import { type NodeExample, variable } from '../testing/node-example.ts';

export const askSatisfactionExample: NodeExample = {
  title: 'one to five',
  config: {
    prompt: [{ kind: 'text', text: { 'en-US': 'How was it?', 'zh-CN': '请评分' } }],
    scaleMax: 5,
    timeoutMs: 5_000,
    retry: { retriesMax: 1 },
    thanks: [{ kind: 'text', text: { 'en-US': 'Thanks', 'zh-CN': '谢谢' } }],
    question: 'After the call',
    variable: 'score',
  },
  variables: [variable('score', 'number'), variable('day', 'date')],
};
