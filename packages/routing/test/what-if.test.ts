import { describe, expect, test } from 'vitest';
import {
  createRouter,
  type Decisions,
  emptyRoutingState,
  JournalReader,
  type Queue,
  type RecordedEntry,
  type RoutingEvent,
  type Rules,
  rulesAsRecorded,
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

const ask = (entries: readonly RecordedEntry[], after: Partial<Rules> = {}, snapshot = start) =>
  whatIf({ snapshot, entries, before: rulesAsRecorded, after: { ...rulesAsRecorded, ...after }, inTimeMs });

describe('what if', () => {
  const entries = record(3);
  const [sales] = queues;
  if (sales === undefined) throw new RangeError('There is no queue sales.');

  test('[R1] the same rules give what was recorded, and a record can be told in the middle', () => {
    const { recorded, before, after } = ask(entries);
    expect(recorded.queues.sales?.answered).toBeGreaterThan(200);
    expect(recorded.queues.sales?.abandoned).toBeGreaterThan(20);
    expect(before).toEqual(recorded);
    expect(after).toEqual(before);
    const half = Math.floor(entries.length / 2);
    const router = createRouter(start, 0);
    for (const { at, event } of entries.slice(0, half)) router.apply(event, at);
    const later = ask(entries.slice(half), {}, JSON.parse(JSON.stringify(router.state())));
    expect(later.before).toEqual(later.recorded);
  });

  test('[R1] the figures of all queues and agents add up', () => {
    const { queues: byQueue, all, agents } = ask(entries).recorded;
    const sum = (name: 'offered' | 'answered' | 'abandoned' | 'answeredInTime'): number =>
      Object.values(byQueue).reduce((total, figures) => total + figures[name], 0);
    for (const name of ['offered', 'answered', 'abandoned', 'answeredInTime'] as const)
      expect(all[name]).toBe(sum(name));
    expect(all.medianWaitMs).toBeLessThanOrEqual(all.p90WaitMs ?? 0);
    expect(all.p90WaitMs).toBeLessThanOrEqual(all.longestWaitMs ?? 0);
    const times = Object.values(agents);
    expect(times.reduce((total, { taken }) => total + taken, 0)).toBe(all.answered);
    expect(times).toHaveLength(10);
    for (const { signedInMs, talkMs, wrapUpMs, otherMs, awayMs, readyMs } of times) {
      expect(talkMs + wrapUpMs + otherMs + awayMs + readyMs).toBe(signedInMs);
      expect(awayMs).toBeGreaterThan(0);
      expect(talkMs).toBeGreaterThan(0);
    }
    expect(times.some(({ wrapUpMs }) => wrapUpMs > 0)).toBe(true);
  });

  test('[R2] a queue that goes first waits less, and the other one more', () => {
    const { before, after } = ask(entries, { queues: [{ ...sales, priority: 5 }] });
    const [salesBefore, salesAfter] = [before.queues.sales, after.queues.sales];
    expect(salesAfter?.meanWaitMs).toBeLessThan((salesBefore?.meanWaitMs ?? 0) * 0.9);
    expect(salesAfter?.abandoned).toBeLessThan((salesBefore?.abandoned ?? 0) * 0.9);
    expect(after.queues.help?.meanWaitMs).toBeGreaterThan((before.queues.help?.meanWaitMs ?? 0) * 1.1);
    expect(salesAfter?.offered).toBe(salesBefore?.offered);
  });

  test('[R2] less after-call work serves everybody sooner; a limit of length sends on', () => {
    const quick = ask(entries, { queues: queues.map((queue) => ({ ...queue, wrapUpMs: 0 })) });
    expect(quick.after.queues.sales?.answeredInTime).toBeGreaterThan(quick.before.queues.sales?.answeredInTime ?? 0);
    const rule = { when: 'length', lengthMax: 1, action: { kind: 'queue', queueId: 'help' } } as const;
    const { before, after } = ask(entries, { queues: [{ ...sales, overflow: [rule] }] });
    expect(before.queues.sales?.sentOn).toBe(0);
    expect(after.queues.sales?.sentOn).toBeGreaterThan(20);
    expect(after.queues.help?.offered).toBe((before.queues.help?.offered ?? 0) + (after.queues.sales?.sentOn ?? 0));
    // Who goes from queue to queue came once.
    expect(after.all.offered).toBe(before.all.offered);
  });

  test('[R2] agents who serve one queue only take nothing from the other', () => {
    const agents = ['a0', 'a1', 'a2'].map((id) => ({ id, skills: {}, queueIds: ['help'] }));
    const { before, after } = ask(entries, { agents });
    expect(after.queues.sales?.abandoned).toBeGreaterThan(before.queues.sales?.abandoned ?? 0);
    const wants = { skill: 'german', levelMin: 1 };
    const skilled = agents.map((agent) => ({ ...agent, skills: { german: 3 } }));
    const one = ask(entries, { queues: [{ ...sales, rings: [{ afterMs: 0, wants }] }], agents: skilled });
    expect(one.after.queues.sales?.answered).toBe(0);
    expect(one.after.agents.a0?.taken).toBeGreaterThan(0);
  });

  test('[R2] a queue under other rules is open when it was open', () => {
    const closed = { type: 'queue.changed', queue: { ...sales, open: false } } as const;
    const recorded = [...entries.slice(0, 200), { at: entries[199]?.at ?? 0, event: closed }, ...entries.slice(200)];
    const away = { when: 'closed', action: { kind: 'voicemail' } } as const;
    const { before, after } = ask(recorded, { queues: [{ ...sales, overflow: [away] }] });
    expect(before.queues.sales?.sentOn).toBe(0);
    expect(after.queues.sales?.sentOn).toBeGreaterThan(100);
  });

  test('[R2] whoever takes an offer of the flow has not given up, and does so again', () => {
    const left = entries.map(({ at, event }) =>
      event.type === 'contact.left' ? { at, event: { ...event, because: 'left' as const } } : { at, event },
    );
    const { recorded, before, means } = ask(left);
    expect(recorded.queues.sales).toMatchObject({ abandoned: 0, left: ask(entries).recorded.queues.sales?.abandoned });
    expect(before).toEqual(recorded);
    expect(means).toMatchObject({ patienceMs: null, gaveUp: 0 });
  });

  test('[R1] a journal is read as its keeper told it to the router', () => {
    const reader = new JournalReader([{ contactId: 'old', routedAs: 'old.2' }]);
    const to = { agentId: 'a2', engagedAs: 'c1.2' };
    const joined = { type: 'contact.joined', contact: contactOf('c1', 0) } as const;
    expect(reader.read(joined)).toBe(joined);
    expect(reader.read({ type: 'talk.passed', contactId: 'c1', to })).toMatchObject({ contactId: 'c1' });
    const end = (contactId: string) => reader.read({ type: 'conversation.ended', contactId });
    expect(end('c1')).toEqual({ type: 'conversation.ended', contactId: 'c1.2' });
    expect(end('old')).toEqual({ type: 'conversation.ended', contactId: 'old.2' });
    expect(end('c2')).toEqual({ type: 'conversation.ended', contactId: 'c2' });
    reader.read({ type: 'talk.passed', contactId: 'c3', to: null });
    expect(end('c3')).toEqual({ type: 'time.passed' });
    expect(reader.read({ type: 'phone.changed', agentId: 'a1', endpointId: null })).toEqual({ type: 'time.passed' });
    const rung = reader.read({ type: 'direct.rung', contactId: 'd1', agentId: 'a1', untilMs: 5 });
    expect(rung).toEqual({ type: 'agent.engaged', agentId: 'a1', contactId: 'd1', channel: 'voice' });
  });

  test('[R1] an empty record gives nothing', () => {
    const { recorded, after } = ask([]);
    expect(recorded).toMatchObject({ queues: {}, agents: {}, all: { offered: 0, longestWaitMs: null } });
    expect(after).toEqual(recorded);
  });

  test('[R1] the way through is told, and never goes back', () => {
    const parts: number[] = [];
    whatIf({ snapshot: start, entries, before: rulesAsRecorded, after: rulesAsRecorded, inTimeMs }, (part) =>
      parts.push(part),
    );
    expect(parts.every((part, at) => part >= (parts[at - 1] ?? 0) && part <= 1)).toBe(true);
    expect(parts.at(-1)).toBe(1);
  });
});
