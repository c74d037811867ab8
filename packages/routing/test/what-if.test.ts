import { describe, expect, test } from 'vitest';
import {
  createRouter,
  type Decisions,
  emptyRoutingState,
  type Queue,
  type RecordedEntry,
  type RoutingEvent,
  whatIf,
} from '../src/index.ts';
import { RandomSource } from './random-source.ts';
import { agentOf, contactOf, queueOf } from './stage-parts.ts';

const queues: readonly Queue[] = [
  queueOf('sales', { wrapUpMs: 20_000 }),
  queueOf('help', { overflow: [{ when: 'length', lengthMax: 12, action: { kind: 'voicemail' } }] }),
];
const inTimeMs = { sales: 20_000, help: 20_000 };
const start = emptyRoutingState(queues);

/** Four hours of two queues with ten agents who serve both and have a break each, as a journal would hold them. */
function record(seed: number): RecordedEntry[] {
  const random = new RandomSource(seed);
  const router = createRouter(start, 0);
  const entries: RecordedEntry[] = [];
  const due: { readonly at: number; readonly event: RoutingEvent }[] = [];
  let wakeAtMs: number | null = null;
  const plan = (at: number, event: RoutingEvent): void => {
    due.push({ at, event });
    due.sort((a, b) => b.at - a.at);
  };
  const follow = ({ offers, nextWakeAtMs }: Decisions, at: number): void => {
    wakeAtMs = nextWakeAtMs;
    for (const { id, contactId, agentIds } of offers) {
      const answeredAt = at + 1_000 + random.below(6_000);
      plan(answeredAt, { type: 'offer.answered', offerId: id, agentId: agentIds[0] ?? '' });
      plan(answeredAt + 1 + Math.round(random.exponential(180_000)), { type: 'conversation.ended', contactId });
    }
  };
  for (let index = 0; index < 10; index += 1) {
    const agentId = `a${index}`;
    const agent = agentOf(agentId, { queueIds: ['sales', 'help'] });
    plan(index, { type: 'agent.signed_in', agent, ready: true });
    plan(3_600_000 + index * 600_000, { type: 'agent.paused', agentId, reason: 'lunch' });
    plan(4_500_000 + index * 600_000, { type: 'agent.readied', agentId });
  }
  for (let at = 100, count = 0; at < 14_400_000; at += 1 + Math.round(random.exponential(18_000)), count += 1) {
    const contactId = `c${count}`;
    plan(at, {
      type: 'contact.joined',
      contact: contactOf(contactId, at, { queueId: random.pick(['sales', 'help']) ?? '' }),
    });
    plan(at + 1 + Math.round(random.exponential(120_000)), { type: 'contact.left', contactId });
  }
  for (let next = due.pop(); next !== undefined && next.at <= 14_400_000; next = due.pop()) {
    if (wakeAtMs !== null && wakeAtMs < next.at) {
      plan(next.at, next.event);
      next = { at: wakeAtMs, event: { type: 'time.passed' } };
    }
    const { at, event } = next;
    // Nobody hangs up on an agent here: a talk ends by itself.
    if (event.type === 'contact.left' && router.contact(event.contactId)?.status === 'talking') continue;
    const decisions = router.apply(event, at);
    if (decisions.ignored === null) entries.push({ at, event });
    follow(decisions, at);
  }
  return entries;
}

describe('what if', () => {
  const entries = record(3);

  test('[R1] the same rules give what was recorded, and a record can be told in the middle', () => {
    const { recorded, before, after } = whatIf(entries, start, [], inTimeMs);
    expect(recorded.sales?.answered).toBeGreaterThan(200);
    expect(recorded.sales?.abandoned).toBeGreaterThan(20);
    expect(before).toEqual(recorded);
    expect(after).toEqual(before);
    const half = Math.floor(entries.length / 2);
    const router = createRouter(start, 0);
    for (const { at, event } of entries.slice(0, half)) router.apply(event, at);
    const later = whatIf(entries.slice(half), JSON.parse(JSON.stringify(router.state())), [], inTimeMs);
    expect(later.before).toEqual(later.recorded);
  });

  test('[R2] a queue that goes first waits less, and the other one more', () => {
    const [sales] = queues;
    if (sales === undefined) throw new RangeError('There is no queue sales.');
    const { before, after } = whatIf(entries, start, [{ ...sales, priority: 5 }], inTimeMs);
    expect(after.sales?.meanWaitMs).toBeLessThan((before.sales?.meanWaitMs ?? 0) * 0.9);
    expect(after.sales?.abandoned).toBeLessThan((before.sales?.abandoned ?? 0) * 0.9);
    expect(after.help?.meanWaitMs).toBeGreaterThan((before.help?.meanWaitMs ?? 0) * 1.1);
    expect(after.sales?.offered).toBe(before.sales?.offered);
  });

  test('[R2] less after-call work serves everybody sooner; a limit of length sends on', () => {
    const changed = queues.map((queue) => ({ ...queue, wrapUpMs: 0 }));
    const quick = whatIf(entries, start, changed, inTimeMs);
    expect(quick.after.sales?.answeredInTime).toBeGreaterThan(quick.before.sales?.answeredInTime ?? 0);
    const [sales] = queues;
    if (sales === undefined) throw new RangeError('There is no queue sales.');
    const rule = { when: 'length', lengthMax: 1, action: { kind: 'queue', queueId: 'help' } } as const;
    const { before, after } = whatIf(entries, start, [{ ...sales, overflow: [rule] }], inTimeMs);
    expect(before.sales?.sentOn).toBe(0);
    expect(after.sales?.sentOn).toBeGreaterThan(20);
    expect(after.help?.offered).toBe((before.help?.offered ?? 0) + (after.sales?.sentOn ?? 0));
  });

  test('[R1] an empty record gives nothing', () => {
    expect(whatIf([], start, [], inTimeMs)).toEqual({ recorded: {}, before: {}, after: {} });
  });
});
