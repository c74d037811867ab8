import { describe, expect, it } from 'vitest';
import { MemoryLog } from '../adapters/memory/memory-log.ts';
import { MemoryMeters } from '../adapters/memory/memory-meters.ts';
import { VirtualClock } from '../adapters/memory/virtual-clock.ts';
import type { StuckRunRow } from '../ports/stuck-runs.ts';
import { StuckWatch } from './stuck-watch.ts';

const row = (runId: string, reason = 'overdue'): StuckRunRow => ({ runId, reason, sinceMs: 0, nodeId: 'ask' });

function watchOver(looks: (StuckRunRow[] | Error)[], serving = true) {
  const clock = new VirtualClock(0);
  const log = new MemoryLog();
  const meters = new MemoryMeters();
  const stuckRuns = {
    list: async () => {
      const found = looks.shift() ?? [];
      if (found instanceof Error) throw found;
      return found;
    },
  };
  const watch = new StuckWatch({ stuckRuns, clock, log, meters, isServing: () => serving });
  watch.start();
  const told = () =>
    log.lines.filter(({ level }) => level === 'error').map(({ fields }) => [fields.runId, fields.reason]);
  return { watch, clock, log, meters, told };
}

describe('runs that are stuck', () => {
  it('are told once for each reason, and again when they come back', async () => {
    const { clock, told } = watchOver([
      [row('a')],
      [row('a'), row('b')],
      [row('a', 'no_runtime')],
      new Error('away'),
      [row('a', 'no_runtime')],
      [],
      [row('a')],
    ]);
    await clock.advance(15_000 * 7);
    expect(told()).toEqual([
      ['a', 'overdue'],
      ['b', 'overdue'],
      ['a', 'no_runtime'],
      ['a', 'overdue'],
    ]);
  });

  it('are not looked for by a standby, nor after the stop', async () => {
    const standby = watchOver([[row('a')]], false);
    await standby.clock.advance(60_000);
    expect(standby.told()).toEqual([]);
    const stopped = watchOver([[row('a')]]);
    await stopped.watch.stop();
    await stopped.clock.advance(60_000);
    expect(stopped.told()).toEqual([]);
  });
});
