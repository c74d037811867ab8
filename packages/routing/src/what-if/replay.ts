import type { AgentArrival } from '../agent.ts';
import type { Decisions } from '../decisions.ts';
import { createRouter } from '../router.ts';
import type { RoutingEvent } from '../routing-event.ts';
import { SortedList } from '../sorted-list.ts';
import type { RoutingState } from '../state.ts';
import { AgentTimes } from './agent-figures.ts';
import type { DayFigures } from './day-figures.ts';
import { FigureCounter } from './queue-figures.ts';
import { contactOf, type RecordedDay } from './recorded-day.ts';
import type { Rules } from './rules.ts';

interface Planned {
  readonly at: number;
  readonly number: number;
  readonly event: RoutingEvent;
}

/** The same for an id everywhere, evenly from 0 to below 1 (FNV-1a, then mixed). */
function drawFor(id: string): number {
  let hash = 2_166_136_261;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4_294_967_296;
}

/**
 * Plays the people of a recorded time once more, on a virtual clock, against rules that may be others. Who comes, when
 * queues open, when agents sign in, pause and are busy elsewhere is as recorded; each contact rings, talks and is followed up as long as it was,
 * or as long as others were where it was not answered then. Who gave up does so after the same time; who was answered would
 * have waited on for a time that is drawn from the patience of all, the same for every replay. Every offer is answered.
 */
export function replay(
  snapshot: RoutingState,
  day: RecordedDay,
  rules: Rules,
  inTimeMs: Readonly<Record<string, number>>,
  [fromMs, untilMs]: readonly [number, number],
  onTime: (now: number) => void,
): DayFigures {
  const router = createRouter(snapshot, fromMs);
  const counter = new FigureCounter(inTimeMs);
  const planned = new SortedList<Planned>((a, b) => a.at - b.at || a.number - b.number);
  const times = new AgentTimes(router, snapshot, fromMs);
  const queueRules = new Map(rules.queues.map((queue) => [queue.id, queue]));
  const agentRules = new Map(rules.agents.map((agent) => [agent.id, agent]));
  const ruled = (agent: AgentArrival): AgentArrival => ({ ...agent, ...agentRules.get(agent.id) });
  let count = 0;
  let wakeAtMs: number | null = null;
  const plan = (at: number, event: RoutingEvent): void => {
    count += 1;
    planned.add({ at, number: count, event });
  };
  const factsOf = (contactId: string) => day.contacts.get(contactId);

  const planGivingUp = (contactId: string, sinceMs: number, isCallback: boolean): void => {
    const facts = factsOf(contactId);
    const leftAfterMs =
      facts?.leftAfterMs ??
      (day.means.patienceMs === null
        ? null
        : (facts?.waitedMs ?? 0) - day.means.patienceMs * Math.log(1 - drawFor(contactId)));
    const because = facts?.leftBecause ?? 'abandoned';
    if (leftAfterMs !== null && !isCallback) plan(sinceMs + leftAfterMs, { type: 'contact.left', contactId, because });
  };

  const follow = (decisions: Decisions, at: number): void => {
    wakeAtMs = decisions.nextWakeAtMs;
    for (const { id, contactId, agentIds, expiresAtMs } of decisions.offers) {
      const ringMs = factsOf(contactId)?.ringMs ?? day.means.ringMs;
      const agentId = agentIds[0] ?? '';
      plan(Math.min(at + ringMs, expiresAtMs - 1), { type: 'offer.answered', offerId: id, agentId });
    }
  };

  const apply = (event: RoutingEvent, at: number): void => {
    const contact = contactOf(router, event);
    // Whoever would give up by now has an agent already.
    if (event.type === 'contact.left' && contact?.status === 'talking') return;
    const joins = event.type === 'contact.joined' ? event.contact : null;
    const isCallback = (id: string): boolean =>
      (joins?.id === id ? joins.isCallback : router.contact(id)?.isCallback) ?? false;
    const decisions = router.apply(event, at);
    counter.note(event, contact, decisions, isCallback, at);
    times.note(event, contact, decisions, at);
    follow(decisions, at);
    if (decisions.ignored !== null) return;
    if (joins !== null) planGivingUp(joins.id, joins.sinceMs, joins.isCallback);
    else if (event.type === 'offer.answered' && contact !== null)
      plan(at + (factsOf(contact.id)?.talkMs ?? day.means.talkMs), {
        type: 'conversation.ended',
        contactId: contact.id,
      });
    else if (event.type === 'conversation.ended' && contact !== null) planWrapUp(contact.id, contact.agentId, at);
  };

  const planWrapUp = (contactId: string, agentId: string | null, at: number): void => {
    const agent = router.agent(agentId ?? '');
    if (agent?.status !== 'after_call_work') return;
    const known = factsOf(contactId)?.wrapUpMs ?? null;
    if (known !== null || agent.wrapUpUntilMs === null)
      plan(at + (known ?? day.means.wrapUpMs), { type: 'agent.wrap_up_ended', agentId: agent.id });
  };

  for (const { id, sinceMs, isCallback, status } of snapshot.contacts)
    if (status === 'talking')
      plan(fromMs + (factsOf(id)?.talkMs ?? day.means.talkMs), { type: 'conversation.ended', contactId: id });
    else planGivingUp(id, sinceMs, isCallback);
  for (const { id, contactId, agentIds, madeAtMs, expiresAtMs } of snapshot.offers) {
    const ringMs = factsOf(contactId)?.ringMs ?? day.means.ringMs;
    const at = Math.max(fromMs, Math.min(madeAtMs + ringMs, expiresAtMs - 1));
    plan(at, { type: 'offer.answered', offerId: id, agentId: agentIds[0] ?? '' });
  }
  apply({ type: 'time.passed' }, fromMs);
  for (const queue of snapshot.queues) {
    const rule = queueRules.get(queue.id);
    if (rule !== undefined) apply({ type: 'queue.changed', queue: { ...rule, open: queue.open } }, fromMs);
  }
  for (const { id, name, skills, queueIds, chatsMax } of snapshot.agents)
    if (agentRules.has(id))
      apply({ type: 'agent.changed', agent: ruled({ id, name, skills, queueIds, chatsMax }) }, fromMs);
  for (const { at, event } of day.outside) {
    if (event.type === 'queue.changed')
      plan(at, { ...event, queue: { ...event.queue, ...queueRules.get(event.queue.id), open: event.queue.open } });
    else if (event.type === 'agent.signed_in' || event.type === 'agent.changed')
      plan(at, { ...event, agent: ruled(event.agent) });
    else plan(at, event);
  }

  let now = fromMs;
  for (;;) {
    const next = planned.first;
    const wake: number = wakeAtMs ?? Number.POSITIVE_INFINITY;
    const at = Math.max(now, Math.min(next?.at ?? Number.POSITIVE_INFINITY, wake));
    if (at > untilMs) return { queues: counter.byQueue(), all: counter.ofAll(), agents: times.figures(untilMs) };
    now = at;
    onTime(now);
    if (next === undefined || wake < next.at) apply({ type: 'time.passed' }, at);
    else {
      planned.remove(next);
      apply(next.event, at);
    }
  }
}
