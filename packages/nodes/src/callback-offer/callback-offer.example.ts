import { type NodeExample, variable } from '../testing/node-example.ts';

const words = (en: string, zh: string) => [{ kind: 'text', text: { 'en-US': en, 'zh-CN': zh } }];

export const callbackOfferExample: NodeExample = {
  title: 'instead of waiting',
  config: {
    prompt: words('Call back?', '需要回电吗？'),
    confirmPrompt: words('At {{ number }}?', '{{ number }}吗？'),
    numberPrompt: words('Which number?', '请输入号码'),
    promisedPrompt: words('Until soon', '再见'),
    timeoutMs: 4_000,
    attemptsMax: 2,
    queueId: 'billing',
    context: [{ label: 'Order', value: 'order' }],
    numberVariable: 'number',
  },
  variables: [
    variable('order', 'text', { initial: 'A 17' }),
    variable('number', 'text'),
    variable('day', 'date'),
    variable('pin', 'text', { sensitive: true, initial: '4711' }),
  ],
  waiting: true,
};
