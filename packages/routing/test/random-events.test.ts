import { describe, expect, test } from 'vitest';
import type { Agent, Contact, Queue, Ring, RoutingEvent, RoutingState, WantedSkills } from '../src/index.ts';
import { RandomSource } from './random-source.ts';
import { Stage } from './stage.ts';
import { agentOf, contactOf, queueOf } from './stage-parts.ts';

const skill = (name: string, levelMin: number): WantedSkills => ({ skill: name, levelMin });
const ringSets: readonly (readonly Ring[] | null)[] = [
  null,
  [
    { afterMs: 0, wants: skill('a', 5) },
    { afterMs: 20_000, wants: skill('a', 1) },
  ],
  [
    { afterMs: 0, wants: { all: [skill('a', 2), skill('b', 2)] } },
    { afterMs: 15_000, wants: null },
  ],
  [{ afterMs: 0, wants: { any: [skill('b', 4), skill('c', 4)] } }],
];
const queues: readonly Queue[] = [
  queueOf('sales', { strategy: 'skills_first', wrapUpMs: 5_000 }),
  queueOf('sos', { strategy: 'ring_several', ringTogetherMax: 2, priority: 2 }),
  queueOf('help', {
    strategy: 'round_robin',
    ageingPerMinute: 2,
    overflow: [{ when: 'waited', afterMs: 90_000, action: { kind: 'queue', queueId: 'sos' } }],
  }),
];
const queueIds = queues.map(({ id }) => id);
const agentIds = ['ann', 'bob', 'cid', 'dee', 'eva', 'fay'];

function drawEvent(random: RandomSource, state: RoutingState, now: number, count: number): RoutingEvent {
  const agentId = random.pick(agentIds) ?? '';
  const agent = agentOf(agentId, {
    skills: { a: random.below(10), b: random.below(10), c: random.below(10) },
    queueIds: queueIds.filter(() => random.next() < 0.7),
    chatsMax: random.below(4),
  });
  const contactId = random.pick(state.contacts)?.id ?? 'nobody';
  const offer = random.pick(state.offers);
  const kind = random.below(27);
  if (kind < 6) {
    const rest = {
      queueId: random.pick(queueIds) ?? '',
      channel: random.next() < 0.7 ? 'voice' : 'chat',
      priority: random.below(3),
      vip: random.next() < 0.1,
      rings: random.pick(ringSets) ?? null,
      sticky: random.next() < 0.2 ? { agentId, untilMs: now + 25_000 } : null,
      ownAgentId: random.next() < 0.2 ? agentId : null,
      isCallback: random.next() < 0.2,
      notBeforeMs: random.next() < 0.15 ? now + random.below(40_000) : null,
    } as const;
    return { type: 'contact.joined', contact: contactOf(`c${count}`, now, rest) };
  }
  if (kind < 10 && offer !== undefined)
    return { type: 'offer.answered', offerId: offer.id, agentId: random.pick(offer.agentIds) ?? '' };
  if (kind === 10 && offer !== undefined)
    return { type: 'offer.refused', offerId: offer.id, agentId: offer.agentIds[0] ?? '', reason: 'declined' };
  if (kind < 13) return { type: 'conversation.ended', contactId };
  if (kind === 13) return { type: 'contact.left', contactId };
  if (kind === 14) return { type: 'agent.signed_in', agent, ready: true };
  if (kind === 15)
    return random.next() < 0.3 ? { type: 'agent.signed_out', agentId } : { type: 'agent.changed', agent };
  if (kind === 16)
    return random.next() < 0.5
      ? { type: 'agent.phone_lost', agentId }
      : { type: 'agent.paused', agentId, reason: 'lunch' };
  if (kind === 17) return { type: 'agent.readied', agentId };
  if (kind === 18)
    return { type: 'contact.changed', contactId, priority: random.below(4), queueId: random.pick(queueIds) ?? '' };
  if (kind === 19) return { type: 'contact.assigned', contactId, agentId };
  if (kind === 20) return { type: 'contact.raised', contactId };
  if (kind === 21)
    return { type: 'contact.changed', contactId, rings: random.pick(ringSets) ?? null, toFront: random.next() < 0.3 };
  if (kind === 22)
    return {
      type: 'agent.engaged',
      agentId,
      contactId: `e${count}`,
      channel: 'voice',
      wrapUpMs: random.pick([0, null, 4_000]) ?? 0,
    };
  if (kind === 23)
    return { type: 'conversation.ended', contactId: random.pick(state.engagements)?.contactId ?? 'nothing' };
  if (kind === 24) return { type: 'agent.wrap_up_ended', agentId };
  if (kind === 25 && offer !== undefined)
    return { type: 'offer.extended', offerId: offer.id, expiresAtMs: offer.expiresAtMs + 5_000 };
  if (kind === 26) {
    const queue = random.pick(queues);
    if (queue !== undefined && state.queues.some(({ id }) => id === queue.id) && random.next() < 0.3)
      return { type: 'queue.removed', queueId: queue.id };
    if (queue !== undefined) return { type: 'queue.changed', queue };
  }
  return { type: 'time.passed' };
}

const fits = (wants: WantedSkills | null, agent: Agent): boolean => {
  if (wants === null) return true;
  if ('skill' in wants) return (agent.skills[wants.skill] ?? -1) >= wants.levelMin;
  return 'all' in wants ? wants.all.every((part) => fits(part, agent)) : wants.any.some((part) => fits(part, agent));
};

