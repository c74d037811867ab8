import { createScenarioRunner, type ScenarioResult } from '@patchbay/engine';
import type { FlowDocument, Scenario } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import type { SimulatedSurroundings } from '../../editor/core/simulation-store';

/** What the worker is asked for. */
export interface ScenarioOrder {
  readonly flowId: string;
  readonly document: FlowDocument;
  readonly surroundings: SimulatedSurroundings;
  readonly scenarios: readonly Scenario[];
}

export type ScenarioNews =
  | { readonly kind: 'result'; readonly result: ScenarioResult }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/** Plays the scenarios one after the other and tells of each as soon as it is over. */
export function workOff(order: ScenarioOrder, tell: (news: ScenarioNews) => void): void {
  try {
    const { flowId, document, surroundings } = order;
    const runner = createScenarioRunner({ nodeTypes, flowId, document, surroundings });
    for (const scenario of order.scenarios) tell({ kind: 'result', result: runner.run(scenario) });
    tell({ kind: 'done' });
  } catch (error) {
    // Only a defect comes here: what is wrong with a scenario is a result of its own.
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
