import type { DeskAction } from '@patchbay/records';
import type { Agent } from '@patchbay/routing';
import type { CentreAgent } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import { arrivalOf } from './centre-watch.ts';
import { type DeskResult, refuse } from './desk-result.ts';
import type { Keeper } from './keeper.ts';

type AgentAction = Extract<DeskAction, { type: `agent.${string}` | 'offer.decline' }>;

export function isAgentAction(action: DeskAction): action is AgentAction {
  return action.type.startsWith('agent.') || action.type === 'offer.decline';
}

/** The agent said that they are ready, and their phone cannot be rung yet. */
const phoneAwaited = 'phone_awaited';
/** Whose desk phone is back after longer than this says themselves that they are ready. */
const returnMsMax = 60_000;

export interface AgentDeskParts {
  readonly keeper: Keeper;
  readonly clock: Clock;
  agent(agentId: string): CentreAgent | null;
  /** Whether a phone can be rung. */
  isThere(endpointId: string): Promise<boolean>;
  seatReturnMs(): number;
}

/** What agents say of themselves, and supervisors of agents. */
export class AgentDesk {
  constructor(private readonly parts: AgentDeskParts) {}

  /** What is dialled to ring the agent; null where they have no phone. */
  endpointOf(agentId: string): string | null {
    const endpointId = this.endpointIdOf(agentId);
    return endpointId === null ? null : `PJSIP/${endpointId}`;
  }

  nameOf(agentId: string): string {
    return this.parts.agent(agentId)?.name ?? agentId;
  }

  /** A desk phone is not opened again as a page is. */
  returnMsOf(agentId: string): number {
    return this.parts.agent(agentId)?.deskPhone === null ? this.parts.seatReturnMs() : 0;
  }

  carryOut(action: AgentAction): DeskResult | Promise<DeskResult> {
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
        return this.makeReady(agentId);
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

  /** The phones of everybody signed in. */
  endpoints(): string[] {
    const { agents } = this.parts.keeper.book.router.state();
    return agents.flatMap(({ id }) => this.endpointIdOf(id) ?? []);
  }

  /** The phone behind an endpoint has gone, though nobody said so. True where it had calls that nobody else sees to. */
  phoneGone(endpointId: string): boolean {
    let isDeskPhone = false;
    for (const agent of this.agentsAt(endpointId)) {
      if (this.hasDeskPhone(agent.id)) {
        isDeskPhone = true;
        this.setAside(agent);
      } else this.setPhone(agent.id, null);
    }
    return isDeskPhone;
  }

  /** Asterisk does not know the endpoint. A seat's phone is heard of by its page. */
  phoneMissing(endpointId: string): void {
    for (const agent of this.agentsAt(endpointId)) if (this.hasDeskPhone(agent.id)) this.setAside(agent);
  }

  /** The phone can be rung: whoever only waited for it is ready. */
  phoneThere(endpointId: string): void {
    const { keeper, clock } = this.parts;
    for (const { id, status, reason, statusSinceMs } of this.agentsAt(endpointId)) {
      if (status !== 'not_ready') continue;
      const isBackSoon = clock.now() - statusSinceMs < returnMsMax && this.hasDeskPhone(id);
      if (reason === phoneAwaited || (reason === 'phone_lost' && isBackSoon)) {
        keeper.take({ type: 'agent.readied', agentId: id });
      }
    }
  }

  private endpointIdOf(agentId: string): string | null {
    return this.parts.agent(agentId)?.deskPhone ?? this.parts.keeper.book.phoneOf(agentId);
  }

  private hasDeskPhone(agentId: string): boolean {
    return (this.parts.agent(agentId)?.deskPhone ?? null) !== null;
  }

  private agentsAt(endpointId: string): Agent[] {
    const { agents } = this.parts.keeper.book.router.state();
    return agents.filter(({ id }) => this.endpointIdOf(id) === endpointId);
  }

  private setAside({ id, status }: Agent): void {
    if (status !== 'not_ready') this.parts.keeper.take({ type: 'agent.phone_lost', agentId: id });
  }

  /** Nothing is offered before the phone can be rung. */
  private async makeReady(agentId: string): Promise<DeskResult> {
    const { keeper } = this.parts;
    const endpointId = this.endpointIdOf(agentId);
    if (endpointId === null) return refuse('no_phone', `The agent ${agentId} has no phone.`);
    const isThere = await this.parts.isThere(endpointId);
    if (isThere) keeper.take({ type: 'agent.readied', agentId });
    else keeper.take({ type: 'agent.paused', agentId, reason: phoneAwaited });
    return null;
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
