import type { callNotes, conversations, satisfactionAnswers } from '../../tables/conversation.ts';
import type { queueVisits } from '../../tables/queue-visit.ts';
import { demoPeople } from './centre/people.ts';
import { demoWrapUpCodes } from './centre/words.ts';
import type { Random } from './random.ts';

/** Somebody who waited in a queue, whether anybody answered or not. */
export interface PastContact {
  readonly queueId: string;
  readonly joinedAt: Date;
  readonly leftAt: Date;
  readonly outcome: 'answered' | 'abandoned' | 'overflow' | 'left';
  readonly agentId: string | null;
  readonly talkMs: number;
  /** Whether the agent hung up first, so that the caller went on in the flow. */
  readonly stays: boolean;
  /** What the caller said of it, 1 to 5; null where they were not asked or said nothing. */
  rating: {
    readonly nodeId: string;
    readonly question: string;
    readonly score: number;
    readonly at: Date;
  } | null;
}

export interface PastDeskRows {
  readonly visits: readonly (typeof queueVisits.$inferInsert)[];
  readonly conversations: readonly (typeof conversations.$inferInsert)[];
  readonly answers: readonly (typeof satisfactionAnswers.$inferInsert)[];
  readonly notes: readonly (typeof callNotes.$inferInsert)[];
}

const notes = [
  'Asked when the parcel arrives; told her Thursday. 询问到货时间，已告知周四。',
  'Wants a quote for forty pieces. 需要四十件的报价。',
  'Charger replaced under warranty. 充电器保修更换。',
  'Invoice address changed. 已更改发票地址。',
  'Will call again after checking the order number. 核对订单号后再来电。',
] as const;

/** The agents of the days gone by. Nobody had two calls at once. */
export class PastDesk {
  readonly #busy = new Map<string, { from: number; to: number }[]>();
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Somebody of the queue who was free all the while, and has the call now; null where everybody was on the phone. */
  take(queueId: string, fromMs: number, toMs: number): string | null {
    const free = demoPeople.filter(
      ({ id, role, queueIds }) => role === 'agent' && queueIds.includes(queueId) && this.#isFree(id, fromMs, toMs),
    );
    if (free.length === 0) return null;
    const { id } = this.#random.pick(free.map((person) => [person, 1] as const));
    this.#busy.set(id, [...(this.#busy.get(id) ?? []), { from: fromMs, to: toMs }]);
    return id;
  }

  /** What is kept of a call's contacts. */
  rowsOf(callId: string, customerNumber: string, contacts: readonly PastContact[]): PastDeskRows {
    const rows = { visits: [], conversations: [], answers: [], notes: [] } as {
      [K in keyof PastDeskRows]: PastDeskRows[K][number][];
    };
    for (const [index, contact] of contacts.entries()) {
      const { queueId, joinedAt, leftAt, outcome, agentId, talkMs, stays, rating } = contact;
      const waitedMs = leftAt.getTime() - joinedAt.getTime();
      rows.visits.push({
        id: `${callId}.${index + 1}.0`,
        callId,
        queueId,
        joinedAt,
        leftAt,
        outcome,
        agentId,
        waitedMs,
        positionAtJoin: waitedMs > 20_000 ? this.#random.between(1, 4) : 1,
        expectedWaitMs: Math.round((waitedMs * (0.7 + this.#random.next() * 0.6)) / 1_000) * 1_000,
      });
      if (agentId === null) continue;
      const conversationId = `${callId}.${index + 1}`;
      const wrapUpMs = this.#random.between(5_000, 30_000);
      const endedAt = new Date(leftAt.getTime() + talkMs);
      const codes = demoWrapUpCodes.filter((code) => !code.queueIds?.length || code.queueIds.includes(queueId));
      rows.conversations.push({
        id: conversationId,
        callId,
        queueId,
        agentId,
        direction: 'inbound',
        customerNumber,
        offeredAt: new Date(Math.max(joinedAt.getTime(), leftAt.getTime() - this.#random.between(2_000, 8_000))),
        answeredAt: leftAt,
        endedAt,
        outcome: 'answered',
        endedBy: stays ? 'agent' : 'caller',
        talkMs,
        holdMs: this.#random.next() < 0.2 ? Math.min(talkMs, this.#random.between(5_000, 40_000)) : 0,
        wrapUpMs,
        wrapUpCodeId: this.#random.pick(codes.map((code) => [code.id, 1] as const)),
        wrappedUpAt: new Date(endedAt.getTime() + wrapUpMs),
      });
      if (rating !== null) {
        const { nodeId, question, score, at } = rating;
        const id = `${callId}.rating${index + 1}`;
        rows.answers.push({ id, callId, conversationId, agentId, queueId, nodeId, question, score, scoreMax: 5, at });
      }
      if (this.#random.next() < 0.15) {
        const text = this.#random.pick(notes.map((one) => [one, 1] as const));
        rows.notes.push({ id: `${callId}.note`, callId, authorId: agentId, text, at: endedAt, updatedAt: endedAt });
      }
    }
    return rows;
  }

  #isFree(id: string, fromMs: number, toMs: number): boolean {
    return !this.#busy.get(id)?.some(({ from, to }) => from < toMs && fromMs < to);
  }
}
