import { agentShifts, agentStates, agents, shiftParts, users } from '@patchbay/drizzle';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '../testing/test-records.ts';
import { askReport, countAll, told } from './testing/asking-reports.ts';

const at = useDatabase();
const hourMs = 3_600_000;
const morning = Date.UTC(2026, 10, 5, 8);
const range = { kind: 'absolute', from: '2026-11-05', to: '2026-11-06' } as const;

async function work(id: string, hours: number, plannedHours: number | null): Promise<void> {
  const until = new Date(morning + hours * hourMs);
  await at.db.insert(users).values({ id, name: id, email: `${id}@example.test`, role: 'agent' });
  await at.db.insert(agents).values({ userId: id });
  await at.db.insert(agentStates).values({ userId: id, state: 'ready', since: new Date(morning), until });
  if (plannedHours === null) return;
  const shift = { agentId: id, since: new Date(morning), until: new Date(morning + plannedHours * hourMs) };
  await at.db.insert(agentShifts).values({ id: `shift-${id}`, ...shift });
  await at.db.insert(shiftParts).values({ shiftId: `shift-${id}`, activity: '', ...shift });
}

describe('conformance', () => {
  it('asks for as much of those agents alone who have shifts, in the total and in each part of it', async () => {
    await work('anna', 9, 8);
    await work('ben', 6, 8);
    const measures = ['conformance', 'planned_time'] as const;
    const inAll = async () => (await askReport(at.db, { measures: [...measures] }, { range })).totals.values;
    expect(await inAll()).toEqual({ conformance: 15 / 16, planned_time: 16 * hourMs });
    await work('chen', 8, null);
    for (const counted of [false, true]) {
      if (counted) await countAll(at.db);
      expect(await inAll()).toEqual({ conformance: 15 / 16, planned_time: 16 * hourMs });
      const byAgent = await askReport(at.db, { measures: [...measures], dimensions: ['agent'] }, { range });
      expect(told(byAgent)).toEqual([
        ['anna', 9 / 8, 8 * hourMs],
        ['ben', 6 / 8, 8 * hourMs],
      ]);
      const byDay = await askReport(
        at.db,
        { measures: [...measures, 'signed_in_time'], dimensions: ['time'] },
        { range, grain: 'day' },
      );
      // What is told of attendance beside it is of everybody.
      expect(told(byDay)).toEqual([['2026-11-05', 15 / 16, 16 * hourMs, 23 * hourMs]]);
    }
    const others = { kind: 'absolute', from: '2026-11-06', to: '2026-11-07' } as const;
    expect(
      (await askReport(at.db, { measures: ['conformance'] }, { range: others })).totals.values.conformance,
    ).toBeNull();
  });
});
