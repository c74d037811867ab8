import type { Scenario } from '@patchbay/flow-schema';
import { type FlowCoverage, flowCoverage } from './coverage.ts';
import { createScenarioRunner, type ScenarioParts } from './run-scenario.ts';
import type { ScenarioResult } from './scenario-result.ts';

export interface ScenariosRun {
  readonly results: readonly ScenarioResult[];
  /** Of the flow itself, by all of them together. */
  readonly coverage: FlowCoverage;
}

/** Plays scenarios of one flow one after the other. */
export function runScenarios(parts: ScenarioParts, scenarios: readonly Scenario[]): ScenariosRun {
  const runner = createScenarioRunner(parts);
  return withCoverage(
    parts,
    scenarios.map((scenario) => runner.run(scenario)),
  );
}

/** For whoever plays them one at a time, to let others have their turn. */
export function withCoverage(parts: ScenarioParts, results: readonly ScenarioResult[]): ScenariosRun {
  const passed = results.flatMap(({ ports }) => ports);
  return { results, coverage: flowCoverage(parts, passed) };
}
