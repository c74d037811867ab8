import type { Problem } from '@patchbay/flow-schema';
import { describeProblem } from '../describe-problem.ts';
import { oneArgument } from '../one-argument.ts';
import type { Invocation } from '../run.ts';
import { Studio } from '../studio.ts';
import { CommandError, exitCodes } from '../world.ts';

/** `flow publish <flow> [--note note]`: the studio checks the draft itself and refuses one with errors. */
export async function publishFlow(invocation: Invocation): Promise<number> {
  const { world, texts, locale, options } = invocation;
  const wanted = oneArgument(invocation, 'aFlow');
  const studio = await Studio.open(invocation);
  const flow = await studio.findFlow(wanted);
  const note = options.note === undefined ? {} : { note: options.note };
  try {
    const path = `/flows/${encodeURIComponent(flow.id)}/publish`;
    const { number, version } = (await studio.request('POST', path, note)) as { number: number; version: string };
    if (options.json) world.print(JSON.stringify({ id: flow.id, number, version }));
    else world.print(texts.published(flow.name, number));
    return exitCodes.done;
  } catch (error) {
    if (!(error instanceof CommandError && error.code === 'flow_has_problems')) throw error;
    const problems = (error.details.problems ?? []) as Problem[];
    const lines = problems.map((problem) => describeProblem(problem, null, locale, texts));
    throw new CommandError(exitCodes.problems, error.code, [error.message, ...lines].join('\n'), error.details);
  }
}
