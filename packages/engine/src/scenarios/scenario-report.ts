import type { FlowDocument, Scenario, Text } from '@patchbay/flow-schema';
import type { FlowCoverage } from './coverage.ts';
import type { ScenarioFailure, ScenarioPlace, ScenarioResult } from './scenario-result.ts';
import { scenarioStepText } from './step-words.ts';

/** What is told of a scenario outside: nothing of what was heard or set, since that may be secret. */
export interface ScenarioReport {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly passed: boolean;
  /** How long the call was, on its own clock. */
  readonly lastedMs: number;
  /** Null where it passed. */
  readonly failure: {
    readonly code: ScenarioFailure['code'];
    /** Counts from 1; null where it is none of the steps. */
    readonly step: number | null;
    /** The step as a sentence. */
    readonly what: Text | null;
    readonly expected: Text;
    readonly got: Text;
    readonly place: (ScenarioPlace & { readonly name: string }) | null;
  } | null;
}

export interface CoverageReport {
  readonly covered: number;
  readonly total: number;
  /** `name` is what people call the node. */
  readonly ports: readonly {
    readonly nodeId: string;
    readonly name: string;
    readonly port: string;
    readonly covered: boolean;
  }[];
}

function nameIn(document: FlowDocument, nodeId: string): string {
  return document.nodes.find(({ id }) => id === nodeId)?.name || nodeId;
}

export function scenarioReport(result: ScenarioResult, scenario: Scenario, document: FlowDocument): ScenarioReport {
  const { passed, lastedMs, failure } = result;
  const { id, name, required, steps } = scenario;
  if (failure === null) return { id, name, required, passed, lastedMs, failure: null };
  const step = failure.step === null ? undefined : steps[failure.step];
  const { place } = failure;
  return {
    id,
    name,
    required,
    passed,
    lastedMs,
    failure: {
      ...failure,
      step: failure.step === null ? null : failure.step + 1,
      what:
        step === undefined
          ? null
          : scenarioStepText(step, (flow, node) => (flow === null ? nameIn(document, node) : node)),
      place: place === null ? null : { ...place, name: nameIn(document, place.nodeId) },
    },
  };
}

export function coverageReport({ ports, coveredCount }: FlowCoverage, document: FlowDocument): CoverageReport {
  return {
    covered: coveredCount,
    total: ports.length,
    ports: ports.map(({ nodeId, port, covered }) => ({ nodeId, name: nameIn(document, nodeId), port, covered })),
  };
}
