import type { ScenarioStep } from '@patchbay/flow-schema';
import type { Simulation } from '../../simulate/simulation.ts';
import { createScenarioRunner, type ScenarioParts, type ScenarioStart } from '../run-scenario.ts';
import type { PassedPort } from '../scenario-result.ts';
import { leavesStep, type Move, type MoveParts, movesFrom, settle } from './moves.ts';
import { triedValues } from './tried-values.ts';

export interface FollowedWay {
  /** What leads along the way, and the ports that are passed on it as what must be so. */
  readonly steps: readonly ScenarioStep[];
  /** How many ports of the way were passed; fewer than there are where nothing that was tried leads on. */
  readonly followedCount: number;
}

/** Moves that are looked at altogether, and those in a row that pass nothing. */
const movesMax = 3_000;
const idleMovesMax = 3;

interface Place {
  readonly simulation: Simulation;
  readonly steps: readonly ScenarioStep[];
  /** How far along the way. */
  readonly at: number;
  readonly idle: number;
}

const isSame = (a: PassedPort | undefined, b: PassedPort): boolean =>
  a?.flowId === b.flowId && a.nodeId === b.nodeId && a.port === b.port;

/** Whether these ports come next on the way; past its end, anything may. */
function fits(way: readonly PassedPort[], at: number, passed: readonly PassedPort[]): boolean {
  return passed.every((port, index) => at + index >= way.length || isSame(way[at + index], port));
}

/**
 * Finds keys and answers that lead a call the way that another call took, of which nothing is known but the ports it passed. Pure,
 * the same every time; what cannot be followed to its end is followed as far as trying finds.
 */
export function followWay(parts: ScenarioParts, start: ScenarioStart, way: readonly PassedPort[]): FollowedWay {
  const runner = createScenarioRunner(parts);
  const begun = runner.begin(start);
  if (typeof begun === 'string') return { steps: [], followedCount: 0 };
  const move: MoveParts = {
    stage: runner.stage,
    tried: triedValues(parts.document),
    isWanted: (port) => way.some((one) => isSame(one, port)),
  };
  const first = settle(move, begun);
  const passed = passedIn(first);
  if (!fits(way, 0, passed)) return { steps: [], followedCount: 0 };
  let best: Place = {
    simulation: first,
    steps: passed.map((port) => leavesStep(runner.stage, port)),
    at: passed.length,
    idle: 0,
  };
  const open: Place[] = [best];
  for (let left = movesMax; left > 0; ) {
    const place = open.pop();
    if (place === undefined || best.at >= way.length) break;
    const moves = movesFrom(move, place.simulation);
    left -= Math.max(1, moves.length);
    const next = moves
      .filter((one) => fits(way, place.at, one.passed) && (one.passed.length > 0 || place.idle < idleMovesMax))
      .map((one) => after(place, one));
    for (const one of next) if (one.at > best.at) best = one;
    // Depth first, and the one that leads furthest first of all.
    open.push(...next.sort((a, b) => a.at - b.at));
  }
  return { steps: best.steps, followedCount: Math.min(best.at, way.length) };

  function after({ steps, at, idle }: Place, { simulation, passed: ports, steps: done }: Move): Place {
    const said = new Set(done.flatMap((step) => (step.step === 'leaves' ? [`${step.node}:${step.port}`] : [])));
    const told = ports
      .filter(({ nodeId, port }) => !said.has(`${nodeId}:${port}`))
      .map((port) => leavesStep(runner.stage, port));
    return {
      simulation,
      steps: [...steps, ...done, ...told],
      at: at + ports.length,
      idle: ports.length === 0 ? idle + 1 : 0,
    };
  }
}

function passedIn({ trace }: Simulation): PassedPort[] {
  return trace.flatMap(({ entry }) =>
    entry.trace === 'node.left' && entry.port !== ''
      ? [{ flowId: entry.flowId, nodeId: entry.nodeId, port: entry.port }]
      : [],
  );
}
