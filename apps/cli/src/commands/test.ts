import { coverageReport, runScenarios, scenarioReport } from '@patchbay/engine';
import type { FlowDocument } from '@patchbay/flow-schema';
import { partsOfFile, readFlowAt, readInner } from '../flow-files.ts';
import type { Invocation } from '../invocation.ts';
import { junitOf } from '../junit.ts';
import { Studio } from '../studio.ts';
import { describeTested, type TestedFlow } from '../tested-flow.ts';
import { CommandError, exitCodes } from '../world.ts';
import { writeFile } from '../write-out.ts';

/**
 * `flow test <file|flow ...> [--all] [--with id=file] [--junit file]`: plays the scenarios of flows. Files are played here, with no
 * studio at hand; the drafts of a studio are played there, with the sub-flows and prompts that are published.
 */
export async function testFlows(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  if (invocation.arguments.length === 0 && !options.all) {
    throw new CommandError(exitCodes.usage, 'argument_missing', texts.missingArgument(texts.aFileOrFlow));
  }
  const tested: TestedFlow[] = [];
  const inner = await readInner(invocation);
  let studio: Studio | null = null;
  for (const wanted of invocation.arguments) {
    if (isFile(wanted)) {
      tested.push(await testFile(invocation, wanted, inner));
      continue;
    }
    studio ??= await Studio.open(invocation);
    const { id, name } = await studio.findFlow(wanted);
    tested.push(await testDraft(studio, id, name));
  }
  if (options.all) {
    studio ??= await Studio.open(invocation);
    for (const { id, name } of await studio.flows()) tested.push(await testDraft(studio, id, name));
  }
  if (options.junit !== undefined) await writeFile(invocation, options.junit, junitOf(tested, invocation.locale));
  if (options.json) world.print(JSON.stringify(tested, null, 2));
  else for (const flow of tested) for (const line of describeTested(flow, invocation)) world.print(line);
  return tested.some(({ scenarios }) => scenarios.some(({ passed }) => !passed)) ? exitCodes.problems : exitCodes.done;
}

/** What looks like a file is one: a flow is named by its id or its whole name. */
function isFile(wanted: string): boolean {
  return wanted === '-' || wanted.endsWith('.json') || wanted.startsWith('./') || wanted.startsWith('/');
}

async function testDraft(studio: Studio, id: string, name: string): Promise<TestedFlow> {
  const path = `/flows/${encodeURIComponent(id)}/scenarios/run`;
  const { scenarios, coverage } = (await studio.request('POST', path, {})) as Pick<
    TestedFlow,
    'scenarios' | 'coverage'
  >;
  return { source: id, name, scenarios, coverage };
}

async function testFile(
  invocation: Invocation,
  path: string,
  inner: ReadonlyMap<string, FlowDocument>,
): Promise<TestedFlow> {
  const { document } = await readFlowAt(invocation, path);
  const own = document.scenarios ?? [];
  const { results, coverage } = runScenarios(partsOfFile(document, inner), own);
  const scenarios = results.flatMap((result, at) => {
    const scenario = own[at];
    return scenario === undefined ? [] : [scenarioReport(result, scenario, document)];
  });
  return { source: path, name: document.name, scenarios, coverage: coverageReport(coverage, document) };
}
