import type { Locale, Scenario, ScenarioStep } from '@patchbay/flow-schema';
import type { ScenarioParts } from '../run-scenario.ts';
import type { PassedPort, ScenarioResult } from '../scenario-result.ts';
import { keyOf, PortCover, type UncoveredPort } from './port-cover.ts';
import { nameOf, type PortNames } from './scenario-name.ts';

export interface GeneratedScenarios {
  /** Each passes as the flow is now, and covers a port that those before it do not. */
  readonly scenarios: readonly Scenario[];
  readonly uncovered: readonly UncoveredPort[];
  /** How many ports there are to cover. */
  readonly portCount: number;
}

export interface GenerateOptions {
  readonly locale: Locale;
  /** Ids that are given away already. */
  readonly takenIds?: ReadonlySet<string>;
  /** What is covered already and need not be again. */
  readonly passed?: readonly PassedPort[];
  /** How many ways on are looked at altogether. */
  readonly movesMax?: number;
}

/** Some seconds, for a flow of which not all can be covered. */
const movesMaxDefault = 10_000;

/**
 * A small set of scenarios that together leave every reachable node by every port, and why each port that is not covered is not. Calls are
 * tried with the values that the flow itself compares with; nothing is asked of the world.
 */
export function coverPorts(parts: ScenarioParts, portNames: PortNames, options: GenerateOptions): GeneratedScenarios {
  const cover = new PortCover(parts, options.passed ?? [], options.movesMax ?? movesMaxDefault);
  cover.search();
  const taken = new Set(options.takenIds ?? []);
  const candidates = cover.walks.flatMap((walk, index) => {
    const reason = walk.simulation.ended?.reason;
    const steps: ScenarioStep[] = reason === undefined ? [...walk.steps] : [...walk.steps, { step: 'ends', reason }];
    const scenario: Scenario = { id: `path-${index + 1}`, name: 'path', required: false, ...walk.start, steps };
    const result = cover.result(scenario);
    return result.passed ? [{ scenario, result }] : [];
  });
  const passed = new Set((options.passed ?? []).filter(({ flowId }) => flowId === parts.flowId).map(keyOf));
  const chosen = fewest(candidates, parts.flowId, passed);
  const scenarios = chosen.map(({ scenario, fresh }, index): Scenario => {
    let id = `path-${index + 1}`;
    for (let more = 2; taken.has(id); more += 1) id = `path-${index + 1}-${more}`;
    taken.add(id);
    return { ...scenario, id, name: nameOf(fresh, portNames, options.locale, index + 1) };
  });
  const covered = new Set([...passed, ...chosen.flatMap(({ fresh }) => fresh.map(keyOf))]);
  return { scenarios, uncovered: cover.uncovered(covered), portCount: cover.ports.length };
}

interface Candidate {
  readonly scenario: Scenario;
  readonly result: ScenarioResult;
}

/** Greedy: the one that covers most of what is left, until nothing is left. */
function fewest(
  candidates: readonly Candidate[],
  flowId: string,
  passed: ReadonlySet<string>,
): { readonly scenario: Scenario; readonly fresh: readonly PassedPort[] }[] {
  const covered = new Set(passed);
  const left = [...candidates];
  const chosen: { scenario: Scenario; fresh: readonly PassedPort[] }[] = [];
  for (;;) {
    let best: { at: number; fresh: readonly PassedPort[] } | null = null;
    for (const [at, { result }] of left.entries()) {
      const fresh = result.ports.filter((port) => port.flowId === flowId && !covered.has(keyOf(port)));
      if (fresh.length > (best?.fresh.length ?? 0)) best = { at, fresh };
    }
    if (best === null) return chosen;
    const [{ scenario }] = left.splice(best.at, 1) as [Candidate];
    for (const port of best.fresh) covered.add(keyOf(port));
    chosen.push({ scenario, fresh: best.fresh });
  }
}
