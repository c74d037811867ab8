import type { DeskAction } from '@patchbay/records';
import type { CentreAgent } from '../../ports/centre.ts';
import { arrivalOf } from './centre-watch.ts';
import { type DeskResult, refuse } from './desk-result.ts';
import type { Keeper } from './keeper.ts';

type AgentAction = Extract<DeskAction, { type: `agent.${string}` | 'offer.decline' }>;

export function isAgentAction(action: DeskAction): action is AgentAction {
  return action.type.startsWith('agent.') || action.type === 'offer.decline';
}

export interface AgentDeskParts {
  readonly keeper: Keeper;
  agent(agentId: string): CentreAgent | null;
}

/** What agents say of themselves, and supervisors of agents. */
export class AgentDesk {
  constructor(private readonly parts: AgentDeskParts) {}

  /** What is dialled to ring the agent; null where they have no phone. */
  endpointOf(agentId: string): string | null {
    const endpointId = this.parts.agent(agentId)?.deskPhone ?? this.parts.keeper.book.phoneOf(agentId);
    return endpointId === null ? null : `PJSIP/${endpointId}`;
  }

  nameOf(agentId: string): string {
    return this.parts.agent(agentId)?.name ?? agentId;
  }

  carryOut(action: AgentAction): DeskResult {
    const { keeper } = this.parts;
    const { agentId } = action;
    const agent = keeper.book.router.agent(agentId);
    if (action.type === 'agent.sign_in') return this.signIn(agentId);
    if (action.type === 'agent.phone') return this.setPhone(agentId, action.endpointId);
    if (!agent) return refuse('gone', `The agent ${agentId} is not signed in.`);
    switch (action.type) {
      case 'agent.sign_out':
        keeper.take({ type: 'agent.signed_out', agentId });
        return null;
      case 'agent.ready':
        if (this.endpointOf(agentId) === null) return refuse('no_phone', `The agent ${agentId} has no phone.`);
        keeper.take({ type: 'agent.readied', agentId });
        return null;
      case 'agent.not_ready':
        keeper.take({ type: 'agent.paused', agentId, reason: action.reasonId });
        return null;
      case 'agent.finish_wrap_up':
        if (agent.status !== 'after_call_work') return refuse('not_now', `The agent ${agentId} is not wrapping up.`);
        keeper.take({ type: 'agent.wrap_up_ended', agentId });
        return null;
      case 'offer.decline':
        return this.decline(agentId, action.callId);
    }
  }

  /** The phone behind an endpoint has gone, though its seat said nothing. */
  phoneLost(endpointId: string): void {
    const { agents } = this.parts.keeper.book.router.state();
    for (const { id } of agents) if (this.parts.keeper.book.phoneOf(id) === endpointId) this.setPhone(id, null);
  }

  private signIn(agentId: string): DeskResult {
    const { keeper } = this.parts;
    const agent = this.parts.agent(agentId);
    if (!agent) return refuse('gone', `There is no agent ${agentId}.`);
    if (!keeper.book.router.agent(agentId)) {
      keeper.take({ type: 'agent.signed_in', agent: arrivalOf(agent), ready: false });
    }
    return null;
  }

  private setPhone(agentId: string, endpointId: string | null): DeskResult {
    const { keeper } = this.parts;
    if (keeper.book.phoneOf(agentId) === endpointId) return null;
    if (endpointId !== null && !this.parts.agent(agentId)) return refuse('gone', `There is no agent ${agentId}.`);
    keeper.take({ type: 'phone.changed', agentId, endpointId });
    if (endpointId === null && this.endpointOf(agentId) === null && keeper.book.router.agent(agentId)) {
      keeper.take({ type: 'agent.phone_lost', agentId });
    }
    return null;
  }

  private decline(agentId: string, callId: string): DeskResult {
    const { keeper } = this.parts;
    const ring = keeper.book.allRings().find((one) => one.agentId === agentId && one.callId === callId);
    if (!ring) return refuse('gone', `The call ${callId} does not ring at ${agentId}.`);
    if (ring.offerId === null) {
      const { contactId } = ring;
      keeper.take({ type: 'conversation.ended', contactId, outcome: { kind: 'no_answer' }, talkedMs: 0 });
    } else keeper.take({ type: 'offer.refused', offerId: ring.offerId, agentId, reason: 'declined' });
    return null;
  }
}
