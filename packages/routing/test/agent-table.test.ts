import { describe, expect, test } from 'vitest';
import type { RoutingEvent } from '../src/index.ts';
import { pairs, Stage } from './stage.ts';
import { agentOf, queueOf } from './stage-parts.ts';

const paused = { type: 'agent.paused', agentId: 'ann', reason: 'lunch' } as const;
const engaged = { type: 'agent.engaged', agentId: 'ann', contactId: 'direct', channel: 'voice' } as const;

/** Brings ann into the situation; a call `one` is in hand or rings, and `two` waits. Limits of time are 10 s. */
const situations: Record<string, (stage: Stage) => void> = {
  'signed out': () => undefined,
  ready: (stage) => void stage.signIn('ann', { queueIds: [] }),
  ringing: (stage) => {
    stage.signIn('ann');
  },
  talking: (stage) => {
    stage.signIn('ann');
    stage.answer('ann');
  },
  'to pause': (stage) => {
    stage.signIn('ann');
    stage.answer('ann');
    stage.apply(paused);
  },
  engaged: (stage) => {
    stage.signIn('ann', { queueIds: [] });
    stage.apply({ ...engaged, wrapUpMs: 10_000 });
  },
  'wrapping up': (stage) => {
    stage.signIn('ann');
    stage.answer('ann');
    stage.end('one');
  },
  'no limit': (stage) => {
    stage.signIn('ann', { queueIds: [] });
    stage.apply({ ...engaged, contactId: 'before', wrapUpMs: null });
    stage.end('before');
  },
  'not ready': (stage) => {
    stage.signIn('ann');
    stage.apply({ type: 'agent.paused', agentId: 'ann', reason: 'training' });
  },
};

const events: Record<string, (stage: Stage) => RoutingEvent> = {
  'signs in': () => ({ type: 'agent.signed_in', agent: agentOf('ann'), ready: true }),
  'signs out': () => ({ type: 'agent.signed_out', agentId: 'ann' }),
  'is ready': () => ({ type: 'agent.readied', agentId: 'ann' }),
  pauses: () => paused,
  'loses phone': () => ({ type: 'agent.phone_lost', agentId: 'ann' }),
  changes: () => ({ type: 'agent.changed', agent: agentOf('ann') }),
  'is engaged': () => ({ ...engaged, contactId: 'other' }),
  'ends wrap-up': () => ({ type: 'agent.wrap_up_ended', agentId: 'ann' }),
  'talk ends': (stage) => ({
    type: 'conversation.ended',
    contactId: stage.router.state().engagements[0]?.contactId ?? 'one',
  }),
  'caller leaves': () => ({ type: 'contact.left', contactId: 'one' }),
  answers: () => ({ type: 'offer.answered', offerId: 1, agentId: 'ann' }),
  declines: () => ({ type: 'offer.refused', offerId: 1, agentId: 'ann', reason: 'declined' }),
  'is picked': () => ({ type: 'contact.assigned', contactId: 'two', agentId: 'ann' }),
  '10 s pass': () => ({ type: 'time.passed' }),
};

/** What ann is afterwards: status, reason, what is to come, what is in hand or rings; then what was decided or ignored. */
function outcome(stage: Stage, event: RoutingEvent): string {
  const decisions = stage.apply(event, stage.now + (event.type === 'time.passed' ? 10_000 : 0));
  const { engagements, contacts, offers } = stage.router.state();
  const agent = stage.router.agent('ann');
  const hand = [
    ...contacts.filter(({ agentId }) => agentId === 'ann').map(({ id }) => `talks ${id}`),
    ...engagements.map(({ contactId }) => `busy ${contactId}`),
    ...offers.map(({ contactId }) => `rings ${contactId}`),
  ];
  const status =
    agent === null
      ? ['signed out']
      : [
          agent.status,
          ...(agent.reason === null ? [] : [`(${agent.reason})`]),
          ...(agent.pauseAfterwards === null ? [] : [`then ${agent.pauseAfterwards}`]),
        ];
  const parts = [
    status.join(' '),
    ...hand,
    ...decisions.withdrawals.map(({ contactId, cause }) => `stop ${contactId}: ${cause}`),
    ...pairs(decisions).map((pair) => `offer ${pair}`),
    ...(decisions.ignored === null ? [] : [`ignored: ${decisions.ignored}`]),
  ];
  return parts.join(', ');
}

