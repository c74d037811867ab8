import type { Engine, Run } from '@patchbay/engine';
import type { Journal } from '../../ports/journal.ts';

/**
 * Plays a stored journal once more: same events at the same times must give the same commands, the same trace and in the
 * end the same state. Returns what differs, in words; nothing when all is as stored.
 */
export async function replayDifferences(engine: Engine, journal: Journal, stored: Run): Promise<string[]> {
  const { id, pins, call, startedAt } = stored;
  const entries = await journal.entries(id);
  const flowId = Object.keys(pins.flows)[0] ?? '';
  let run = engine.begin({ id, flowId, pins, call, now: startedAt });
  const differences: string[] = [];
  for (const { index, at, event, commands, trace } of entries) {
    const result = engine.step(run, event, at);
    const differs = (what: string, was: unknown, is: unknown) => {
      if (JSON.stringify(was) === JSON.stringify(is)) return;
      differences.push(
        `${id} entry ${index} (${event.type}): ${what} ${JSON.stringify(is)} instead of ${JSON.stringify(was)}`,
      );
    };
    differs('commands', commands, result.commands);
    differs('trace', trace, result.trace);
    run = JSON.parse(JSON.stringify(result.run)) as Run;
  }
  if (JSON.stringify(run) !== JSON.stringify(stored)) differences.push(`${id}: another state at the end`);
  return differences;
}
