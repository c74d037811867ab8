import type { QueueLive } from '@patchbay/records';
import type { CentreSetup } from '../../ports/centre.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Follower } from './keeper.ts';
import { localDate } from './opening-hours.ts';
import type { Outcome } from './routing-book.ts';

export type QueueDay = QueueLive['today'];

const nothing: QueueDay = { offered: 0, answered: 0, answeredInTime: 0, abandoned: 0 };

export interface DayCountsParts {
  readonly clock: Clock;
  setup(): CentreSetup;
}

/** What came of today's callers, by queue; begins anew at the organisation's midnight. */
export class DayCounts implements Follower {
  private readonly byQueue = new Map<string, QueueDay>();
  private date = '';

  constructor(private readonly parts: DayCountsParts) {}

  /** What was counted already when this runtime began. */
  begin(days: ReadonlyMap<string, QueueDay>): void {
    this.date = this.today();
    this.byQueue.clear();
    for (const [queueId, day] of days) this.byQueue.set(queueId, day);
  }

  of(queueId: string): QueueDay {
    this.turn();
    return this.byQueue.get(queueId) ?? nothing;
  }

  follow({ visits }: Outcome): void {
    this.turn();
    for (const { queueId, isCallback } of visits.begun) {
      if (!isCallback) this.add(queueId, (day) => ({ ...day, offered: day.offered + 1 }));
    }
    for (const { visit, outcome, atMs } of visits.ended) {
      if (visit.isCallback) continue;
      const serviceLevelMs = this.parts.setup().queues.find(({ id }) => id === visit.queueId)?.serviceLevelMs ?? 0;
      const inTime = atMs - visit.joinedAtMs <= serviceLevelMs ? 1 : 0;
      if (outcome === 'answered') {
        this.add(visit.queueId, (day) => ({
          ...day,
          answered: day.answered + 1,
          answeredInTime: day.answeredInTime + inTime,
        }));
      } else if (outcome === 'abandoned') {
        this.add(visit.queueId, (day) => ({ ...day, abandoned: day.abandoned + 1 }));
      }
    }
  }

  private add(queueId: string, change: (day: QueueDay) => QueueDay): void {
    this.byQueue.set(queueId, change(this.byQueue.get(queueId) ?? nothing));
  }

  private turn(): void {
    const date = this.today();
    if (date === this.date) return;
    this.date = date;
    this.byQueue.clear();
  }

  private today(): string {
    return localDate(this.parts.setup().timeZone, this.parts.clock.now());
  }
}
