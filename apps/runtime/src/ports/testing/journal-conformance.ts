import { type Run, runFormat } from '@patchbay/engine';
import type { Command, EngineEvent } from '@patchbay/flow-schema';
import { describe, expect, test } from 'vitest';
import { type Fence, type Journal, type JournalWrite, LeaseLostError } from '../journal.ts';
import type { LeaseStore } from '../lease.ts';

export interface OpenStore {
  readonly journal: Journal;
  readonly leases: LeaseStore;
  /** Makes the lease's time be over. */
  expire(name: string): Promise<void>;
}

/** A write of one event, with a run that still waits for what `outstanding` names. */
export function writeOf(
  runId: string,
  index: number,
  event: EngineEvent = { type: 'run.started' },
  more: { commands?: Command[]; outstanding?: Run['outstanding']; ended?: boolean } = {},
): JournalWrite {
  const { commands = [], outstanding = [], ended = false } = more;
  const at = 1_700_000_000_000 + index;
  const facts = { direction: 'inbound' as const, callerNumber: '1000', callerName: 'A', calledNumber: '2000' };
  const run: Run = {
    format: runFormat,
    id: runId,
    flags: [],
    pins: { flows: { f: 'v' }, prompts: {} },
    call: facts,
    startedAt: at,
    status: ended ? 'ended' : 'running',
    end: ended ? { reason: 'completed', at, failure: null } : null,
    seq: commands.at(-1)?.seq ?? 0,
    stepCount: index,
    visits: {},
    answer: 'none',
    hungUp: false,
    hungUpBy: null,
    language: 'en-US',
    frames: [],
    outstanding,
    lifeTimer: null,
    closing: null,
  };
  return {
    run,
    root: { flowId: 'f', version: 'v' },
    channelId: `channel-of-${runId}`,
    entry: { index, at, event, commands, trace: [] },
    steps: [],
    call:
      index === 0 || ended
        ? {
            facts,
            language: 'en-US',
            startedAt: at,
            answeredAt: null,
            personAt: null,
            endedAt: ended ? at : null,
            endReason: ended ? 'completed' : null,
          }
        : null,
  };
}

