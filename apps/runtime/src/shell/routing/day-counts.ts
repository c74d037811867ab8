import { emptyQueueDay, type QueueDay } from '@patchbay/records';
import type { CallBook } from '../../ports/call-book.ts';
import type { CentreSetup } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Log } from '../../ports/log.ts';
import type { Outcome } from './book-state.ts';
import type { BookWriter } from './book-writer.ts';
import type { Follower } from './keeper.ts';
import { localDate } from './opening-hours.ts';
import type { Visit, VisitOutcome } from './visit-ledger.ts';

const attemptsMax = 20;

export interface DayCountsParts {
  readonly clock: Clock;
  readonly callBook: CallBook;
  readonly writer: BookWriter;
  readonly log: Log;
  setup(): CentreSetup;
}

/**
 * What came of those who joined today, by queue; begins anew at the organisation's midnight. A contact belongs to the day on which it joined, as in
 * reports: who came before midnight and is answered after it is of yesterday.
 */
export class DayCounts implements Follower {
  private readonly byQueue = new Map<string, QueueDay>();
  private date = '';
  private version = 0;
  /** What the counts depend on: another clock, or other waits that count as in time, count the day anew. */
  private countedBy = '';

  constructor(private readonly parts: DayCountsParts) {}

  /** Reads what was counted before this runtime began; tried again where something was counted meanwhile. */
  async load(): Promise<void> {
    const { callBook, writer, clock, log } = this.parts;
    try {
      for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
        await writer.flush();
        const { version } = this;
        const countedBy = this.terms();
        const { timeZone, waits } = this.parts.setup();
        const rows = await callBook.countsOfDay(clock.now(), timeZone, waits);
        if (this.version !== version && attempt < attemptsMax - 1) continue;
        this.date = this.today();
        this.countedBy = countedBy;
        this.byQueue.clear();
        for (const { queueId, ...day } of rows) this.byQueue.set(queueId, day);
        return;
      }
    } catch (error) {
      log.warn("today's counts could not be read; they begin at nothing", { error });
    }
  }

  /** True where what was counted so far was counted by other terms: it has to be loaded again. */
  isOutdated(): boolean {
    return this.countedBy !== '' && this.countedBy !== this.terms();
  }

  of(queueId: string): QueueDay {
    this.turn();
    return this.byQueue.get(queueId) ?? emptyQueueDay;
  }

  follow({ visits }: Outcome): void {
    this.turn();
    this.version += visits.begun.length + visits.ended.length;
    for (const { queueId, isCallback } of visits.begun) {
      if (!isCallback) this.add(queueId, (day) => ({ ...day, offered: day.offered + 1 }));
    }
    for (const { visit, outcome, atMs } of visits.ended) {
      if (visit.isCallback || this.dateOf(visit.joinedAtMs) !== this.date) continue;
      this.add(visit.queueId, (day) => ({ ...day, ...this.cameOf(day, outcome, visit, atMs - visit.joinedAtMs) }));
    }
  }

  /** What one more who leaves the line changes. */
  private cameOf(day: QueueDay, outcome: VisitOutcome, { queueId }: Visit, waitedMs: number): Partial<QueueDay> {
    const { queues, waits } = this.parts.setup();
    const thresholdMs = waits.thresholdMs ?? queues.find(({ id }) => id === queueId)?.serviceLevelMs ?? 0;
    const inTime = waitedMs <= thresholdMs ? 1 : 0;
    const isShort = waits.shortAbandonMs > 0 && waitedMs <= waits.shortAbandonMs;
    switch (outcome) {
      case 'answered':
        return { answered: day.answered + 1, answeredInTime: day.answeredInTime + inTime };
      case 'abandoned':
        return {
          abandoned: day.abandoned + 1,
          abandonedInTime: day.abandonedInTime + inTime,
          shortAbandoned: day.shortAbandoned + (isShort ? 1 : 0),
        };
      case 'overflow':
        return { overflowed: day.overflowed + 1 };
      case 'moved':
        return { moved: day.moved + 1 };
      case 'callback':
        return { calledBack: day.calledBack + 1 };
      default:
        return {};
    }
  }

  private add(queueId: string, change: (day: QueueDay) => QueueDay): void {
    this.byQueue.set(queueId, change(this.byQueue.get(queueId) ?? emptyQueueDay));
  }

  private turn(): void {
    const date = this.today();
    if (date === this.date) return;
    this.date = date;
    this.byQueue.clear();
  }

  private today(): string {
    return this.dateOf(this.parts.clock.now());
  }

  private dateOf(atMs: number): string {
    return localDate(this.parts.setup().timeZone, atMs);
  }

  private terms(): string {
    const { timeZone, waits, queues } = this.parts.setup();
    return JSON.stringify([timeZone, waits, queues.map(({ id, serviceLevelMs }) => [id, serviceLevelMs])]);
  }
}
