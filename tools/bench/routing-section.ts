import { type ContactArrival, createRouter, emptyRoutingState, type Queue, type RoutingEvent } from '@patchbay/routing';
import { percentile, printTable } from './table.ts';

const contactsWaiting = 5_000;
const agentsSignedIn = 2_000;
const skills = 50;
const decisions = 20_000;

const queue: Queue = {
  id: 'all',
  name: 'all',
  open: true,
  priority: 0,
  strategy: 'skills_first',
  ringTogetherMax: 1,
  ringTimeoutMs: 20_000,
  wrapUpMs: 0,
  ageingPerMinute: 1,
  rings: [],
  terms: [],
  overflow: [],
};

const contact = (index: number, sinceMs: number): ContactArrival => ({
  id: `c${index}`,
  queueId: 'all',
  channel: 'voice',
  sinceMs,
  isCallback: false,
  notBeforeMs: null,
  priority: index % 3,
  vip: index % 50 === 0,
  rings: [
    { afterMs: 0, wants: { skill: `s${index % skills}`, levelMin: 5 } },
    { afterMs: 60_000, wants: { skill: `s${index % skills}`, levelMin: 1 } },
  ],
  sticky: null,
  ownAgentId: null,
  attributes: {},
});

/**
 * Every agent talks and the line is full; then, over and over, a conversation ends (its agent is offered the best of all
 * who wait), the offer is answered, and another contact joins. Each of the three is a decision.
 */
export function routingSection(): void {
  let now = 0;
  let joined = 0;
  const router = createRouter(emptyRoutingState([queue]), now);
  const talking: string[] = [];
  const times: number[] = [];
  const apply = (event: RoutingEvent): void => {
    now += 10;
    const startedAt = performance.now();
    const { offers } = router.apply(event, now);
    times.push(performance.now() - startedAt);
    for (const { id, agentIds, contactId } of offers) {
      talking.push(contactId);
      apply({ type: 'offer.answered', offerId: id, agentId: agentIds[0] ?? '' });
    }
  };
  const join = (): void => {
    joined += 1;
    apply({ type: 'contact.joined', contact: contact(joined, now) });
  };
  for (let index = 0; index < agentsSignedIn; index += 1) {
    const levels = [0, 1, 2, 3].map((step) => [`s${(index * 7 + step * 11) % skills}`, 1 + ((index + step) % 9)]);
    const agent = {
      id: `a${index}`,
      name: `a${index}`,
      skills: Object.fromEntries(levels),
      queueIds: ['all'],
      chatsMax: 0,
    };
    apply({ type: 'agent.signed_in', agent, ready: true });
  }
  while (talking.length < agentsSignedIn && joined < 3 * agentsSignedIn) join();
  while (router.line('all').length < contactsWaiting) join();
  times.length = 0;
  for (let count = 0; times.length < decisions; count += 1) {
    const [ended] = talking.splice((count * 7_919) % talking.length, 1);
    if (ended !== undefined) apply({ type: 'conversation.ended', contactId: ended });
    join();
  }
  const shown = (share: number) => `${percentile(times, share).toFixed(3)} ms`;
  const title = `A decision, ${router.line('all').length} waiting, ${agentsSignedIn} agents, ${skills} skills`;
  printTable(title, [
    { what: 'half of them under', measured: shown(0.5), target: '' },
    { what: '99 of 100 under', measured: shown(0.99), target: 'under 1 ms' },
  ]);
}
