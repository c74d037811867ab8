import { coverageReport, runScenarios, scenarioReport } from '@patchbay/engine';
import { type FlowDocument, readFlowFile, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from '../describe-problem.ts';
import { readText } from '../flow-text.ts';
import { junitOf } from '../junit.ts';
import type { Invocation } from '../run.ts';
import { Studio } from '../studio.ts';
import { describeTested, type TestedFlow } from '../tested-flow.ts';
import { CommandError, exitCodes } from '../world.ts';
import { writeFile } from '../write-out.ts';

/** The id of a flow in a file, which knows none. */
const fileFlowId = 'flow';

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
  const document = await readDocument(invocation, path);
  const versions = [...inner].map(([id, one]) => ({ id, hash: versionHash(one), document: one }));
  const surroundings = {
    flows: Object.fromEntries(versions.map(({ id, hash }) => [id, hash])),
    documents: Object.fromEntries(versions.map(({ hash, document: one }) => [hash, one])),
    prompts: {},
  };
  const own = document.scenarios ?? [];
  const { results, coverage } = runScenarios({ nodeTypes, flowId: fileFlowId, document, surroundings }, own);
  const scenarios = results.flatMap((result, at) => {
    const scenario = own[at];
    return scenario === undefined ? [] : [scenarioReport(result, scenario, document)];
  });
  return { source: path, name: document.name, scenarios, coverage: coverageReport(coverage, document) };
}

/** The flows that files enter, by the ids they are entered by. @throws CommandError `bad_option` */
async function readInner(invocation: Invocation): Promise<ReadonlyMap<string, FlowDocument>> {
  const inner = new Map<string, FlowDocument>();
  for (const given of invocation.options.with) {
    const at = given.indexOf('=');
    if (at < 1) throw new CommandError(exitCodes.usage, 'bad_option', invocation.texts.badWith(given));
    inner.set(given.slice(0, at), await readDocument(invocation, given.slice(at + 1)));
  }
  return inner;
}

/** @throws CommandError `file_unreadable`, `flow_unreadable` */
async function readDocument(invocation: Invocation, path: string): Promise<FlowDocument> {
  const { texts, locale } = invocation;
  const reading = readFlowFile(await readText(invocation, path), nodeTypes);
  if (reading.ok) return reading.document;
  const lines = reading.problems.map((problem) => describeProblem(problem, null, locale, texts));
  throw new CommandError(exitCodes.usage, 'flow_unreadable', [`${path}:`, ...lines].join('\n'), {
    path,
    problems: reading.problems,
  });
}
