import type { notReadyReasons } from '../../../tables/not-ready-reason.ts';
import type { quickPhrases } from '../../../tables/quick-phrase.ts';
import type { wrapUpCodes } from '../../../tables/wrap-up-code.ts';
import { demoQueueIds } from './queues.ts';

export const demoReasons: readonly (typeof notReadyReasons.$inferInsert)[] = [
  { id: 'demo-reason-break', name: 'Break 小休', position: 1 },
  { id: 'demo-reason-lunch', name: 'Lunch 午餐', position: 2 },
  { id: 'demo-reason-meeting', name: 'Meeting 会议', productive: true, position: 3 },
  { id: 'demo-reason-training', name: 'Training 培训', productive: true, position: 4 },
  { id: 'demo-reason-backoffice', name: 'Back office 后台处理', productive: true, position: 5 },
];

const { service, sales, technical, billing } = demoQueueIds;

export const demoWrapUpCodes: readonly (typeof wrapUpCodes.$inferInsert)[] = [
  { id: 'demo-code-solved', name: 'Solved 已解决', position: 1 },
  { id: 'demo-code-follow-up', name: 'To be followed up 待跟进', position: 2 },
  { id: 'demo-code-delivery', name: 'Where is my order 查询物流', queueIds: [service], position: 3 },
  { id: 'demo-code-complaint', name: 'Complaint 投诉', queueIds: [service, billing], position: 4 },
  { id: 'demo-code-sold', name: 'Sold 成交', queueIds: [sales], position: 5 },
  { id: 'demo-code-quote', name: 'Quote sent 已报价', queueIds: [sales], position: 6 },
  { id: 'demo-code-defect', name: 'Defect 产品故障', queueIds: [technical], position: 7 },
  { id: 'demo-code-invoice', name: 'Invoice explained 发票说明', queueIds: [billing], position: 8 },
  { id: 'demo-code-wrong', name: 'Wrong number 打错电话', position: 9 },
];

export const demoPhrases: readonly (typeof quickPhrases.$inferInsert)[] = [
  {
    id: 'demo-phrase-greeting',
    title: 'Greeting 问候',
    text: 'Harbour Goods, how can I help you?\n您好，海港商贸，请问有什么可以帮您？',
    position: 1,
  },
  {
    id: 'demo-phrase-hold',
    title: 'Before holding 保持前',
    text: 'May I put you on hold for a moment while I look that up?\n请您稍等，我为您查询一下。',
    position: 2,
  },
  {
    id: 'demo-phrase-delay',
    title: 'Late delivery 延迟到货',
    text: 'I am sorry for the delay. Your parcel is on its way and will reach you within two working days.\n非常抱歉，包裹已在途中，预计两个工作日内送达。',
    queueIds: [service],
    position: 3,
  },
  {
    id: 'demo-phrase-quote',
    title: 'Quote 报价',
    text: 'I will send you the quote by e-mail today; it is valid for thirty days.\n我今天会把报价发送到您的邮箱，有效期三十天。',
    queueIds: [sales],
    position: 4,
  },
  {
    id: 'demo-phrase-restart',
    title: 'Restart 重启设备',
    text: 'Please switch the device off, wait ten seconds, and switch it on again.\n请关闭设备，等待十秒后重新开机。',
    queueIds: [technical],
    position: 5,
  },
];
