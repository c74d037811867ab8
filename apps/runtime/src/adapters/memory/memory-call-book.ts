import { emptyQueueDay } from '@patchbay/records';
import type {
  AgentStateRow,
  CallBook,
  DeskCallRow,
  QueueDayRow,
  RingRow,
  SatisfactionRow,
  VisitEnd,
  VisitRow,
} from '../../ports/call-book.ts';
import type { WaitLimits } from '../../ports/centre.ts';

/** What routing leaves behind, in memory. */
export class MemoryCallBook implements CallBook {
  constructor(private readonly serviceLevelMsOf: (queueId: string) => number = () => 20_000) {}

  readonly visits = new Map<string, VisitRow & Partial<VisitEnd>>();
  readonly rings = new Map<string, RingRow>();
  readonly agentStates: (AgentStateRow & { untilMs: number | null })[] = [];
  readonly satisfaction = new Map<string, SatisfactionRow>();
  readonly calls = new Map<string, DeskCallRow & { answeredAtMs?: number; endedAtMs?: number; reason?: string }>();
  readonly wrapUps = new Map<string, number>();

  async visitBegan(row: VisitRow): Promise<void> {
    if (!this.visits.has(row.id)) this.visits.set(row.id, row);
  }

  async visitEnded(row: VisitRow, end: VisitEnd): Promise<void> {
    this.visits.set(row.id, { ...row, ...end });
  }

  async ringEnded(row: RingRow): Promise<void> {
    if (!this.rings.has(row.id)) this.rings.set(row.id, row);
  }

  async agentStateBegan(row: AgentStateRow): Promise<void> {
    const open = this.agentStates.find(({ agentId, untilMs }) => agentId === row.agentId && untilMs === null);
    const isSame = open?.state === row.state && open.sinceMs === row.sinceMs && open.reason === row.reason;
    if (isSame && open.callId === row.callId) return;
    if (open) open.untilMs = Math.max(open.sinceMs, row.sinceMs);
    this.agentStates.push({ ...row, untilMs: null });
  }

  async agentStateEnded(agentId: string, atMs: number): Promise<void> {
    for (const one of this.agentStates) {
      if (one.agentId === agentId && one.untilMs === null) one.untilMs = Math.max(one.sinceMs, atMs);
    }
  }

  async wrappedUp(conversationId: string, wrapUpMs: number): Promise<void> {
    this.wrapUps.set(conversationId, wrapUpMs);
  }

  async satisfactionGiven(row: SatisfactionRow): Promise<void> {
    if (!this.satisfaction.has(row.id)) this.satisfaction.set(row.id, row);
  }

  async callBegan(row: DeskCallRow): Promise<void> {
    if (!this.calls.has(row.id)) this.calls.set(row.id, row);
  }

  async callAnswered(callId: string, atMs: number): Promise<void> {
    const call = this.calls.get(callId);
    if (call) call.answeredAtMs ??= atMs;
  }

  async callEnded(callId: string, atMs: number, reason: string): Promise<void> {
    const call = this.calls.get(callId);
    if (!call) return;
    call.endedAtMs ??= atMs;
    call.reason ??= reason;
  }

  async countsOfDay(
    atMs: number,
    timeZone: string,
    { thresholdMs, shortAbandonMs }: WaitLimits,
  ): Promise<QueueDayRow[]> {
    const dayOf = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(ms);
    const counts = new Map<string, { -readonly [Key in keyof QueueDayRow]: QueueDayRow[Key] }>();
    for (const { callbackId, queueId, joinedAtMs, leftAtMs = 0, outcome } of this.visits.values()) {
      if (callbackId !== null || dayOf(joinedAtMs) !== dayOf(atMs)) continue;
      const row = counts.get(queueId) ?? { queueId, ...emptyQueueDay };
      counts.set(queueId, row);
      const waitedMs = leftAtMs - joinedAtMs;
      const inTime = waitedMs <= (thresholdMs ?? this.serviceLevelMsOf(queueId)) ? 1 : 0;
      row.offered += 1;
      if (outcome === 'answered') {
        row.answered += 1;
        row.answeredInTime += inTime;
      } else if (outcome === 'abandoned') {
        row.abandoned += 1;
        row.abandonedInTime += inTime;
        row.shortAbandoned += shortAbandonMs > 0 && waitedMs <= shortAbandonMs ? 1 : 0;
      } else if (outcome === 'overflow') row.overflowed += 1;
      else if (outcome === 'moved') row.moved += 1;
      else if (outcome === 'callback') row.calledBack += 1;
    }
    return [...counts.values()];
  }
}
