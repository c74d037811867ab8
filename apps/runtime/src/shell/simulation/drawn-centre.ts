import type { OverflowAction, OverflowRule, Queue } from '@patchbay/routing';
import type { CentreAgent, CentreQueue, CentreSetup, Forwarding } from '../../ports/centre.ts';
import { agentNamed, queueNamed } from '../../ports/testing/centre-parts.ts';
import { queueIds } from './centre-flows.ts';
import { between, pick, type Random } from './random.ts';

/** Agents with a phone on the desk; that of `gus` does not exist. `sue` listens in and answers nothing of a queue. */
export const deskAgentIds = ['ann', 'bob', 'cid', 'gus', 'sue'] as const;
/** Agents whose phone is the browser tab of their seat. */
export const seatAgentIds = ['dot', 'eve', 'fay'] as const;
export const agentIds: readonly [string, ...string[]] = [...deskAgentIds, ...seatAgentIds];
/** Where rules and agents send callers to. */
export const outsideNumber = '03012345';

const strategies: readonly [Queue['strategy'], ...Queue['strategy'][]] = [
  'longest_idle',
  'most_recently_idle',
  'round_robin',
  'fewest_calls',
  'skills_first',
  'ring_several',
];

/** A centre as somebody might set it up, and may set it up anew while people wait. */
export function drawCentre(random: Random): CentreSetup {
  return {
    queues: queueIds.map((id) => drawQueue(random, id)),
    agents: agentIds.map((id) => drawAgent(random, id)),
    skillNames: { de: 'German', tech: 'Technology' },
    timeZone: 'UTC',
    waits: { thresholdMs: null, shortAbandonMs: 5_000 },
    seatReturnMs: pick(random, [0, 20_000]),
  };
}

/** As it is in the end: open, everybody on every queue, and nobody is sent on for want of agents. */
export function calmCentre({ queues, ...setup }: CentreSetup): CentreSetup {
  const missing = queueIds.filter((id) => !queues.some((queue) => queue.id === id)).map((id) => queueNamed(id));
  return {
    ...setup,
    queues: [...queues, ...missing].map((queue) => ({ ...queue, open: true })),
    agents: agentIds.map((id) => (id === 'sue' ? supervisor() : agentNamed(id, queueIds, phoneOf(id)))),
  };
}

function drawQueue(random: Random, id: string): CentreQueue {
  const strategy = id === 'gold' && random() < 0.7 ? 'ring_several' : pick(random, strategies);
  const wants = { skill: pick(random, ['de', 'tech']), levelMin: between(random, 1, 9) };
  return queueNamed(id, {
    strategy,
    open: random() < 0.95,
    priority: between(random, 0, 2),
    ringTogetherMax: strategy === 'ring_several' ? between(random, 2, 4) : 1,
    ringTimeoutMs: pick(random, [5_000, 10_000, 20_000]),
    wrapUpMs: pick(random, [0, 3_000, 15_000]),
    ageingPerMinute: pick(random, [0, 0, 2]),
    rings:
      random() < 0.3
        ? [
            { afterMs: 0, wants },
            { afterMs: 15_000, wants: null },
          ]
        : [],
    terms: random() < 0.2 ? [{ when: { place: ['Berlin'] }, priorityAdded: 2, vip: random() < 0.3 }] : [],
    overflow: drawRules(random),
  });
}

function drawRules(random: Random): OverflowRule[] {
  const rules: OverflowRule[] = [];
  if (random() < 0.5)
    rules.push({ when: 'waited', afterMs: between(random, 10, 120) * 1_000, action: drawAction(random) });
  if (random() < 0.3) rules.push({ when: 'length', lengthMax: between(random, 1, 6), action: drawAction(random) });
  if (random() < 0.3) rules.push({ when: 'no_agents', action: drawAction(random) });
  if (random() < 0.3) rules.push({ when: 'closed', action: drawAction(random) });
  return rules;
}

function drawAction(random: Random): OverflowAction {
  return pick<OverflowAction>(random, [
    { kind: 'queue', queueId: pick(random, queueIds) },
    { kind: 'queue', queueId: pick(random, queueIds) },
    { kind: 'voicemail' },
    { kind: 'number', number: outsideNumber },
    { kind: 'callback' },
  ]);
}

function drawAgent(random: Random, id: string): CentreAgent {
  if (id === 'sue') return supervisor();
  const more = {
    ...phoneOf(id),
    skills: { de: between(random, 0, 9), tech: between(random, 0, 9) },
    extension: `4${agentIds.indexOf(id)}`,
    forwardSignedOut: drawForwarding(random),
    forwardAway: drawForwarding(random),
  };
  return agentNamed(
    id,
    queueIds.filter(() => random() < 0.7),
    more,
  );
}

function drawForwarding(random: Random): Forwarding | null {
  return pick<Forwarding | null>(random, [
    null,
    { kind: 'voicemail' },
    { kind: 'agent', agentId: pick(random, agentIds) },
    { kind: 'number', number: outsideNumber },
  ]);
}

function supervisor(): CentreAgent {
  return agentNamed('sue', []);
}

function phoneOf(id: string): { deskPhone: string | null } {
  return { deskPhone: seatAgentIds.some((one) => one === id) ? null : `agent-${id}` };
}
