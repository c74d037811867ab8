import type { queues } from '../../../tables/queue.ts';

type DemoQueue = typeof queues.$inferInsert;

export const demoQueueIds = {
  service: 'demo-queue-service',
  sales: 'demo-queue-sales',
  technical: 'demo-queue-technical',
  billing: 'demo-queue-billing',
} as const;

const week = [1, 2, 3, 4, 5, 6, 7];

/** Four queues that differ in all that a queue can differ in. */
export const demoQueues: readonly DemoQueue[] = [
  {
    id: demoQueueIds.service,
    name: 'Service 客户服务',
    priority: 5,
    strategy: 'skills_first',
    ringTimeoutMs: 20_000,
    wrapUpMs: 30_000,
    ageingPerMinute: 2,
    terms: [{ when: { level: ['gold'] }, priorityAdded: 20 }],
    overflow: [
      { when: 'no_agents', action: { kind: 'voicemail' } },
      { when: 'length', lengthMax: 30, action: { kind: 'callback' } },
      { when: 'waited', afterMs: 600_000, action: { kind: 'callback' } },
    ],
    serviceLevelMs: 20_000,
    serviceLevelTarget: 0.8,
    alerts: { waitingMax: 5, longestWaitMs: 60_000, serviceLevelMin: 0.7, agentsReadyMin: 1 },
    wrapUpRequired: true,
  },
  {
    id: demoQueueIds.sales,
    name: 'Sales 销售',
    priority: 8,
    strategy: 'ring_several',
    ringTogetherMax: 3,
    ringTimeoutMs: 15_000,
    wrapUpMs: 60_000,
    // Who wants to buy is not kept waiting: after a minute and a half anybody of the service takes the call.
    overflow: [
      { when: 'no_agents', action: { kind: 'queue', queueId: demoQueueIds.service } },
      { when: 'waited', afterMs: 90_000, action: { kind: 'queue', queueId: demoQueueIds.service } },
    ],
    serviceLevelMs: 15_000,
    serviceLevelTarget: 0.9,
    alerts: { waitingMax: 3, longestWaitMs: 45_000, serviceLevelMin: 0.8, agentsReadyMin: 1 },
    wrapUpRequired: true,
  },
  {
    id: demoQueueIds.technical,
    name: 'Technical support 技术支持',
    priority: 3,
    strategy: 'longest_idle',
    ringTimeoutMs: 25_000,
    wrapUpMs: 45_000,
    ageingPerMinute: 1,
    rings: [
      { afterMs: 0, wants: { skill: 'demo-skill-technical', levelMin: 7 } },
      { afterMs: 45_000, wants: { skill: 'demo-skill-technical', levelMin: 3 } },
      { afterMs: 180_000, wants: null },
    ],
    overflow: [
      { when: 'no_agents', action: { kind: 'callback' } },
      { when: 'waited', afterMs: 900_000, action: { kind: 'voicemail' } },
    ],
    serviceLevelMs: 40_000,
    serviceLevelTarget: 0.75,
    alerts: { waitingMax: 6, longestWaitMs: 180_000, serviceLevelMin: 0.6, agentsReadyMin: null },
  },
  {
    id: demoQueueIds.billing,
    name: 'Billing 账务',
    priority: 3,
    strategy: 'fewest_calls',
    ringTimeoutMs: 20_000,
    wrapUpMs: 30_000,
    rings: [
      { afterMs: 0, wants: { skill: 'demo-skill-billing', levelMin: 4 } },
      { afterMs: 120_000, wants: null },
    ],
    overflow: [
      { when: 'closed', action: { kind: 'voicemail' } },
      { when: 'no_agents', action: { kind: 'voicemail' } },
      { when: 'length', lengthMax: 10, action: { kind: 'voicemail' } },
    ],
    // Open long enough for a first look at any hour, closed long enough to show that a queue can be.
    hours: { timeZone: 'UTC', week: week.map((day) => ({ day, from: '00:00', to: '23:30' })) },
    serviceLevelMs: 30_000,
    serviceLevelTarget: 0.8,
    alerts: { waitingMax: 4, longestWaitMs: 120_000, serviceLevelMin: null, agentsReadyMin: null },
    wrapUpRequired: true,
  },
];
