import { describe, expect, test } from 'vitest';
import type {
  AgentStateRow,
  CallBook,
  DeskCallRow,
  RingRow,
  SatisfactionRow,
  VisitEnd,
  VisitRow,
} from '../call-book.ts';

/** What stands in the book, as far as it was written. */
export interface CallBookUnderTest {
  readonly book: CallBook;
  visits(): Promise<readonly (VisitRow & Partial<VisitEnd>)[]>;
  rings(): Promise<readonly Pick<RingRow, 'id' | 'agentId' | 'outcome'>[]>;
  /** In the order of their beginnings. */
  states(agentId: string): Promise<readonly (AgentStateRow & { readonly untilMs: number | null })[]>;
  calls(): Promise<
    readonly { id: string; answeredAtMs: number | null; endedAtMs: number | null; reason: string | null }[]
  >;
  scores(): Promise<readonly Pick<SatisfactionRow, 'id' | 'score'>[]>;
  wrapUpMsOf(conversationId: string): Promise<number | null>;
}

const day = Date.UTC(2026, 0, 5, 9);
const dayMs = 86_400_000;

let names = 0;
const fresh = (what: string) => {
  names += 1;
  return `${what}-${names}`;
};

/** What everything must do that reports are made from. The queue `support` has a service level of 20 seconds. */
export function describeCallBook(name: string, open: () => Promise<CallBookUnderTest>): void {
  const visitOf = (more: Partial<VisitRow> = {}): VisitRow => {
    const callId = fresh('call');
    const place = { callbackId: null, positionAtJoin: 2, expectedWaitMs: 30_000, vip: false, priority: 1 };
    return { id: `${callId}.3.1`, callId, queueId: 'support', joinedAtMs: day, ...place, ...more };
  };
  const stateOf = (agentId: string, state: string, sinceMs: number, more: Partial<AgentStateRow> = {}) => ({
    agentId,
    state,
    reason: null,
    callId: null,
    queueId: null,
    sinceMs,
    ...more,
  });

  describe(`a call book (${name})`, () => {
    test('has one row for a visit, however often it is told and in whatever order', async () => {
      const { book, visits } = await open();
      const [visit, unheard] = [visitOf(), visitOf()];
      const end = { leftAtMs: day + 5_000, outcome: 'answered', agentId: 'ann' } as const;
      await book.visitBegan(visit);
      await book.visitBegan(visit);
      await book.visitEnded(visit, end);
      await book.visitBegan(visit);
      await book.visitEnded(unheard, { ...end, outcome: 'abandoned', agentId: null });
      const kept = await visits();
      expect(kept.filter(({ id }) => id === visit.id)).toMatchObject([{ ...visit, ...end }]);
      expect(kept.filter(({ id }) => id === unheard.id)).toMatchObject([{ ...unheard, outcome: 'abandoned' }]);
    });

    test('keeps the first that it is told of a ring', async () => {
      const { book, rings } = await open();
      const callId = fresh('call');
      const ring = { id: `${callId}.1`, callId, queueId: 'support', agentId: 'ann', direction: 'inbound' } as const;
      await book.ringEnded({ ...ring, offeredAtMs: day, endedAtMs: day + 9_000, outcome: 'no_answer' });
      await book.ringEnded({ ...ring, offeredAtMs: day, endedAtMs: day + 9_500, outcome: 'caller_left' });
      const kept = (await rings()).filter(({ id }) => id === ring.id);
      expect(kept).toMatchObject([{ agentId: 'ann', outcome: 'no_answer' }]);
    });

    test('has an agent in one state at a time; the same again changes nothing', async () => {
      const { book, states } = await open();
      const agentId = fresh('agent');
      const ringing = stateOf(agentId, 'ringing', day + 1_000, { callId: 'call-a', queueId: 'support' });
      await book.agentStateBegan(stateOf(agentId, 'ready', day));
      await book.agentStateBegan(stateOf(agentId, 'ready', day));
      await book.agentStateBegan(ringing);
      await book.agentStateBegan({ ...ringing, callId: 'call-b' });
      await book.agentStateEnded(agentId, day + 2_000);
      await book.agentStateEnded(agentId, day + 3_000);
      expect(await states(agentId)).toEqual([
        { ...stateOf(agentId, 'ready', day), untilMs: day + 1_000 },
        { ...ringing, untilMs: day + 1_000 },
        { ...ringing, callId: 'call-b', untilMs: day + 2_000 },
      ]);
    });

    test('ends no state before it began, whatever a clock says', async () => {
      const { book, states } = await open();
      const agentId = fresh('agent');
      await book.agentStateBegan(stateOf(agentId, 'ready', day + 5_000));
      await book.agentStateBegan(stateOf(agentId, 'talking', day + 4_000));
      await book.agentStateEnded(agentId, day);
      const until = (await states(agentId)).map(({ state, untilMs }) => [state, untilMs]);
      expect(Object.fromEntries(until)).toEqual({ ready: day + 5_000, talking: day + 4_000 });
    });

    test('keeps the first that it is told of a call without a flow', async () => {
      const { book, calls } = await open();
      const id = fresh('call');
      const numbers = { callerNumber: '301', callerName: 'Ann', calledNumber: '030' };
      const call: DeskCallRow = { id, direction: 'outbound', ...numbers, startedAtMs: day };
      await book.callEnded(id, day, 'of a call that nobody knows');
      await book.callBegan(call);
      await book.callBegan({ ...call, startedAtMs: day + 1 });
      await book.callAnswered(id, day + 1_000);
      await book.callAnswered(id, day + 1_500);
      await book.callEnded(id, day + 2_000, 'completed');
      await book.callEnded(id, day + 3_000, 'hung_up');
      const kept = (await calls()).filter((one) => one.id === id);
      expect(kept).toEqual([{ id, answeredAtMs: day + 1_000, endedAtMs: day + 2_000, reason: 'completed' }]);
    });

    test('keeps one answer to a question, and the time after a conversation', async () => {
      const { book, scores, wrapUpMsOf } = await open();
      const callId = fresh('call');
      const answer = { id: `${callId}.4`, callId, nodeId: 'ask', question: 'How was it?', scoreMax: 5, atMs: day };
      await book.satisfactionGiven({ ...answer, score: 4 });
      await book.satisfactionGiven({ ...answer, score: 1 });
      expect((await scores()).filter(({ id }) => id === answer.id)).toMatchObject([{ score: 4 }]);
      const ring = { id: `${callId}.1`, callId, queueId: null, agentId: 'ann', direction: 'inbound' } as const;
      await book.ringEnded({ ...ring, offeredAtMs: day, endedAtMs: day, outcome: 'elsewhere' });
      await book.wrappedUp(ring.id, 1_500);
      expect(await wrapUpMsOf(ring.id)).toBe(1_500);
    });

    test('counts the visits of one day in the zone that asks, callbacks apart', async () => {
      const { book } = await open();
      const noon = Date.UTC(2031, names, 5, 12);
      const waits = { thresholdMs: null, shortAbandonMs: 5_000 };
      const seen = async (
        joinedAtMs: number,
        more: Partial<VisitRow>,
        outcome: VisitEnd['outcome'],
        waitedMs: number,
      ) => {
        const visit = visitOf({ joinedAtMs, ...more });
        await book.visitEnded(visit, { leftAtMs: joinedAtMs + waitedMs, outcome, agentId: null });
      };
      await seen(noon, {}, 'answered', 20_000);
      await seen(noon, {}, 'answered', 20_001);
      await seen(noon, {}, 'abandoned', 0);
      await seen(noon, {}, 'abandoned', 1_000);
      await seen(noon, {}, 'abandoned', 5_001);
      await seen(noon, {}, 'abandoned', 20_001);
      for (const outcome of ['overflow', 'moved', 'callback', 'left'] as const) await seen(noon, {}, outcome, 0);
      await book.visitBegan(visitOf({ joinedAtMs: noon }));
      await seen(noon, { callbackId: fresh('callback') }, 'answered', 0);
      // Late in the evening in London is the next day in Shanghai.
      await seen(noon + 8 * 3_600_000, {}, 'answered', 0);
      await seen(noon - dayMs, {}, 'answered', 0);
      await seen(noon + dayMs, {}, 'answered', 0);
      const [shanghai, ...others] = await book.countsOfDay(noon, 'Asia/Shanghai', waits);
      const elsewhere = { overflowed: 1, moved: 1, calledBack: 1 };
      const abandoned = { abandoned: 4, abandonedInTime: 3, shortAbandoned: 2 };
      const answered = { answered: 2, answeredInTime: 1 };
      expect(shanghai).toEqual({ queueId: 'support', offered: 11, ...answered, ...abandoned, ...elsewhere });
      expect(others).toEqual([]);
      const [london] = await book.countsOfDay(noon, 'Europe/London', waits);
      expect(london).toMatchObject({ offered: 12, answered: 3 });
      const [strict] = await book.countsOfDay(noon, 'Asia/Shanghai', { thresholdMs: 5_000, shortAbandonMs: 0 });
      expect(strict).toMatchObject({ answeredInTime: 0, abandonedInTime: 2, shortAbandoned: 0 });
    });
  });
}
