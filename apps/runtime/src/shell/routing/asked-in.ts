import type { DeskAction } from '@patchbay/records';
import type { Conversations } from '../conversations/conversations.ts';
import { engagementId } from './contact-id.ts';
import { type DeskResult, refuse } from './desk-result.ts';
import type { Keeper } from './keeper.ts';

type ConsultAction = Extract<DeskAction, { type: 'call.consult' }>;
type FloorAction = Extract<DeskAction, { conversationId: string; supervisorId: string }>;

export interface AskedInParts {
  readonly keeper: Keeper;
  conversations(): Conversations;
  /** Resolves once nothing that was to stop rings at the agent any more. */
  quiet(agentId: string): Promise<void>;
}

/**
 * Agents who are asked into a call of somebody else: consulted, or to listen in. Routing knows them busy before their phone rings
 * for it, so that nothing else comes to ring there meanwhile; whoever is busy already is not asked.
 */
export class AskedIn {
  constructor(private readonly parts: AskedInParts) {}

  async carryOut(action: ConsultAction | FloorAction): Promise<DeskResult> {
    const conversations = this.parts.conversations();
    const agentId = whoIsAsked(action);
    if (agentId === null) return await conversations.carryOut(action);
    const { book } = this.parts.keeper;
    const contactId = engagementId(agentId, action.conversationId);
    const takesPart = book.isBusyAs(contactId) || book.talkWith(agentId)?.conversationId === action.conversationId;
    if (takesPart) return await conversations.carryOut(action);
    if (this.isBusy(agentId, action)) return refuse('not_now', `The agent ${agentId} is busy with another call.`);
    await this.take({ type: 'agent.engaged', agentId, contactId, channel: 'voice' });
    await this.parts.quiet(agentId);
    const refusal = await conversations.carryOut(action);
    if (refusal !== null) await this.take({ type: 'conversation.ended', contactId, outcome: null, talkedMs: 0 });
    return refusal;
  }

  /** What only rings by an offer stops for this. Whoever listens in elsewhere leaves there first. */
  private isBusy(agentId: string, action: ConsultAction | FloorAction): boolean {
    const { book } = this.parts.keeper;
    if (book.talkWith(agentId) !== null) return true;
    if (!book.isEngaged(agentId)) return false;
    const listensIn = this.parts
      .conversations()
      .all()
      .some(({ supervisors }) => supervisors.some((one) => one.agentId === agentId));
    return action.type === 'call.consult' || !listensIn;
  }

  private take(event: Parameters<Keeper['take']>[0]): Promise<void> {
    return new Promise((resolve) => this.parts.keeper.take(event, () => resolve()));
  }
}

function whoIsAsked(action: ConsultAction | FloorAction): string | null {
  if (action.type !== 'call.consult') return action.supervisorId;
  return action.target.kind === 'agent' ? action.target.agentId : null;
}
