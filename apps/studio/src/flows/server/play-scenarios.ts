import { setImmediate } from 'node:timers/promises';
import {
  createScenarioRunner,
  type ScenarioReport,
  type ScenarioResult,
  type ScenariosRun,
  scenarioReport,
  withCoverage,
} from '@patchbay/engine';
import type { FlowDocument, Scenario } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import type { loadDraft } from '@patchbay/records';
import { PublicError } from '@/server/public-error';
import { surroundingsOf } from './simulation-parts';

type Database = Parameters<typeof loadDraft>[0];

/** Plays scenarios on a document as a call would find it now, letting others have their turn between them. */
export async function playScenarios(
  db: Database,
  flowId: string,
  document: FlowDocument,
  scenarios: readonly Scenario[],
): Promise<ScenariosRun> {
  const parts = { nodeTypes, flowId, document, surroundings: await surroundingsOf(db, document) };
  const runner = createScenarioRunner(parts);
  const results: ScenarioResult[] = [];
  for (const scenario of scenarios) {
    results.push(runner.run(scenario));
    await setImmediate();
  }
  return withCoverage(parts, results);
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
