import type { TransferTarget } from '@patchbay/flow-schema';
import type { DialPlan } from '../../ports/dial-plan.ts';
import type { Asked } from './consult-changes.ts';
import type { Refusal } from './conversation-endings.ts';
import type { Conversation } from './conversation-state.ts';
import type { AgentPhones } from './conversations.ts';
import type { RingOrder } from './leg-ringer.ts';

type Ordered = { readonly order: RingOrder } | { readonly refusal: Refusal };

/** Marks the ring of a call that an agent sent on and that nobody answered: an agent takes it by hand, as any other. */
const recallHeader = 'X-Patchbay-Recall';

/** What is rung to reach somebody, and how they are shown. */
export class RingOrders {
  constructor(private readonly parts: { readonly dialPlan: DialPlan; readonly phones: AgentPhones }) {}

  /** A target as people see it. */
  askedOf({ agent }: Conversation, target: TransferTarget): Asked {
    const { phones } = this.parts;
    const number = phones.numberOf(agent.id);
    if (target.kind === 'number') return { target, label: target.number, number };
    if (target.kind === 'agent') return { target, label: phones.nameOf(target.agentId), number };
    return { target, label: phones.queueNameOf(target.queueId) ?? '', number };
  }

  forAgent(
    agentId: string,
    { callId, customerNumber, sent }: Conversation,
    conversationId: string,
    ringTimeoutMs: number,
    callerId = { name: '', number: customerNumber },
  ): Ordered {
    const endpoint = this.parts.phones.endpointOf(agentId);
    if (endpoint === null) return { refusal: { code: 'no_phone', message: 'Their phone is not there.' } };
    const headers = {
      'X-Patchbay-Call': callId,
      'X-Patchbay-Conversation': conversationId,
      ...(sent && { [recallHeader]: 'yes' }),
    };
    return { order: { ways: [{ endpoint, callerId }], ringTimeoutMs, headers } };
  }

  /** As the dial plan allows. */
  async forNumber(number: string, ringTimeoutMs: number): Promise<Ordered> {
    const route = await this.parts.dialPlan.route({ kind: 'number', number }, { callerId: null, calledNumber: '' });
    if (route.ok) return { order: { ways: route.ways, ringTimeoutMs, headers: {} } };
    return { refusal: { code: route.outcome === 'refused' ? 'not_allowed' : 'failed', message: route.message } };
  }
}
