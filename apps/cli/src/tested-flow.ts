import type { CoverageReport, ScenarioReport } from '@patchbay/engine';
import type { Invocation } from './invocation.ts';

/** What came of the scenarios of one flow. */
export interface TestedFlow {
  /** A file, or the id of a flow. */
  readonly source: string;
  readonly name: string;
  readonly scenarios: readonly ScenarioReport[];
  readonly coverage: CoverageReport;
}

const portsNamedMax = 12;

/** Lines for a person: how many passed, what failed and why, which ports no scenario came through. */
export function describeTested(flow: TestedFlow, { texts, locale }: Pick<Invocation, 'texts' | 'locale'>): string[] {
  const { scenarios, coverage } = flow;
  if (scenarios.length === 0) return [texts.noScenarios(flow.name)];
  const failed = scenarios.filter(({ passed }) => !passed);
  const open = coverage.ports.filter(({ covered }) => !covered).map(({ name, port }) => `${name} › ${port}`);
  const more = open.length > portsNamedMax ? [...open.slice(0, portsNamedMax), '…'] : open;
  return [
    texts.tested(flow.name, scenarios.length, failed.length),
    ...failed.flatMap((scenario) => describeFailure(scenario, { texts, locale })),
    `  ${texts.covered(coverage.covered, coverage.total)}${more.length === 0 ? '' : texts.notCovered(more)}`,
  ];
}

/** Lines for a person on one scenario that failed: at which step, what was expected, what came instead. */
export function describeFailure(
  { name, required, failure }: ScenarioReport,
  { texts, locale }: Pick<Invocation, 'texts' | 'locale'>,
): string[] {
  if (failure === null) return [];
  const { step, what, expected, got } = failure;
  return [
    `  ✗ ${name}${required ? texts.isRequired : ''}`,
    ...(step === null || what === null ? [] : [`    ${texts.atStep(step, what[locale])}`]),
    `    ${texts.expected(expected[locale])}`,
    `    ${texts.got(got[locale])}`,
  ];
}
