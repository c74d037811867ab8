import { type Conversation, customerChannelOf, isCustomerHeld, mainBridgeOf } from './conversation-state.ts';

/** One who listens in: a bridge of their own with a snoop of the agent. */
export interface Watch {
  readonly bridgeId: string;
  readonly legId: string;
  readonly snoopId: string;
  /** Whom the snoop listens in on. */
  readonly channelId: string;
  readonly whisper: 'none' | 'out';
}

/** Who is to hear whom. Asterisk is made to be so; what it was before plays no part. */
export interface SoundPlan {
  readonly bridgeId: string;
  /** Empty: no bridge at all. */
  readonly members: readonly string[];
  readonly music: readonly string[];
  readonly ringing: readonly string[];
  readonly watches: readonly Watch[];
}

/**
 * | phase                  | agent, customer and consulted one who hear each other | music     | hears ringing |
 * |------------------------|-------------------------------------------------------|-----------|---------------|
 * | preparing              | nobody                                                |           |               |
 * | dialling               | nobody                                                |           | agent         |
 * | talking                | agent, customer                                       |           |               |
 * | held                   | agent alone                                           | customer  |               |
 * | consulting, waiting    | nobody; swapped: agent, customer                      | both      |               |
 * | consulting, ringing    | nobody; swapped: agent, customer                      | customer  | agent         |
 * | consulting, talking    | agent, consulted                                      | customer  |               |
 * | consulting, swapped    | agent, customer                                       | consulted |               |
 * | away                   | nobody                                                | customer  |               |
 * | three_way              | agent, customer, consulted                            |           |               |
 * | sent_on                | nobody                                                | customer  |               |
 * | sent_on, number rings  | nobody                                                |           | customer      |
 * | sent_on, apology       | nobody                                                |           |               |
 * | passed_on              | customer, consulted                                   |           |               |
 *
 * Who barges in stands with the agent; who listens or whispers has a snoop of the agent, and whispering is heard by the agent alone.
 */
export function soundPlanOf(conversation: Conversation): SoundPlan {
  const { phase, agent, consult } = conversation;
  const customer = customerChannelOf(conversation);
  const none: SoundPlan = { bridgeId: mainBridgeOf(conversation), members: [], music: [], ringing: [], watches: [] };
  switch (phase) {
    case 'preparing':
    case 'ended':
      return none;
    case 'dialling':
      return withSupervisors(conversation, { ...none, ringing: [agent.legId] });
    case 'talking':
      return withSupervisors(conversation, { ...none, members: [agent.legId, customer] });
    case 'held':
      return withSupervisors(conversation, { ...none, members: [agent.legId], music: [customer] });
    case 'away':
      // Whoever listens in listened to a leg that is gone.
      return { ...none, music: [customer] };
    case 'consulting':
      return withSupervisors(conversation, consultingPlan(conversation, none));
    case 'three_way':
      return withSupervisors(conversation, {
        ...none,
        members: [agent.legId, customer, ...(consult?.leg ? [consult.leg.id] : [])],
      });
    case 'sent_on':
      if (conversation.sent?.step === 'apology') return none;
      return consult?.target.kind === 'number' ? { ...none, ringing: [customer] } : { ...none, music: [customer] };
    case 'passed_on':
      return { ...none, members: [customer, ...(consult?.leg ? [consult.leg.id] : [])] };
  }
}

function consultingPlan(conversation: Conversation, none: SoundPlan): SoundPlan {
  const { agent, consult } = conversation;
  const customer = customerChannelOf(conversation);
  if (consult === null) return none;
  if (!isCustomerHeld(conversation)) {
    return { ...none, members: [agent.legId, customer], music: consult.leg?.up ? [consult.leg.id] : [] };
  }
  if (consult.leg === null) return { ...none, music: [customer, agent.legId] };
  if (!consult.leg.up) return { ...none, music: [customer], ringing: [agent.legId] };
  return { ...none, members: [agent.legId, consult.leg.id], music: [customer] };
}

function withSupervisors(conversation: Conversation, plan: SoundPlan): SoundPlan {
  const present = conversation.supervisors.filter(({ leg }) => leg.up);
  const barging = present.filter(({ mode }) => mode === 'barge').map(({ leg }) => leg.id);
  const watches = present.flatMap(({ mode, leg, turn }): Watch[] => {
    if (mode === 'barge') return [];
    // Named after whom it listens in on as well: another agent, another snoop.
    const snoopId = `${leg.id}.s${turn}`;
    const whisper = mode === 'whisper' ? 'out' : 'none';
    return [{ bridgeId: `${leg.id}.watch`, legId: leg.id, snoopId, channelId: conversation.agent.legId, whisper }];
  });
  // An agent who hears ringing stands in no bridge, or the ringing would be drowned in it.
  const members = plan.members.length === 0 || barging.length === 0 ? plan.members : [...plan.members, ...barging];
  return { ...plan, members, watches };
}