const table = `
# signed out
signs in      ready, rings one, offer one>ann
signs out     signed out, ignored: unknown_agent
is ready      signed out, ignored: unknown_agent
pauses        signed out, ignored: unknown_agent
loses phone   signed out, ignored: unknown_agent
changes       signed out, ignored: unknown_agent
is engaged    signed out, busy other
ends wrap-up  signed out, ignored: unknown_agent
talk ends     signed out, ignored: not_talking
caller leaves signed out
answers       signed out, ignored: unknown_offer
declines      signed out, ignored: unknown_offer
is picked     signed out, ignored: unknown_agent
10 s pass     signed out
# ready
signs in      ready, ignored: already_there
signs out     signed out
is ready      ready, ignored: already_there
pauses        not_ready (lunch)
loses phone   not_ready (phone_lost)
changes       ready, rings one, offer one>ann
is engaged    ready, busy other
ends wrap-up  ready, ignored: not_wrapping_up
talk ends     ready, ignored: not_talking
caller leaves ready
answers       ready, ignored: unknown_offer
declines      ready, ignored: unknown_offer
is picked     ready, rings two, offer two>ann
10 s pass     ready
# ringing
signs in      ready, rings one, ignored: already_there
signs out     signed out, stop one: agent_gone
is ready      ready, rings one, ignored: already_there
pauses        not_ready (lunch), stop one: agent_gone
loses phone   not_ready (phone_lost), stop one: phone_lost
changes       ready, rings one
is engaged    ready, busy other, stop one: agent_engaged
ends wrap-up  ready, rings one, ignored: not_wrapping_up
talk ends     ready, rings one, ignored: not_talking
caller leaves ready, rings two, stop one: contact_left, offer two>ann
answers       ready, talks one
declines      not_ready (declined), stop one: declined
is picked     ready, rings one
10 s pass     not_ready (ring_no_answer), stop one: ring_no_answer
# talking
signs in      ready, talks one, ignored: already_there
signs out     signed out, talks one
is ready      ready, talks one, ignored: already_there
pauses        ready then lunch, talks one
loses phone   not_ready (phone_lost), talks one
changes       ready, talks one
is engaged    ready, talks one, busy other
ends wrap-up  ready, talks one, ignored: not_wrapping_up
talk ends     after_call_work
caller leaves after_call_work
answers       ready, talks one, ignored: unknown_offer
declines      ready, talks one, ignored: unknown_offer
is picked     ready, talks one
10 s pass     ready, talks one
# to pause
signs in      ready then lunch, talks one, ignored: already_there
signs out     signed out, talks one
is ready      ready, talks one
pauses        ready then lunch, talks one, ignored: already_there
loses phone   not_ready (phone_lost), talks one
changes       ready then lunch, talks one
is engaged    ready then lunch, talks one, busy other
ends wrap-up  ready then lunch, talks one, ignored: not_wrapping_up
talk ends     after_call_work then lunch
caller leaves after_call_work then lunch
answers       ready then lunch, talks one, ignored: unknown_offer
declines      ready then lunch, talks one, ignored: unknown_offer
is picked     ready then lunch, talks one, ignored: agent_away
10 s pass     ready then lunch, talks one
# engaged
signs in      ready, busy direct, ignored: already_there
signs out     signed out, busy direct
is ready      ready, busy direct, ignored: already_there
pauses        ready then lunch, busy direct
loses phone   not_ready (phone_lost), busy direct
changes       ready, busy direct
is engaged    ready, busy direct, busy other
ends wrap-up  ready, busy direct, ignored: not_wrapping_up
talk ends     after_call_work
caller leaves ready, busy direct
answers       ready, busy direct, ignored: unknown_offer
declines      ready, busy direct, ignored: unknown_offer
is picked     ready, busy direct
10 s pass     ready, busy direct
# wrapping up
signs in      after_call_work, ignored: already_there
signs out     signed out
is ready      ready, rings two, offer two>ann
pauses        not_ready (lunch)
loses phone   not_ready (phone_lost)
changes       after_call_work
is engaged    ready, busy other
ends wrap-up  ready, rings two, offer two>ann
talk ends     after_call_work, ignored: unknown_contact
caller leaves after_call_work, ignored: unknown_contact
answers       after_call_work, ignored: unknown_offer
declines      after_call_work, ignored: unknown_offer
is picked     after_call_work
10 s pass     ready, rings two, offer two>ann
# no limit
signs in      after_call_work, ignored: already_there
signs out     signed out
is ready      ready
pauses        not_ready (lunch)
loses phone   not_ready (phone_lost)
changes       after_call_work
is engaged    ready, busy other
ends wrap-up  ready
talk ends     after_call_work, ignored: not_talking
caller leaves after_call_work
answers       after_call_work, ignored: unknown_offer
declines      after_call_work, ignored: unknown_offer
is picked     after_call_work
10 s pass     after_call_work
# not ready
signs in      not_ready (training), ignored: already_there
signs out     signed out
is ready      ready, rings one, offer one>ann
pauses        not_ready (lunch)
loses phone   not_ready (training), ignored: already_there
changes       not_ready (training)
is engaged    not_ready (training), busy other
ends wrap-up  not_ready (training), ignored: not_wrapping_up
talk ends     not_ready (training), ignored: not_talking
caller leaves not_ready (training)
answers       not_ready (training), ignored: unknown_offer
declines      not_ready (training), ignored: unknown_offer
is picked     not_ready (training), ignored: agent_away
10 s pass     not_ready (training)
`;

describe('[A9] [S2] every event in every situation of an agent', () => {
  const lines = Object.entries(situations).flatMap(([situation, bring]) => [
    `# ${situation}`,
    ...Object.entries(events).map(([name, eventOf]) => {
      const stage = new Stage(queueOf('sales', { wrapUpMs: 10_000, ringTimeoutMs: 10_000 }));
      stage.join('one');
      stage.join('two');
      bring(stage);
      return `${name.padEnd(13)} ${outcome(stage, eventOf(stage))}`;
    }),
  ]);
  test('is as listed', () => {
    expect(lines).toEqual(table.trim().split('\n'));
  });
});
