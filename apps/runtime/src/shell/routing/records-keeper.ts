import type { AgentLive } from '@patchbay/records';
import type { WithdrawalCause } from '@patchbay/routing';
import type { CallBook, RingRow, VisitRow } from '../../ports/call-book.ts';
import type { AgentViews } from './agent-view.ts';
import type { Outcome, Ring } from './book-state.ts';
import type { BookWriter } from './book-writer.ts';
import { callbackIdOf, promisingCallOf } from './contact-id.ts';
import type { Follower, Keeper } from './keeper.ts';
import type { KeptEvent } from './kept-event.ts';
import { touchedAgents } from './touched-agents.ts';
import type { Visit } from './visit-ledger.ts';

const ringOutcomes: Readonly<Record<WithdrawalCause, RingRow['outcome']>> = {
  ring_no_answer: 'no_answer',
  declined: 'declined',
  unreachable: 'unreachable',
  phone_lost: 'unreachable',
  contact_left: 'caller_left',
  answered_elsewhere: 'elsewhere',
  contact_moved: 'elsewhere',
  contact_assigned: 'elsewhere',
  agent_engaged: 'elsewhere',
  queue_removed: 'elsewhere',
  agent_gone: 'declined',
};

export interface RecordsKeeperParts {
  readonly keeper: Keeper;
  readonly callBook: CallBook;
  readonly writer: BookWriter;
  look(): AgentViews;
}

/** Leaves behind what people and reports want to know later. */
export class RecordsKeeper implements Follower {
  /** The state of each agent that was written last. */
  private readonly states = new Map<string, AgentLive>();
  /** What each agent talked about last. */
  private readonly lastTalks = new Map<string, string>();

  constructor(private readonly parts: RecordsKeeperParts) {}

  /** Everybody who is signed in, as they are now. */
  start(): void {
    const views = this.parts.look();
    for (const { id } of this.parts.keeper.book.router.state().agents) this.noteAgent(id, 0, views);
  }

  /** What an earlier life of this process may have left unwritten; rows that are there already stay as they are. */
  repeat(outcome: Outcome, at: number): void {
    this.noteVisits(outcome);
    for (const { ring, cause } of outcome.stopped) this.noteRing(ring, cause, at);
  }

  /** Calls from seats and callbacks whose end an earlier life of this process had stored and may not have written. */
  repeatCall({ ended, left }: Outcome, at: number): void {
    const isOfRun = ended !== null && !ended.isOutbound && callbackIdOf(ended.contactId) === null;
    if (ended === null || isOfRun) return;
    const { callBook, writer } = this.parts;
    const leaving = left.find(({ contactId }) => contactId === ended.contactId);
    const reached = (leaving?.talkedMs ?? 0) > 0;
    const reason = ended.isOutbound ? (leaving?.outcome.kind ?? 'hung_up') : reached ? 'completed' : 'not_reached';
    writer.write(() => callBook.callEnded(ended.callId, at, reason));
  }

  follow(outcome: Outcome, event: KeptEvent, at: number): void {
    this.repeat(outcome, at);
    if (outcome.ended) this.lastTalks.set(outcome.ended.agentId, outcome.ended.conversationId);
    const touched = touchedAgents(outcome, event);
    const ids = touched === 'all' ? [...this.states.keys()] : touched;
    if (ids.length === 0) return;
    const views = this.parts.look();
    for (const id of ids) this.noteAgent(id, at, views);
  }

  /** A conversation of the agent is another now. */
  agentChanged(agentId: string, at: number): void {
    this.noteAgent(agentId, at, this.parts.look());
  }

  private noteVisits({ visits }: Outcome): void {
    const { callBook, writer } = this.parts;
    for (const visit of visits.begun) {
      const row = this.rowOf(visit);
      writer.write(() => callBook.visitBegan(row));
    }
    for (const { visit, outcome, agentId, atMs } of visits.ended) {
      const row = this.rowOf(visit);
      writer.write(() => callBook.visitEnded(row, { leftAtMs: atMs, outcome, agentId }));
    }
  }

  private rowOf({ id, contactId, position, ...visit }: Visit): VisitRow {
    const { queueId, joinedAtMs, expectedWaitMs, vip, priority } = visit;
    const callbackId = callbackIdOf(contactId);
    const callId = callbackId === null ? visit.callId : promisingCallOf(callbackId);
    return { id, callId, callbackId, queueId, joinedAtMs, positionAtJoin: position, expectedWaitMs, vip, priority };
  }

  private noteRing(ring: Ring, cause: WithdrawalCause, at: number): void {
    const { callBook, writer } = this.parts;
    const { conversationId, callId, queueId, agentId, contactId, madeAtMs } = ring;
    const direction = callbackIdOf(contactId) === null ? 'inbound' : 'outbound';
    const outcome = ringOutcomes[cause];
    writer.write(() =>
      callBook.ringEnded({
        id: conversationId,
        callId,
        queueId,
        agentId,
        direction,
        offeredAtMs: madeAtMs,
        endedAtMs: at,
        outcome,
      }),
    );
  }

  private noteAgent(agentId: string, at: number, views: AgentViews): void {
    const { callBook, writer } = this.parts;
    const before = this.states.get(agentId);
    const now = views(agentId);
    if (now === null) {
      if (!before) return;
      this.states.delete(agentId);
      writer.write(() => callBook.agentStateEnded(agentId, at));
      return;
    }
    const { status, reason, callId, queueId, sinceMs } = now;
    if (before && before.status === status && before.reason === reason && before.callId === callId) return;
    this.states.set(agentId, now);
    writer.write(() => callBook.agentStateBegan({ agentId, state: status, reason, callId, queueId, sinceMs }));
    const conversationId = this.lastTalks.get(agentId);
    if (before?.status === 'after_call_work' && conversationId !== undefined) {
      const wrapUpMs = Math.max(sinceMs - before.sinceMs, 0);
      writer.write(() => callBook.wrappedUp(conversationId, wrapUpMs));
    }
  }
}
