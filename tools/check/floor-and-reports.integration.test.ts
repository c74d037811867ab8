import { type Connection, connect, migrate, queues, queueVisits } from '@patchbay/drizzle';
import { nodeTypes } from '@patchbay/nodes';
import { countFacts, runReport, setSetting } from '@patchbay/records';
import {
  defaultFormulaSettings,
  type FormulaSettings,
  reportDefinitionSchema,
  reportViewSchema,
  serviceLevelForms,
  serviceLevelOfDay,
} from '@patchbay/reports';
import { startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryLog } from '../../apps/runtime/src/adapters/memory/memory-log.ts';
import { VirtualClock } from '../../apps/runtime/src/adapters/memory/virtual-clock.ts';
import { PostgresCallBook } from '../../apps/runtime/src/adapters/postgres/postgres-call-book.ts';
import { PostgresCentre } from '../../apps/runtime/src/adapters/postgres/postgres-centre.ts';
import { BookWriter } from '../../apps/runtime/src/shell/routing/book-writer.ts';
import { DayCounts } from '../../apps/runtime/src/shell/routing/day-counts.ts';

const installation = { id: null, name: 'Test' };
const timeZone = 'America/Los_Angeles';
/** Afternoon there, and the next day in Greenwich already. */
const nowMs = Date.UTC(2026, 10, 22, 1, 30);
const hourMs = 3_600_000;
const outcomes = ['answered', 'answered', 'abandoned', 'abandoned', 'overflow', 'moved', 'callback', 'left', 'failed'];
/** At the limits and beside them. */
const waitsMs = [0, 5_000, 5_001, 12_345, 20_000, 20_001, 30_000, 30_001, 90_000];

describe('a day on the floor', () => {
  let stack: Awaited<ReturnType<typeof startTestStack>>;
  let connection: Connection;

  beforeAll(async () => {
    stack = await startTestStack({ parts: ['postgres'] });
    await migrate(stack.databaseUrl);
    connection = connect(stack.databaseUrl, { max: 4 });
    const { db } = connection;
    await setSetting(db, installation, 'centre.timeZone', timeZone);
    await db.insert(queues).values([
      { id: 'sales', name: 'Sales', serviceLevelMs: 20_000 },
      { id: 'help', name: 'Help', serviceLevelMs: 30_000 },
    ]);
    // From the day before into this one, some of whom still wait and some of whom are called back.
    const visits = Array.from({ length: 360 }, (_, number) => {
      const joinedAt = new Date(nowMs - (number % 30) * hourMs - number * 1_000);
      const outcome = outcomes[number % outcomes.length];
      const waitedMs = waitsMs[(number * 7 + Math.floor(number / 9)) % waitsMs.length] ?? 0;
      const waits = number % 17 === 0;
      return {
        id: `visit-${number}`,
        callId: `call-${number}`,
        queueId: number % 3 === 0 ? 'help' : 'sales',
        joinedAt,
        positionAtJoin: 1,
        callbackId: number % 23 === 0 ? `callback-${number}` : null,
        ...(waits ? {} : { leftAt: new Date(joinedAt.getTime() + waitedMs), outcome, waitedMs }),
      };
    });
    await db.insert(queueVisits).values(visits);
  });
  afterAll(async () => {
    await connection?.close();
    await stack?.stop();
  });

  async function onFloor(formula: FormulaSettings) {
    const { db } = connection;
    const clock = new VirtualClock(nowMs);
    const log = new MemoryLog();
    const centre = await new PostgresCentre(db).read();
    const callBook = new PostgresCallBook(db);
    const counts = new DayCounts({ clock, log, callBook, writer: new BookWriter({ clock, log }), setup: () => centre });
    await counts.load();
    return ['help', 'sales'].map((id) => {
      const day = counts.of(id);
      const { offered, answered, abandoned, shortAbandoned, overflowed, moved, calledBack } = day;
      const told = [offered, answered, abandoned, shortAbandoned, overflowed, moved, calledBack];
      return [id, ...told, serviceLevelOfDay(day, formula)];
    });
  }

  async function inReport() {
    const measures = ['offered', 'answered', 'abandoned', 'short_abandoned', 'overflowed', 'moved', 'called_back'];
    const definition = reportDefinitionSchema.parse({
      dimensions: ['queue'],
      measures: [...measures, 'service_level'],
    });
    const view = reportViewSchema.parse({ range: { kind: 'relative', range: 'today' }, timeZone });
    const { rows } = await runReport(connection.db, definition, view, { nowMs, registry: nodeTypes });
    return rows
      .map(({ key, values }) => [key[0], ...definition.measures.map((id) => values[id])])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  }

  it('is what the report of that day says, to the last digit, by every formula, before it is counted and after', async () => {
    for (const counted of [false, true]) {
      if (counted) await countFacts(connection.db);
      for (const serviceLevel of serviceLevelForms) {
        for (const thresholdMs of [null, 12_345]) {
          for (const leftOut of ['count', 'leave_out'] as const) {
            const chosen = { serviceLevel, thresholdMs, shortAbandons: leftOut, overflow: leftOut } as const;
            const formula: FormulaSettings = { ...defaultFormulaSettings, ...chosen };
            await setSetting(connection.db, installation, 'reports.formula', formula);
            expect(await inReport(), JSON.stringify({ counted, ...chosen })).toEqual(await onFloor(formula));
          }
        }
      }
    }
    const [help, sales] = await onFloor(defaultFormulaSettings);
    expect([help?.[1], sales?.[1]].every((offered) => Number(offered) > 50)).toBe(true);
  });
});
