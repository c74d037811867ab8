import {
  coverPorts,
  createScenarioRunner,
  type FollowedWay,
  followWay,
  type GeneratedScenarios,
  type PassedPort,
  portNamesOf,
  type ScenarioResult,
  type ScenarioStart,
} from '@patchbay/engine';
import type { FlowDocument, Locale, Scenario } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import type { SimulatedSurroundings } from '../../editor/core/simulation-store';

/** What the worker is asked for: to run scenarios, to find some, or to find what leads along a way. */
export type ScenarioOrder = {
  readonly flowId: string;
  readonly document: FlowDocument;
  readonly surroundings: SimulatedSurroundings;
} & (
  | { readonly kind: 'run'; readonly scenarios: readonly Scenario[] }
  | { readonly kind: 'generate'; readonly locale: Locale }
  | { readonly kind: 'follow'; readonly start: ScenarioStart; readonly way: readonly PassedPort[] }
);

export type ScenarioNews =
  | { readonly kind: 'result'; readonly result: ScenarioResult }
  | { readonly kind: 'generated'; readonly generated: GeneratedScenarios; readonly results: readonly ScenarioResult[] }
  | { readonly kind: 'followed'; readonly followed: FollowedWay }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly message: string };

/** Plays the scenarios one after the other and tells of each as soon as it is over; or finds some that cover every port. */
export function workOff(order: ScenarioOrder, tell: (news: ScenarioNews) => void): void {
  try {
    const { flowId, document, surroundings } = order;
    const parts = { nodeTypes, flowId, document, surroundings };
    const runner = createScenarioRunner(parts);
    if (order.kind === 'follow') tell({ kind: 'followed', followed: followWay(parts, order.start, order.way) });
    else if (order.kind === 'generate') {
      const takenIds = new Set(document.scenarios?.map(({ id }) => id));
      const generated = coverPorts(parts, portNamesOf(document, nodeTypes), { locale: order.locale, takenIds });
      tell({ kind: 'generated', generated, results: generated.scenarios.map((scenario) => runner.run(scenario)) });
    } else for (const scenario of order.scenarios) tell({ kind: 'result', result: runner.run(scenario) });
    tell({ kind: 'done' });
  } catch (error) {
    // Only a defect comes here: what is wrong with a scenario is a result of its own.
    tell({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
}
