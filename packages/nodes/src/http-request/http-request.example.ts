import { type NodeExample, variable } from '../testing/node-example.ts';

export const httpRequestExample: NodeExample = {
  title: 'a customer looked up',
  config: {
    method: 'POST',
    url: 'https://crm.example.com/customers/{{ number }}',
    query: [{ name: 'by', value: '{{ call.callerNumber }}' }],
    headers: [{ name: 'X-Call', value: '{{ call.calledNumber }}' }],
    credentialId: 'crm',
    bodyKind: 'json',
    bodyJson: '{"phone": call.callerNumber}',
    results: [{ variable: 'name', value: 'response.body.name' }],
    outcomes: [{ status: 404, label: 'Unknown' }],
    responseVariable: 'answer',
    waitPrompt: [{ kind: 'text', text: { 'en-US': 'One moment', 'zh-CN': '请稍候' } }],
    timeoutMs: 3_000,
    retry: { retriesMax: 2, on: ['timeout', '503'], delayMs: 500 },
  },
  variables: [
    variable('number', 'text', { initial: '42' }),
    variable('name', 'text'),
    variable('answer', 'record'),
    variable('pin', 'text', { sensitive: true }),
  ],
};
