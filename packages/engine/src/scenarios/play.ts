import type { EngineEvent, FlowDocument, Text } from '@patchbay/flow-schema';
import type { CompiledFlow } from '../compile-flow.ts';
import type { PendingCommand, Simulation } from '../simulate/simulation.ts';
import type { ScenarioFailureCode, ScenarioPlace } from './scenario-result.ts';

/** What a scenario is played in. */
export interface Stage {
  readonly flowId: string;
  /** The flow itself and every flow that it may enter, by id. */
  readonly documents: ReadonlyMap<string, FlowDocument>;
  /** One of them, compiled; null where there is none. */
  compiled(flowId: string): CompiledFlow | null;
}

/** Why a step could not be done or did not hold. */
export interface Halt {
  readonly code: ScenarioFailureCode;
  readonly expected: Text;
  readonly got: Text;
}

/** A scenario being played: the call as it stands, and how far into what was heard and passed the steps have looked. */
export interface Play {
  simulation: Simulation;
  /** The first piece of what was heard that no step has found yet, and the first letter within it. */
  heardPiece: number;
  heardLetter: number;
  /** Index into the trace. */
  passed: number;
}

/** A call as it stands, with nothing looked for yet. */
export function playFrom(simulation: Simulation): Play {
  return { simulation, heardPiece: 0, heardLetter: 0, passed: 0 };
}

/** Why time cannot pass any further by itself. */
export type Standstill =
  | { readonly why: 'ended' }
  /** Only a decision of somebody helps on. */
  | { readonly why: 'waits' }
  /** The flow asked for something, and the scenario does not say what came. */
  | { readonly why: 'unanswered'; readonly command: PendingCommand }
  | { readonly why: 'too_long' };

/** Looking for something goes on for so long on the clock of the call, and for so many things that happen, and no longer. */
const searchMsMax = 3_600_000;
const searchCountMax = 5_000;

/**
 * What only the world knows. A simulated call on a screen lets these time out; a scenario that says nothing of them has a gap, and
 * a gap must not pass as an answer.
 */
const worldCommands: ReadonlySet<string> = new Set(['http.request', 'script.run', 'table.look_up', 'hours.ask']);

function dueNext(simulation: Simulation): PendingCommand | null {
  return (
    simulation.pending.find(({ command, dueAt }) => dueAt !== null && command.seq !== simulation.run.lifeTimer) ?? null
  );
}

/** Lets the next thing happen that is due by itself. */
export function letHappen(play: Play): Standstill | null {
  const { simulation } = play;
  if (simulation.ended !== null) return { why: 'ended' };
  const due = dueNext(simulation);
  if (due === null) return { why: 'waits' };
  if (worldCommands.has(due.command.type)) return { why: 'unanswered', command: due };
  play.simulation = simulation.advanceToNext();
  return null;
}

/** Lets things happen until `look` finds what it looks for; or why it never did. */
export function passUntil<T>(play: Play, look: (simulation: Simulation) => T | null): { found: T } | Standstill {
  const until = play.simulation.now + searchMsMax;
  for (let count = 0; count < searchCountMax && play.simulation.now <= until; count += 1) {
    const found = look(play.simulation);
    if (found !== null) return { found };
    const standstill = letHappen(play);
    if (standstill !== null) return standstill;
  }
  return { why: 'too_long' };
}

/**
 * Lets so much time pass, with all that falls due in it; stops where the scenario does not say what was answered. `answering` is the
 * number of the command that is about to be answered: that one may time out.
 */
export function passTime(play: Play, durationMs: number, answering: number | null = null): Standstill | null {
  const until = play.simulation.now + durationMs;
  while (play.simulation.ended === null) {
    const { simulation } = play;
    const due = simulation.pending.find(({ dueAt }) => dueAt !== null);
    if (due?.dueAt == null || due.dueAt > until) break;
    if (worldCommands.has(due.command.type) && due.command.seq !== answering)
      return { why: 'unanswered', command: due };
    const isLast = due.command.seq === simulation.run.lifeTimer;
    play.simulation = isLast ? simulation.advanceBy(due.dueAt - simulation.now) : simulation.advanceToNext();
  }
  if (play.simulation.ended === null) play.simulation = play.simulation.advanceBy(until - play.simulation.now);
  return null;
}

export function give(play: Play, event: EngineEvent): void {
  play.simulation = play.simulation.send(event);
}

/** Where the call stands now, or stood last. */
export function placeOf({ simulation }: Play): ScenarioPlace | null {
  const active = simulation.active ?? simulation.positions.at(-1) ?? null;
  if (active !== null && active.nodeId !== '') return { flowId: active.flowId, nodeId: active.nodeId };
  const entered = simulation.trace.findLast(({ entry }) => entry.trace === 'node.entered')?.entry;
  return entered?.trace === 'node.entered' ? { flowId: entered.flowId, nodeId: entered.nodeId } : null;
}

/** The command under way that a node of a flow gave; null where it gave none that fits. */
export function commandOf(
  simulation: Simulation,
  place: ScenarioPlace,
  fits: (pending: PendingCommand) => boolean,
): PendingCommand | null {
  const { outstanding, frames } = simulation.run;
  return (
    simulation.pending.find((pending) => {
      const entry = outstanding.find(({ seq }) => seq === pending.command.seq);
      if (entry?.nodeId !== place.nodeId) return false;
      return frames[entry.depth]?.flowId === place.flowId && fits(pending);
    }) ?? null
  );
}
