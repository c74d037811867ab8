import type { Scenario } from '@patchbay/flow-schema';
import { type FlowCoverage, flowCoverage } from './coverage.ts';
import { createScenarioRunner, type ScenarioParts } from './run-scenario.ts';
import type { ScenarioResult } from './scenario-result.ts';

export interface ScenariosRun {
  readonly results: readonly ScenarioResult[];
  /** Of the flow itself, by all of them together. */
  readonly coverage: FlowCoverage;
}

/**
 * Plays scenarios of one flow one after the other. `between` is waited for after each, so that whoever has others to serve may.
 */
export async function runScenarios(
  parts: ScenarioParts,
  scenarios: readonly Scenario[],
  between: () => Promise<void> | undefined = () => undefined,
): Promise<ScenariosRun> {
  const runner = createScenarioRunner(parts);
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    results.push(runner.run(scenario));
    await between();
  }
  return {
    results,
    coverage: flowCoverage(
      parts,
      results.flatMap(({ ports }) => ports),
    ),
  };
}
