import type { ScenarioReport } from '@patchbay/engine';
import type { Problem } from '@patchbay/flow-schema';
import { describeProblem } from '../describe-problem.ts';
import type { Invocation } from '../invocation.ts';
import { oneArgument } from '../one-argument.ts';
import { Studio } from '../studio.ts';
import { describeFailure } from '../tested-flow.ts';
import { CommandError, exitCodes } from '../world.ts';

/** What has to be mended in the flow itself. */
const refusals: ReadonlySet<string> = new Set(['flow_has_problems', 'flow_scenarios_fail']);

interface Published {
  /** Null where another person has to approve it. */
  readonly number: number | null;
  readonly version: string;
  readonly proposalId: string;
}

/** `flow publish <flow> [--note note]`: the studio checks the draft itself and refuses one with errors or a required scenario that fails. */
export async function publishFlow(invocation: Invocation): Promise<number> {
  const { world, texts, locale, options } = invocation;
  const wanted = oneArgument(invocation, 'aFlow');
  const studio = await Studio.open(invocation);
  const flow = await studio.findFlow(wanted);
  const note = options.note === undefined ? {} : { note: options.note };
  try {
    const path = `/flows/${encodeURIComponent(flow.id)}/publish`;
    const { number, version, proposalId } = (await studio.request('POST', path, note)) as Published;
    if (options.json) world.print(JSON.stringify({ id: flow.id, number, version, proposalId }));
    else world.print(number === null ? texts.proposed(flow.name, proposalId) : texts.published(flow.name, number));
    return number === null ? exitCodes.proposed : exitCodes.done;
  } catch (error) {
    if (!(error instanceof CommandError && refusals.has(error.code))) throw error;
    const problems = (error.details.problems ?? []) as Problem[];
    const scenarios = (error.details.scenarios ?? []) as ScenarioReport[];
    const lines = [
      ...problems.map((problem) => describeProblem(problem, null, locale, texts)),
      ...scenarios.flatMap((scenario) => describeFailure(scenario, { texts, locale })),
    ];
    throw new CommandError(exitCodes.problems, error.code, [error.message, ...lines].join('\n'), error.details);
  }
}
