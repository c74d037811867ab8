import type { Command, EngineEvent } from '@patchbay/flow-schema';
import type { Engine, RunStart } from '../engine.ts';
import type { Run } from '../run.ts';
import { sameJson } from './same-json.ts';

/** One step as a journal keeps it. */
export interface ReplayEntry {
  /** Epoch milliseconds: the `now` of the step. */
  readonly at: number;
  readonly event: EngineEvent;
  readonly commands: readonly Command[];
}

export type ReplayResult =
  | { readonly ok: true; readonly run: Run }
  /** The first entry whose commands came out differently; `run` is the state before it. */
  | {
      readonly ok: false;
      readonly index: number;
      readonly event: EngineEvent;
      readonly expected: readonly Command[];
      readonly actual: readonly Command[];
      readonly run: Run;
    };

/**
 * Runs a journal again: same versions, same events, same commands, or the first place where that does not hold. `begin` takes
 * the flags of the recorded run, so that it behaves as it did then.
 */
export function replay(engine: Engine, begin: RunStart, entries: readonly ReplayEntry[]): ReplayResult {
  let run = engine.begin(begin);
  for (const [index, { at, event, commands: expected }] of entries.entries()) {
    const result = engine.step(run, event, at);
    if (!sameJson(result.commands, expected)) {
      return { ok: false, index, event, expected, actual: result.commands, run };
    }
    run = result.run;
  }
  return { ok: true, run };
}
