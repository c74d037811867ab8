import { emptyQueueDay } from '@patchbay/records';
import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../../adapters/memory/memory-log.ts';
import { VirtualClock } from '../../adapters/memory/virtual-clock.ts';
import type { QueueDayRow } from '../../ports/call-book.ts';
import type { Outcome } from './book-state.ts';
import { BookWriter } from './book-writer.ts';
import { DayCounts, type DayCountsParts } from './day-counts.ts';
import type { Visit, VisitOutcome } from './visit-ledger.ts';

const beforeMidnight = Date.UTC(2026, 4, 1, 21, 59);

function visitAt(joinedAtMs: number): Visit {
  const none = { callId: 'c', position: 1, expectedWaitMs: null, priority: 0, vip: false, turn: 1, isCallback: false };
  return { ...none, id: `c.${joinedAtMs}`, contactId: 'c', queueId: 'service', joinedAtMs };
}

function dayOf(stored: QueueDayRow[] = []) {
  const clock = new VirtualClock(beforeMidnight);
  const log = new MemoryLog();
  const setup = {
    timeZone: 'Europe/Berlin',
    waits: { thresholdMs: null as number | null, shortAbandonMs: 5_000 },
    queues: [{ id: 'service', serviceLevelMs: 20_000 }],
  };
  const counts = new DayCounts({
    clock,
    log,
    writer: new BookWriter({ clock, log }),
    callBook: { countsOfDay: async () => stored },
    setup: () => setup,
  } as unknown as DayCountsParts);
  const tell = (visits: Outcome['visits']) => counts.follow({ visits } as Outcome);
  return {
    counts,
    clock,
    setup,
    join: (visit: Visit) => tell({ begun: [visit], ended: [] }),
    leave: (visit: Visit, outcome: VisitOutcome) =>
      tell({ begun: [], ended: [{ visit, outcome, agentId: null, atMs: clock.now() }] }),
  };
}

describe("the day's counts", () => {
  it('belong to the day on which a contact joined, as in reports', async () => {
    const { counts, clock, join, leave } = dayOf();
    const [late, later] = [visitAt(beforeMidnight), visitAt(beforeMidnight + 120_000)];
    join(late);
    expect(counts.of('service')).toMatchObject({ offered: 1, answered: 0 });
    await clock.advance(120_000);
    expect(counts.of('service')).toMatchObject({ offered: 0 });
    leave(late, 'answered');
    join(later);
    await clock.advance(20_000);
    leave(later, 'answered');
    expect(counts.of('service')).toEqual({ ...emptyQueueDay, offered: 1, answered: 1, answeredInTime: 1 });
  });

  it('tell who gave up in time and who gave up at once, and who went on elsewhere', async () => {
    const { counts, clock, setup, join, leave } = dayOf();
    const after = async (waitedMs: number, outcome: VisitOutcome) => {
      const visit = visitAt(clock.now());
      join(visit);
      await clock.advance(waitedMs);
      leave(visit, outcome);
    };
    await clock.advance(60_000);
    await after(5_000, 'abandoned');
    await after(5_001, 'abandoned');
    await after(20_001, 'abandoned');
    await after(1_000, 'overflow');
    await after(1_000, 'moved');
    await after(1_000, 'callback');
    setup.waits = { thresholdMs: 30_000, shortAbandonMs: 5_000 };
    await after(30_000, 'answered');
    expect(counts.of('service')).toEqual({
      ...emptyQueueDay,
      offered: 7,
      answered: 1,
      answeredInTime: 1,
      abandoned: 3,
      abandonedInTime: 2,
      shortAbandoned: 1,
      overflowed: 1,
      moved: 1,
      calledBack: 1,
    });
  });

  it('are counted anew where the clock or the service level of a queue changed', async () => {
    const { counts, setup } = dayOf([
      { ...emptyQueueDay, queueId: 'service', offered: 5, answered: 4, answeredInTime: 3, abandoned: 1 },
    ]);
    expect(counts.isOutdated()).toBe(false);
    await counts.load();
    expect(counts.isOutdated()).toBe(false);
    setup.queues[0] = { id: 'service', serviceLevelMs: 10_000 };
    expect(counts.isOutdated()).toBe(true);
    await counts.load();
    expect(counts.isOutdated()).toBe(false);
    setup.waits = { thresholdMs: 30_000, shortAbandonMs: 5_000 };
    expect(counts.isOutdated()).toBe(true);
    await counts.load();
    expect(counts.of('service')).toMatchObject({ offered: 5, answered: 4 });
  });
});
