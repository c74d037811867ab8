import { setImmediate } from 'node:timers/promises';
import { runScenarios, type ScenarioResult, type ScenariosRun, scenarioStepText } from '@patchbay/engine';
import type { FlowDocument, Scenario, Text } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import type { loadDraft } from '@patchbay/records';
import { PublicError } from '@/server/public-error';
import { surroundingsOf } from './simulation-parts';

type Database = Parameters<typeof loadDraft>[0];

/** What is told of a scenario outside: nothing of what was heard or set, since that may be secret. */
export interface ScenarioReport {
  readonly id: string;
  readonly name: string;
  readonly required: boolean;
  readonly passed: boolean;
  /** How long the call was, on its own clock. */
  readonly lastedMs: number;
  /** Null where it passed; `step` counts from 1, and is null where it is none of the steps. */
  readonly failure: {
    readonly code: string;
    readonly step: number | null;
    readonly what: Text | null;
    readonly expected: Text;
    readonly got: Text;
    readonly place: { readonly flowId: string; readonly nodeId: string } | null;
  } | null;
}

export function scenarioReport(result: ScenarioResult, scenario: Scenario, document: FlowDocument): ScenarioReport {
  const { passed, lastedMs, failure } = result;
  const { id, name, required } = scenario;
  if (failure === null) return { id, name, required, passed, lastedMs, failure: null };
  const step = failure.step === null ? undefined : scenario.steps[failure.step];
  const nameOf = (flow: string | null, node: string) =>
    (flow === null ? document.nodes.find((one) => one.id === node)?.name : undefined) || node;
  return {
    id,
    name,
    required,
    passed,
    lastedMs,
    failure: {
      ...failure,
      step: failure.step === null ? null : failure.step + 1,
      what: step === undefined ? null : scenarioStepText(step, nameOf),
    },
  };
}

/** Plays scenarios on a document as a call would find it now, letting others have their turn between them. */
export async function playScenarios(
  db: Database,
  flowId: string,
  document: FlowDocument,
  scenarios: readonly Scenario[],
): Promise<ScenariosRun> {
  const surroundings = await surroundingsOf(db, document);
  return await runScenarios({ nodeTypes, flowId, document, surroundings }, scenarios, () => setImmediate());
}

/**
 * A required scenario that fails keeps a document from going out.
 * @throws PublicError `flow_scenarios_fail`
 */
export async function refuseFailing(db: Database, flowId: string, document: FlowDocument): Promise<void> {
  const required = (document.scenarios ?? []).filter((scenario) => scenario.required);
  if (required.length === 0) return;
  const { results } = await playScenarios(db, flowId, document, required);
  const reports = results.flatMap((result, at): ScenarioReport[] => {
    const scenario = required[at];
    return result.passed || scenario === undefined ? [] : [scenarioReport(result, scenario, document)];
  });
  if (reports.length === 0) return;
  const [count, first] = [reports.length, reports[0]?.name ?? ''];
  throw new PublicError(
    'BAD_REQUEST',
    'flow_scenarios_fail',
    {
      en:
        count === 1
          ? `The required scenario “${first}” fails. The flow cannot be published until it passes.`
          : `${count} required scenarios fail, “${first}” among them. The flow cannot be published until they pass.`,
      zh:
        count === 1
          ? `必需场景“${first}”未通过，通过后才能发布。`
          : `有 ${count} 个必需场景未通过（如“${first}”），全部通过后才能发布。`,
    },
    { details: { scenarios: reports } },
  );
}
