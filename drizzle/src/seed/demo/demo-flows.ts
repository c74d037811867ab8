import type { FlowDocument } from '@patchbay/flow-schema';
import type { PromptRevisionContent } from '../../tables/prompt-revision.ts';
import { frontDesk } from './front-desk.ts';
import { orderStatus } from './order-status.ts';
import { satisfaction } from './satisfaction.ts';
import { serviceDesk } from './service-desk.ts';
import { serviceLine } from './service-line.ts';
import { waitingLine } from './waiting-line.ts';

export interface DemoFlow {
  readonly id: string;
  /** Null for a flow that only others enter. */
  readonly number: string | null;
  readonly document: FlowDocument;
}

export interface DemoPrompt {
  readonly id: string;
  readonly name: string;
  readonly content: PromptRevisionContent;
}

export const demoPrompts: readonly DemoPrompt[] = [
  {
    id: 'demo-welcome',
    name: 'Welcome 欢迎语',
    content: {
      'en-US': { text: 'Welcome to Harbour Goods. We are glad you called.' },
      'zh-CN': { text: '欢迎致电海港商贸，很高兴为您服务。' },
    },
  },
  {
    id: 'demo-goodbye',
    name: 'Goodbye 结束语',
    content: {
      'en-US': { text: 'Thank you for calling. Goodbye.' },
      'zh-CN': { text: '感谢您的来电，再见。' },
    },
  },
  {
    id: 'demo-high-volume',
    name: 'High call volume 来电高峰',
    content: {
      'en-US': { text: 'Many people are calling at the moment. It may take a little longer than usual.' },
      'zh-CN': { text: '目前来电较多，等候时间可能比平时稍长。' },
    },
  },
];

/** Flows that others enter come first. */
export function demoFlows(): readonly DemoFlow[] {
  const ids = {
    orderStatus: 'demo-order-status',
    satisfaction: 'demo-satisfaction',
    waiting: 'demo-waiting',
    welcome: 'demo-welcome',
    goodbye: 'demo-goodbye',
  };
  return [
    { id: ids.satisfaction, number: null, document: satisfaction() },
    { id: ids.orderStatus, number: '2001', document: orderStatus() },
    { id: 'demo-service-desk', number: '2002', document: serviceDesk(ids) },
    { id: ids.waiting, number: null, document: waitingLine() },
    { id: 'demo-service-line', number: '2003', document: serviceLine(ids) },
    { id: 'demo-front-desk', number: '2000', document: frontDesk(ids) },
  ];
}
