import type { EngineEvent } from '@patchbay/flow-schema';
import type { DeskAction, DeskCommand, DeskReply } from '@patchbay/records';
import type { Clock } from '../../ports/clock.ts';
import type { DeskLog } from '../../ports/desk-log.ts';
import type { Log } from '../../ports/log.ts';
import { failureOf } from '../commands/failure.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { withDeadline } from '../deadline.ts';
import { type AgentDesk, isAgentAction } from './agent-desk.ts';
import { AskedIn } from './asked-in.ts';
import type { BookWriter } from './book-writer.ts';
import type { CallbackDesk } from './callback-desk.ts';
import type { Callers } from './caller.ts';
import { askingConversationOf, callbackContactId, callIdOf } from './contact-id.ts';
import { type DeskResult, refuse } from './desk-result.ts';
import type { Keeper } from './keeper.ts';

const logMsMax = 1_000;

type Action<T extends DeskAction['type']> = Extract<DeskAction, { type: T }>;

export interface DeskDispatchParts {
  readonly keeper: Keeper;
  readonly callers: Callers;
  readonly agents: AgentDesk;
  readonly callbacks: Pick<CallbackDesk, 'cancel' | 'callNow'>;
  readonly log: Log;
  readonly clock: Clock;
  readonly deskLog: DeskLog;
  readonly writer: BookWriter;
  conversations(): Conversations;
  /** Resolves once nothing that was to stop rings at the agent any more. */
  quiet(agentId: string): Promise<void>;
  /** Gives an event to a live run; false where there is none. */
  tellRun(callId: string, event: EngineEvent): boolean;
}

/** Takes what people do at the seat and on the floor to whoever sees to it. */
export class DeskDispatch {
  private readonly askedIn: AskedIn;

  constructor(private readonly parts: DeskDispatchParts) {
    this.askedIn = new AskedIn(parts);
  }

  /** Never rejects. A command that comes again after a death is not carried out twice. */
  async take(command: DeskCommand): Promise<DeskReply> {
    const { id, action } = command;
    const before = await this.begin(id);
    if (before === null) {
      this.parts.log.warn('a desk command was begun by a process that died', { action: action.type, commandId: id });
      return { id, ok: false, code: 'failed', message: 'Whether the command was carried out is not known.' };
    }
    if (before !== 'new') return before;
    const reply = await this.attempt(command);
    this.parts.writer.write(() => this.parts.deskLog.answered(reply));
    return reply;
  }

  /** A store that is away keeps nobody from working: a repetition is then only known while Redis is. */
  private async begin(id: string): Promise<'new' | DeskReply | null> {
    const { deskLog, clock, log } = this.parts;
    try {
      return await withDeadline(clock, logMsMax, 'Noting a desk command', deskLog.begin(id, clock.now()));
    } catch (error) {
      log.warn('a desk command could not be noted', { commandId: id, error });
      return 'new';
    }
  }

  private async attempt({ id, actorId, action }: DeskCommand): Promise<DeskReply> {
    try {
      const result = await this.carryOut(action);
      if (result === null) return { id, ok: true };
      this.parts.log.info('a desk command was refused', { action: action.type, actorId, ...result });
      return { id, ok: false, ...result };
    } catch (error) {
      const { code, message } = failureOf(error);
      this.parts.log.error('a desk command failed', { action: action.type, actorId, code, error });
      return { id, ok: false, code: 'failed', message };
    }
  }

  async carryOut(action: DeskAction): Promise<DeskResult> {
    if (isAgentAction(action)) return this.parts.agents.carryOut(action);
    switch (action.type) {
      case 'call.act':
        return this.act(action);
      case 'form.fill':
        return this.fill(action);
      case 'floor.hangup':
        return this.hangUp(action);
      case 'floor.move':
        return this.move(action);
      case 'floor.pick':
        return this.pick(action);
      case 'call.consult':
      case 'call.transfer':
      case 'floor.listen':
      case 'floor.whisper':
      case 'floor.barge':
      case 'floor.take_over':
        return this.askedIn.carryOut(action);
      case 'callback.cancel':
        return await this.parts.callbacks.cancel(action.callbackId);
      case 'callback.call_now':
        return await this.parts.callbacks.callNow(action.callbackId);
      default:
        return await this.parts.conversations().carryOut(action);
    }
  }

  private act({ conversationId, nodeId }: Action<'call.act'>): DeskResult {
    const talk = this.parts.keeper.book.allTalks().find((one) => one.conversationId === conversationId);
    const caller = talk && this.parts.callers.get(talk.contactId);
    if (!talk || !caller) return refuse('gone', `No flow goes on with the conversation ${conversationId}.`);
    caller.post({ type: 'agent.acted', to: caller.seq, agentId: talk.agentId, nodeId });
    return null;
  }

  private fill({ callId, flowId, nodeId, values }: Action<'form.fill'>): DeskResult {
    if (this.parts.tellRun(callId, { type: 'form.filled', flowId, nodeId, values })) return null;
    return refuse('gone', `The call ${callId} is over.`);
  }

  private hangUp({ callId }: Action<'floor.hangup'>): DeskResult {
    const conversation = this.parts.conversations().ofCall(callId);
    const told = this.parts.tellRun(callId, { type: 'run.cancelled', reason: 'hung_up_by_person' });
    if (!told && conversation) this.parts.conversations().end(conversation.id, 'supervisor');
    return told || conversation ? null : refuse('gone', `The call ${callId} is over.`);
  }

  private move({ callId, queueId, toFront }: Action<'floor.move'>): DeskResult {
    const { keeper } = this.parts;
    const contactId = this.waitingOf(callId);
    if (contactId === null) return refuse('gone', `The call ${callId} does not wait.`);
    if (queueId !== null && !keeper.hasQueue(queueId)) return refuse('gone', `There is no queue ${queueId}.`);
    keeper.take({ type: 'contact.changed', contactId, toFront, ...(queueId !== null && { queueId }) });
    return null;
  }

  private pick({ callId, agentId }: Action<'floor.pick'>): DeskResult {
    const { keeper, agents } = this.parts;
    const contactId = this.waitingOf(callId);
    const agent = keeper.book.router.agent(agentId);
    if (contactId === null) return refuse('gone', `The call ${callId} does not wait.`);
    if (!agent) return refuse('gone', `The agent ${agentId} is not signed in.`);
    if (agents.endpointOf(agentId) === null) return refuse('no_phone', `The agent ${agentId} has no phone.`);
    if (agent.status === 'not_ready') return refuse('not_now', `The agent ${agentId} is not ready.`);
    keeper.take({ type: 'contact.assigned', contactId, agentId });
    return null;
  }

  /** The contact behind what screens call by its call, or by its callback. */
  private waitingOf(callId: string): string | null {
    const { keeper, callers } = this.parts;
    const asked = keeper.book.router
      .state()
      .contacts.find(({ id }) => askingConversationOf(id) !== null && callIdOf(id, 0) === callId);
    const known = [callers.ofCall(callId)?.contactId, callbackContactId(callId), asked?.id];
    return (
      known.find((id) => id !== undefined && (keeper.book.router.contact(id)?.status ?? 'talking') !== 'talking') ??
      null
    );
  }
}
