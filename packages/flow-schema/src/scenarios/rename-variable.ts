import type { Json } from '../json.ts';
import type { Scenario, ScenarioStep } from './scenario.ts';

type Renaming = { readonly flow: string | null; readonly from: string; readonly to: string };

function renamedKeys<T extends Json>(values: Record<string, T>, { from, to }: Renaming): Record<string, T> {
  if (!Object.hasOwn(values, from)) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name === from ? to : name, value]));
}

function renamedStep(step: ScenarioStep, renaming: Renaming): ScenarioStep {
  if (!('flow' in step) || step.flow !== renaming.flow) return step;
  if (step.step === 'holds' && step.variable === renaming.from) return { ...step, variable: renaming.to };
  if (step.step !== 'fill_form') return step;
  const values = renamedKeys(step.values, renaming);
  return values === step.values ? step : { ...step, values };
}

/**
 * A scenario after a variable got another name; the very same one where it does not name it. `flow` is the id of a sub-flow, null for
 * a variable of the flow that the scenario belongs to.
 */
export function renameInScenario(scenario: Scenario, renaming: Renaming): Scenario {
  const inputs = renaming.flow === null ? renamedKeys(scenario.inputs, renaming) : scenario.inputs;
  const steps = scenario.steps.map((step) => renamedStep(step, renaming));
  const isSame = inputs === scenario.inputs && steps.every((step, at) => step === scenario.steps[at]);
  return isSame ? scenario : { ...scenario, inputs, steps };
}
