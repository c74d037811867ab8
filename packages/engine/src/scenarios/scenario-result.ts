import type { Scenario, Text } from '@patchbay/flow-schema';
import type { Run } from '../run.ts';
import type { HeardItem, TimedTrace } from '../simulate/simulation-state.ts';

/** A node of a flow that the call came to. */
export interface ScenarioPlace {
  readonly flowId: string;
  readonly nodeId: string;
}

/** A port by which the call left a node. */
export interface PassedPort extends ScenarioPlace {
  readonly port: string;
}

export type ScenarioFailureCode =
  /** Cannot begin at all: an input that does not fit. */
  | 'cannot_begin'
  /** The step names a node, port or flow that is not there any more. */
  | 'reference_missing'
  /** A key that was masked has to be filled in. */
  | 'key_missing'
  /** The flow asks the world for something that the scenario does not say. */
  | 'answer_missing'
  /** What was to be done could not be: nobody listened, nothing was asked for. */
  | 'not_asked'
  /** What was expected did not come. */
  | 'not_heard'
  | 'not_reached'
  | 'not_left'
  | 'other_value'
  | 'other_request'
  | 'other_language'
  | 'not_ended'
  | 'other_end'
  /** The call came to a bad end that no step expects. */
  | 'call_failed';

/** Why a scenario failed: at which step, what it wanted and what came instead, in words. */
export interface ScenarioFailure {
  readonly code: ScenarioFailureCode;
  /** Index into the scenario's steps; null where it is none of them. */
  readonly step: number | null;
  readonly expected: Text;
  readonly got: Text;
  /** Where the call stood; null where it never began. */
  readonly place: ScenarioPlace | null;
}

export interface ScenarioStepResult {
  readonly state: 'passed' | 'failed' | 'not_played';
  /** When it was over, milliseconds after the call began; null where it was not played. */
  readonly atMs: number | null;
  readonly place: ScenarioPlace | null;
}

/** What came of one scenario: plain data. `heard` and `trace` hold sensitive values in their wrapper. */
export interface ScenarioResult {
  readonly scenarioId: Scenario['id'];
  readonly name: string;
  readonly required: boolean;
  readonly passed: boolean;
  readonly failure: ScenarioFailure | null;
  /** One for each step of the scenario. */
  readonly steps: readonly ScenarioStepResult[];
  readonly heard: readonly HeardItem[];
  readonly trace: readonly TimedTrace[];
  /** Every port that the call left a node by, each once. */
  readonly ports: readonly PassedPort[];
  readonly end: Run['end'];
  /** How long the call was, on its own clock. */
  readonly lastedMs: number;
}