function isFree(state: RoutingState, agent: Agent, channel: string): boolean {
  const on = state.contacts.filter(({ agentId }) => agentId === agent.id).map((contact) => contact.channel);
  const ringing = state.offers
    .filter((offer) => offer.agentIds.includes(agent.id))
    .map((offer) => state.contacts.find(({ id }) => id === offer.contactId)?.channel);
  const engaged = state.engagements
    .filter(({ agentId }) => agentId === agent.id)
    .map((engagement) => engagement.channel);
  const all = [...on, ...ringing, ...engaged];
  if (agent.status !== 'ready' || all.includes('voice')) return false;
  return channel === 'voice' ? all.length === 0 : all.length < agent.chatsMax;
}

/** Everybody who could take the contact now, found by looking at each agent: the plain meaning of the rules. */
function takers(state: RoutingState, contact: Contact, now: number): Agent[] {
  const free = state.agents.filter((agent) => isFree(state, agent, contact.channel));
  const { sticky, notBeforeMs, assignedTo } = contact;
  if (notBeforeMs !== null && notBeforeMs > now) return [];
  if (assignedTo !== null) return free.filter(({ id }) => id === assignedTo);
  if (sticky !== null && sticky.untilMs > now && state.agents.some(({ id }) => id === sticky.agentId))
    return free.filter(({ id }) => id === sticky.agentId || (contact.vip && id === contact.ownAgentId));
  const rings = contact.rings ?? [{ afterMs: 0, wants: null }];
  const onQueue = state.agents.filter((agent) => agent.queueIds.includes(contact.queueId));
  let reached = rings.filter(({ afterMs }) => afterMs <= now - contact.sinceMs).length;
  const fitting = (list: readonly Agent[]) =>
    list.filter((agent) => rings.slice(0, reached).some(({ wants }) => fits(wants, agent)));
  while (reached < rings.length && fitting(onQueue).length === 0) reached += 1;
  return [
    ...fitting(onQueue.filter((agent) => free.includes(agent))),
    ...free.filter(({ id }) => contact.vip && id === contact.ownAgentId),
  ];
}

function checkState(state: RoutingState, now: number): void {
  for (const agent of state.agents) {
    const calls = state.contacts.filter(({ agentId, channel }) => agentId === agent.id && channel === 'voice').length;
    const rings = state.offers.filter((offer) => offer.agentIds.includes(agent.id));
    const callRings = rings.filter(
      (offer) => state.contacts.find(({ id }) => id === offer.contactId)?.channel === 'voice',
    );
    const engaged = state.engagements.some(({ agentId, channel }) => agentId === agent.id && channel === 'voice');
    if (calls > 0 || engaged) expect(rings, `${agent.id} talks and nothing rings there`).toEqual([]);
    expect(calls + callRings.length, `calls on ${agent.id}`).toBeLessThanOrEqual(1);
  }
  expect(new Set(state.contacts.map(({ id }) => id)).size).toBe(state.contacts.length);
  const offered = state.offers.map(({ contactId }) => contactId);
  expect(new Set(offered).size, 'one offer a contact').toBe(offered.length);
  for (const contact of state.contacts) {
    expect(contact.status === 'offered', `${contact.id} rings`).toBe(offered.includes(contact.id));
    expect(contact.status === 'talking', `${contact.id} talks`).toBe(contact.agentId !== null);
    if (contact.status === 'waiting')
      expect(
        takers(state, contact, now).map(({ id }) => id),
        `${contact.id} waits while somebody could take it`,
      ).toEqual([]);
  }
}

/** Whoever was offered leaves nobody behind who wants the same and goes before. */
function checkOrder(state: RoutingState, offeredIds: readonly string[], now: number): void {
  const alike = (a: Contact, b: Contact) =>
    a.queueId === b.queueId && a.channel === b.channel && JSON.stringify(a.rings) === JSON.stringify(b.rings);
  for (const id of offeredIds) {
    const contact = state.contacts.find((other) => other.id === id);
    if (
      contact === undefined ||
      contact.raised > 0 ||
      contact.assignedTo !== null ||
      contact.sticky !== null ||
      contact.ownAgentId !== null
    )
      continue;
    const overtaken = state.contacts.filter(
      (other) =>
        other.status === 'waiting' &&
        other.sticky === null &&
        other.assignedTo === null &&
        (other.notBeforeMs ?? 0) <= now &&
        alike(other, contact) &&
        other.sinceMs < contact.sinceMs &&
        other.priority >= contact.priority &&
        (other.vip || !contact.vip),
    );
    expect(overtaken.map((other) => `${other.id} was overtaken by ${id}`)).toEqual([]);
  }
}

describe('[H1] [S1] random events', () => {
  test.each(Array.from({ length: 8 }, (_, index) => index + 1))('seed %i', (seed) => {
    const random = new RandomSource(seed);
    const stage = new Stage(...queues);
    const present = new Set<string>();
    for (const id of agentIds)
      stage.signIn(id, { queueIds, chatsMax: random.below(3), skills: { a: random.below(10), b: random.below(10) } });
    for (let count = 0; count < 110; count += 1) {
      stage.now += random.below(8_000);
      const event = drawEvent(random, stage.router.state(), stage.now, count);
      const decisions = stage.apply(event);
      if (event.type === 'contact.joined' && decisions.ignored === null) present.add(event.contact.id);
      if ((event.type === 'contact.left' || event.type === 'conversation.ended') && decisions.ignored === null)
        present.delete(event.contactId);
      for (const { contactId } of decisions.handedBack) present.delete(contactId);
      const state = stage.router.state();
      expect(state.contacts.map(({ id }) => id).sort(), 'nobody forgotten').toEqual([...present].sort());
      checkState(state, stage.now);
      checkOrder(
        state,
        decisions.offers.map(({ contactId }) => contactId),
        stage.now,
      );
    }
  });
});
