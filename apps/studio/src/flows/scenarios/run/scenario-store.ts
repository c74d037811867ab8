import type { ScenarioResult } from '@patchbay/engine';
import type { FlowDocument, Scenario } from '@patchbay/flow-schema';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What came of a scenario, and what it was run on. */
export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly document: FlowDocument;
  readonly result: ScenarioResult;
}

/** What has been run since the flow was opened, and what of the panel is open. */
export interface ScenarioState {
  readonly runs: Readonly<Record<string, ScenarioRun>>;
  /** Null while nothing is being run. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly failure: string | null;
  /** The scenario that is looked at; null for the list. */
  readonly opened: string | null;
  /** Whether the graph shows which ports are covered. */
  readonly coverage: boolean;
}

export type ScenarioStore = StoreApi<ScenarioState>;

export function createScenarioStore(): ScenarioStore {
  return createStore<ScenarioState>(() => ({
    runs: {},
    progress: null,
    failure: null,
    opened: null,
    coverage: true,
  }));
}
