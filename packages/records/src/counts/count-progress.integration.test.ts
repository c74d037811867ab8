import { callCounts } from '@patchbay/drizzle';
import { expect, it } from 'vitest';
import { setSetting } from '../settings.ts';
import { useDatabase } from '../testing/test-records.ts';
import { countFacts } from './count-facts.ts';
import { readCountProgress } from './count-progress.ts';

const at = useDatabase();
const dayMs = 86_400_000;

it('tells how far counts are made anew for another clock, until all of them are', async () => {
  const { db } = at;
  const nowMs = Date.now();
  // Long ago, so that there are many months to make.
  await db.insert(callCounts).values({
    quarter: new Date(Math.floor((nowMs - 200 * dayMs) / 900_000) * 900_000),
    direction: 'inbound',
    flowId: '',
    version: '',
    calledNumber: '',
    endReason: '',
    withPerson: false,
    calls: 1,
    answered: 0,
    durationMs: 0,
  });
  while ((await countFacts(db)) > 0);
  expect(await readCountProgress(db, nowMs)).toBeNull();
  await setSetting(db, { id: null, name: 'Test' }, 'centre.timeZone', 'Asia/Kathmandu');
  expect(await readCountProgress(db, nowMs)).toEqual({ timeZone: 'Asia/Kathmandu', share: 0, completeFrom: null });
  const shares: number[] = [];
  for (;;) {
    await countFacts(db);
    const progress = await readCountProgress(db, nowMs);
    if (progress === null) break;
    expect(progress).toMatchObject({ timeZone: 'Asia/Kathmandu', completeFrom: expect.any(Date) });
    shares.push(progress.share);
  }
  expect(shares.length).toBeGreaterThan(5);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThan(1);
});
