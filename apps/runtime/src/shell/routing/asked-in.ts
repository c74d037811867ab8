import type { DeskAction } from '@patchbay/records';
import type { Conversations } from '../conversations/conversations.ts';
import { engagementId } from './contact-id.ts';
import { type DeskResult, refuse } from './desk-result.ts';
import type { Keeper } from './keeper.ts';

type ConsultAction = Extract<DeskAction, { type: 'call.consult' | 'call.transfer' }>;
type FloorAction = Extract<DeskAction, { conversationId: string; supervisorId: string }>;

export interface AskedInParts {
  readonly keeper: Keeper;
  conversations(): Conversations;
  /** Resolves once nothing that was to stop rings at the agent any more. */
  quiet(agentId: string): Promise<void>;
}

/**
 * Agents who are asked into a call of somebody else: consulted, to listen in, or to take a
 * customer who was dialled from here. Routing knows them busy before their phone rings
 * for it, so that nothing else comes to ring there meanwhile; whoever is busy already is not asked.
 */
export class AskedIn {
  /** Whoever is being asked into what: nobody is a second time until it is certain what comes of it. */
  private readonly asking = new Set<string>();

  constructor(private readonly parts: AskedInParts) {}

  async carryOut(action: ConsultAction | FloorAction): Promise<DeskResult> {
    const conversations = this.parts.conversations();
    const agentId = this.whoIsAsked(action);
    if (agentId === null) return await conversations.carryOut(action);
    // One that is about to begin may have begun by the time others are quiet, and then it is not the one that was judged here.
    if (!conversations.shown().some(({ id }) => id === action.conversationId)) {
      return refuse('gone', `There is no conversation ${action.conversationId}.`);
    }
    const { book } = this.parts.keeper;
    const conversationId = conversations.hostOf(action.conversationId);
    const contactId = engagementId(agentId, conversationId);
    if (this.asking.has(contactId)) return refuse('not_now', `The agent ${agentId} is being asked already.`);
    const takesPart = book.isBusyAs(contactId) || book.talkWith(agentId)?.conversationId === conversationId;
    if (takesPart) return await conversations.carryOut(action);
    if (this.isBusy(agentId, action)) return refuse('not_now', `The agent ${agentId} is busy with another call.`);
    this.asking.add(contactId);
    try {
      return await this.ask(action, agentId, contactId);
    } finally {
      this.asking.delete(contactId);
    }
  }

  private async ask(action: ConsultAction | FloorAction, agentId: string, contactId: string): Promise<DeskResult> {
    await this.take({ type: 'agent.engaged', agentId, contactId, channel: 'voice' });
    await this.parts.quiet(agentId);
    const refusal = await this.parts.conversations().carryOut(action);
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
    return !('supervisorId' in action) || !listensIn;
  }

  private take(event: Parameters<Keeper['take']>[0]): Promise<void> {
    return new Promise((resolve) => this.parts.keeper.take(event, () => resolve()));
  }

  /** Of a transfer only who is rung for it here: where there is a flow, that sees to it. */
  private whoIsAsked(action: ConsultAction | FloorAction): string | null {
    if ('supervisorId' in action) return action.supervisorId;
    const { type, target, conversationId } = action;
    const isOther =
      target.kind !== 'agent' || (type === 'call.transfer' && this.parts.conversations().hasFlow(conversationId));
    return isOther ? null : target.agentId;
  }
}
