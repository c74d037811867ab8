import type { NodeExample } from '../testing/node-example.ts';

export const hangUpExample: NodeExample = {
  title: 'a goodbye',
  config: { prompt: [{ kind: 'text', text: { 'en-US': 'Goodbye', 'zh-CN': '再见' } }], cause: 'normal' },
};
