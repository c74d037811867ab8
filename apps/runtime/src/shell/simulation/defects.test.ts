import type { StepResult } from '@patchbay/engine';
import { describe, expect, test, vi } from 'vitest';
import { type Journal, type JournalWrite, RejectedWriteError } from '../../ports/journal.ts';
import { allFlows } from './flows.ts';
import { SimulatedWorld } from './simulated-world.ts';

const heard = (...texts: string[]) => texts.map((text) => `/media/speech/${text}`);

async function serving(options: Partial<ConstructorParameters<typeof SimulatedWorld>[0]> = {}) {
  const world = new SimulatedWorld({ flows: allFlows, ...options });
  const life = world.begin();
  await world.pass(300);
  return { world, life };
}

/** A journal that refuses some writes for good, and with each of them the batch it stands in. */
function refusing(isRefused: (write: JournalWrite) => boolean): (store: Journal) => Journal {
  return (store) => ({
    append: async (fence, writes) => {
      if (writes.some(isRefused)) throw new RejectedWriteError('The store refuses the values.');
      await store.append(fence, writes);
    },
    abandon: (fence, runIds, at) => store.abandon(fence, runIds, at),
    liveRuns: (lease) => store.liveRuns(lease),
    endedChannels: (ids) => store.endedChannels(ids),
    entries: (runId) => store.entries(runId),
  });
}

describe('one bad run', () => {
  test('J3: a write that the store refuses for good ends its own run; those of its batch go on', async () => {
    const journal = refusing(({ run, entry }) => run.id === 'run-2' && entry.event.type === 'dtmf.received');
    const { world } = await serving({ journal });
    const callers = Array.from({ length: 3 }, () => world.exchange.call({ calledNumber: '2000' }));
    await world.pass(200);
    for (const caller of callers) caller.press('1');
    await world.pass(200);
    expect(callers.map((caller) => caller.heard)).toEqual([heard('menu', 'bye'), heard('menu'), heard('menu', 'bye')]);
    expect(world.store.stored('run-2')).toMatchObject({
      run: { status: 'ended', end: { reason: 'bug' } },
      call: { endReason: 'bug' },
    });
    expect(world.exchange.inventory().channels).toHaveLength(2);
  });

  test('J3: a run of which nothing at all can be stored is let go all the same', async () => {
    const { world, life } = await serving({ journal: refusing(({ run }) => run.id === 'run-1') });
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.pass(200);
    expect(caller.heard).toEqual([]);
    expect(world.exchange.inventory().channels).toEqual([]);
    expect(life.shell.liveRunIds()).toEqual([]);
  });

  test('M5: a defect in a step ends its run, keeps its journal and hangs up; other calls notice nothing', async () => {
    const { world, life } = await serving();
    const [first, second] = [
      world.exchange.call({ calledNumber: '2000' }),
      world.exchange.call({ calledNumber: '2000' }),
    ];
    await world.pass(200);
    const kept = (await world.store.entries('run-1')).length;
    vi.spyOn(world.engine, 'step').mockImplementationOnce(() => {
      throw new Error('This cannot be.');
    });
    first.press('1');
    await world.pass(200);
    second.press('1');
    await world.pass(200);
    expect(world.store.stored('run-1')).toMatchObject({
      run: { status: 'ended', end: { reason: 'bug', failure: { code: 'bug' } } },
      call: { endReason: 'bug' },
    });
    expect(await world.store.entries('run-1')).toHaveLength(kept + 1);
    expect(world.meters.counts.get('bugs_total')).toBe(1);
    expect(world.exchange.inventory().channels).toHaveLength(1);
    expect(second.heard).toEqual(heard('menu', 'bye'));
    expect(life.shell.status().serving).toBe(true);
  });
});

describe('T7: a run that this release cannot go on with', () => {
  test('is ended with its call, clearly said, and is not begun anew', async () => {
    const world = new SimulatedWorld({
      flows: allFlows,
      journal: (store) => ({
        append: (fence, writes) => store.append(fence, writes),
        abandon: (fence, runIds, at) => store.abandon(fence, runIds, at),
        liveRuns: async (lease) => {
          const { runs, unreadable } = await store.liveRuns(lease);
          const later = runs.map((stored) =>
            stored.run.id === 'run-1' ? { ...stored, run: { ...stored.run, format: 99 as 1 } } : stored,
          );
          const readable = later.filter(({ run }) => run.id !== 'run-2');
          const lost = later.filter(({ run }) => run.id === 'run-2');
          return {
            runs: readable,
            unreadable: [
              ...unreadable,
              ...lost.map(({ run, channelId }) => ({ runId: run.id, channelId, reason: 'sealed with another secret' })),
            ],
          };
        },
        endedChannels: (ids) => store.endedChannels(ids),
        entries: (runId) => store.entries(runId),
      }),
    });
    const first = world.begin();
    await world.pass(300);
    for (let call = 1; call <= 3; call += 1) world.exchange.call({ calledNumber: '2000' });
    await world.pass(200);
    first.kill();
    const second = world.begin();
    await world.pass(2_000);
    for (const runId of ['run-1', 'run-2']) {
      expect(world.store.stored(runId)).toMatchObject({ run: { status: 'ended' }, call: { endReason: 'bug' } });
    }
    expect(second.shell.liveRunIds()).toEqual(['run-3']);
    expect(world.exchange.inventory().channels).toHaveLength(1);
    expect(world.store.runIds()).toHaveLength(3);
    expect(world.log.lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'a run cannot be read back; its call is ended', fields: { runId: 'run-2' } },
      { message: 'a run has an unknown format; its call is ended', fields: { runId: 'run-1', format: 99, known: 1 } },
    ]);
  });
});

describe('the watchdog', () => {
  test('W4: a run that waits for nothing at all is ended after five minutes, not before', async () => {
    const { world } = await serving();
    const caller = world.exchange.call({ calledNumber: '2000' });
    await world.pass(200);
    const step = world.engine.step;
    vi.spyOn(world.engine, 'step').mockImplementationOnce((run, event, now): StepResult => {
      const result = step(run, event, now);
      const outstanding = result.run.outstanding.filter(({ seq }) => seq === result.run.lifeTimer);
      return { ...result, run: { ...result.run, outstanding }, commands: [] };
    });
    caller.press('1');
    await world.pass(295_000);
    expect(world.store.stored('run-1')?.run.status).toBe('running');
    await world.pass(15_000);
    expect(world.store.stored('run-1')?.run).toMatchObject({ status: 'ended', end: { reason: 'cancelled' } });
    expect(world.exchange.inventory().channels).toEqual([]);
  });

  test('W5: recordings begun and never ended are kept, or noted as failed where there is nothing to keep', async () => {
    const { world } = await serving();
    for (const id of ['run-77.3', 'run-78.3']) {
      await world.archive.begin({ id, callId: id.slice(0, -2), purpose: 'voicemail' });
    }
    world.exchange.recordings.set('run-77.3', new Uint8Array(44 + 32 * 1_500));
    await world.pass(6_000);
    expect([...world.archive.kept.values()]).toMatchObject([
      { id: 'run-77.3', status: 'stored', durationMs: 1_500 },
      { id: 'run-78.3', status: 'failed' },
    ]);
    expect(world.exchange.recordings.size).toBe(0);
  });
});