/** What every journal with its leases must do. Names are made unique, so that one store serves all tests. */
export function describeJournal(name: string, open: () => Promise<OpenStore>): void {
  let count = 0;
  const unique = (word: string) => {
    count += 1;
    return `${word}-${name.toLowerCase()}-${count}`;
  };
  const held = async (leases: LeaseStore): Promise<Fence> => {
    const lease = unique('lease');
    const epoch = await leases.acquire(lease, 'me', 60_000, null);
    if (epoch === null) throw new Error('A lease that nobody has could not be acquired.');
    return { lease, holder: 'me', epoch };
  };

  describe(`leases in ${name}`, () => {
    test('a held lease is not given to another until its time is over', async () => {
      const { leases, expire } = await open();
      const lease = unique('lease');
      expect(await leases.acquire(lease, 'a', 60_000, null)).toBe(1);
      expect(await leases.acquire(lease, 'b', 60_000, null)).toBeNull();
      await expire(lease);
      expect(await leases.acquire(lease, 'b', 60_000, null)).toBe(2);
      expect(await leases.holder(lease)).toBe('b');
    });

    test('a holder known to be dead is not waited for', async () => {
      const { leases } = await open();
      const lease = unique('lease');
      await leases.acquire(lease, 'a', 60_000, null);
      expect(await leases.acquire(lease, 'b', 60_000, 'c')).toBeNull();
      expect(await leases.acquire(lease, 'b', 60_000, 'a')).toBe(2);
    });

    test('renewing works until another took it, even after its time was over', async () => {
      const { leases, expire } = await open();
      const lease = unique('lease');
      await leases.acquire(lease, 'a', 60_000, null);
      await expire(lease);
      expect(await leases.renew(lease, 'a', 1, 60_000)).toBe(true);
      await expire(lease);
      await leases.acquire(lease, 'b', 60_000, null);
      expect(await leases.renew(lease, 'a', 1, 60_000)).toBe(false);
    });

    test('a released lease is free at once', async () => {
      const { leases } = await open();
      const lease = unique('lease');
      await leases.acquire(lease, 'a', 60_000, null);
      await leases.release(lease, 'a', 1);
      expect(await leases.acquire(lease, 'b', 60_000, null)).toBe(2);
    });
  });

  describe(`the journal in ${name}`, () => {
    test('a live run comes back with what it still waits for and what it was told last', async () => {
      const { journal, leases } = await open();
      const fence = await held(leases);
      const runId = unique('run');
      const timer: Command = { type: 'timer.start', durationMs: 5_000, seq: 1 };
      const dial: Command = {
        type: 'dial.start',
        destination: { kind: 'number', number: '+491' },
        ringTimeoutMs: 1_000,
        callerId: null,
        seq: 2,
      };
      const stop: Command = { type: 'playback.stop', target: 9, seq: 3 };
      const outstanding = [timer, dial].map(({ seq, type }) => ({ seq, type, depth: 0, nodeId: 'n' }));
      await journal.append(fence, [
        writeOf(runId, 0, { type: 'run.started' }, { commands: [timer, dial], outstanding }),
      ]);
      const answered: EngineEvent = { type: 'dial.answered', to: 2 };
      const last = writeOf(runId, 1, answered, { commands: [stop], outstanding });
      await journal.append(fence, [last]);
      const found = (await journal.liveRuns(fence.lease)).runs.find(({ run }) => run.id === runId);
      expect(found).toEqual({
        run: last.run,
        root: { flowId: 'f', version: 'v' },
        channelId: `channel-of-${runId}`,
        entryCount: 2,
        stepCount: 0,
        outstanding: [
          { command: timer, at: 1_700_000_000_000, told: false },
          { command: dial, at: 1_700_000_000_000, told: true },
        ],
        lastCommands: [stop],
      });
    });

    test('an ended run is not live, and its channel is known to be over', async () => {
      const { journal, leases } = await open();
      const fence = await held(leases);
      const [over, live] = [unique('run'), unique('run')];
      await journal.append(fence, [writeOf(over, 0, { type: 'run.started' }, { ended: true }), writeOf(live, 0)]);
      const ids = (await journal.liveRuns(fence.lease)).runs.map(({ run }) => run.id);
      expect(ids).toEqual([live]);
      const channels = [`channel-of-${over}`, `channel-of-${live}`, 'channel-of-nobody'];
      expect(await journal.endedChannels(channels)).toEqual([`channel-of-${over}`]);
    });

    test('runs that are abandoned have ended, and their channels are known to be over', async () => {
      const { journal, leases } = await open();
      const fence = await held(leases);
      const [lost, live] = [unique('run'), unique('run')];
      await journal.append(fence, [writeOf(lost, 0), writeOf(live, 0)]);
      await journal.abandon(fence, [lost, 'run-of-nobody'], 1_700_000_005_000);
      expect((await journal.liveRuns(fence.lease)).runs.map(({ run }) => run.id)).toEqual([live]);
      expect(await journal.endedChannels([`channel-of-${lost}`, `channel-of-${live}`])).toEqual([`channel-of-${lost}`]);
      expect(await journal.entries(lost)).toEqual([writeOf(lost, 0).entry]);
      await leases.acquire(fence.lease, 'other', 60_000, 'me');
      await expect(journal.abandon(fence, [live], 1_700_000_005_000)).rejects.toBeInstanceOf(LeaseLostError);
    });

    test('the same entry stored again changes nothing', async () => {
      const { journal, leases } = await open();
      const fence = await held(leases);
      const runId = unique('run');
      await journal.append(fence, [writeOf(runId, 0)]);
      await journal.append(fence, [writeOf(runId, 0)]);
      expect(await journal.entries(runId)).toEqual([writeOf(runId, 0).entry]);
    });

    test('who lost the lease stores nothing', async () => {
      const { journal, leases } = await open();
      const fence = await held(leases);
      const runId = unique('run');
      await leases.acquire(fence.lease, 'other', 60_000, 'me');
      await expect(journal.append(fence, [writeOf(runId, 0)])).rejects.toBeInstanceOf(LeaseLostError);
      expect(await journal.entries(runId)).toEqual([]);
    });
  });
}
