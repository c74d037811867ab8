import { calls, journalEntries, leases, runs } from '@patchbay/drizzle';
import type { Command } from '@patchbay/flow-schema';
import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listAudit } from '../audit.ts';
import { getCall, recordCallStarted } from '../calls/calls.ts';
import { addPerson, useDatabase } from '../testing/test-records.ts';
import { closeLostRun } from './close-lost-run.ts';
import { listStuckRuns } from './list-stuck-runs.ts';

const at = useDatabase();
const now = Date.now();
const timer = (seq: number, durationMs: number): Command => ({ type: 'timer.start', durationMs, seq });

interface Story {
  readonly lease: string;
  readonly movedMsAgo: number;
  readonly waitsFor?: readonly Command[];
  readonly state?: Readonly<Record<string, unknown>>;
}

/** A live run that was stored last so long ago, with a call and its journal. */
async function addRun(id: string, { lease, movedMsAgo, waitsFor = [], state = {} }: Story): Promise<void> {
  const moved = new Date(now - movedMsAgo);
  await recordCallStarted(at.db, {
    id,
    direction: 'inbound',
    callerNumber: '+4930901820',
    callerName: '',
    calledNumber: '2000',
    flowId: 'main',
    version: 'v1',
    language: 'en-US',
    startedAt: moved,
  });
  const frame = (flowId: string, nodeId: string) => ({
    flowId,
    version: 'v1',
    nodeId,
    variables: { pin: { $sealed: 'x' } },
  });
  await at.db.insert(runs).values({
    id,
    flowId: 'main',
    version: 'v1',
    status: 'running',
    seq: 9,
    state: {
      frames: [frame('main', 'sub'), frame('inner', 'ask')],
      visits: { '1/ask': 2 },
      hungUp: false,
      closing: null,
      lifeTimer: 1,
      outstanding: [timer(1, 14_400_000), ...waitsFor].map(({ seq, type }) => ({
        seq,
        type,
        depth: 1,
        nodeId: seq === 1 ? null : 'ask',
      })),
      ...state,
    } as never,
    runtimeId: lease,
    channelId: `channel-${id}`,
    updatedAt: moved,
  });
  await at.db.insert(journalEntries).values({
    runId: id,
    index: 0,
    at: moved,
    event: { type: 'run.started' },
    commands: [timer(1, 14_400_000), ...waitsFor] as never,
    trace: [],
  });
}

const leaseUntil = async (name: string, ms: number) => {
  const expiresAt = new Date(now + ms);
  await at.db.insert(leases).values({ name, holder: `host/${name}`, epoch: 4, expiresAt });
};
const stuck = async () => Object.fromEntries((await listStuckRuns(at.db)).map((one) => [one.runId, one]));

describe('runs that are stuck', () => {
  beforeAll(async () => {
    await leaseUntil('alive', 3_600_000);
    await leaseUntil('dead', -120_000);
    await leaseUntil('restarting', -20_000);
    await addRun('healthy', { lease: 'alive', movedMsAgo: 2_000, waitsFor: [timer(2, 5_000)] });
    await addRun('overdue', { lease: 'alive', movedMsAgo: 90_000, waitsFor: [timer(2, 5_000)] });
    await addRun('empty', { lease: 'alive', movedMsAgo: 90_000 });
    await addRun('lost', { lease: 'dead', movedMsAgo: 200_000, waitsFor: [timer(2, 5_000)] });
    await addRun('paused', { lease: 'restarting', movedMsAgo: 21_000, waitsFor: [timer(2, 5_000)] });
    await addRun('circling', { lease: 'alive', movedMsAgo: 100, state: { visits: { '0/sub': 14 } } });
    await addRun('over', { lease: 'alive', movedMsAgo: 90_000, state: { hungUp: true } });
  });

  it('are named with why, where and since when, the longest first, and nobody who only waits', async () => {
    const found = await listStuckRuns(at.db);
    expect(found.map(({ runId, reason }) => [runId, reason]).sort()).toEqual([
      ['circling', 'looping'],
      ['empty', 'nothing_outstanding'],
      ['lost', 'no_runtime'],
      ['over', 'call_over'],
      ['overdue', 'overdue'],
      ['paused', 'no_runtime'],
    ]);
    expect(found.map(({ since }) => since)).toEqual(found.map(({ since }) => since).sort((a, b) => a - b));
    const { overdue, circling, lost } = await stuck();
    expect(overdue).toMatchObject({
      command: 'timer.start',
      at: { nodeId: 'ask', depth: 1 },
      since: now - 85_000,
      callerNumber: '+4930901820',
      place: { flowId: 'inner', flowName: null, version: 'v1', nodeId: 'ask', depth: 1 },
    });
    expect(circling).toMatchObject({ place: { flowId: 'main', nodeId: 'sub', depth: 0 }, visits: 14 });
    expect(lost).toMatchObject({ lease: 'dead', holder: 'host/dead', since: now - 120_000 });
    expect(JSON.stringify(found)).not.toContain('$sealed');
  });

  it('are closed where their runtime is gone for good, which can write nothing any more', async () => {
    const ada = await addPerson(at.db, 'admin');
    await closeLostRun(at.db, ada, 'lost');
    expect(await stuck()).not.toHaveProperty('lost');
    expect(await getCall(at.db, 'lost')).toMatchObject({ endReason: 'cancelled', endedAt: expect.any(Date) });
    const [lease] = await at.db.select().from(leases).where(eq(leases.name, 'dead'));
    expect(lease?.epoch).toBe(5);
    expect(await listAudit(at.db, { action: 'call.closed' })).toMatchObject([{ subjectId: 'lost', actorId: ada.id }]);
    for (const id of ['overdue', 'paused', 'lost']) {
      await expect(closeLostRun(at.db, ada, id)).rejects.toMatchObject({ code: 'in_use' });
    }
    await expect(closeLostRun(at.db, ada, 'nobody')).rejects.toMatchObject({ code: 'not_found' });
    expect(await at.db.select().from(calls).where(eq(calls.id, 'paused'))).toMatchObject([{ endedAt: null }]);
  });
});
