import { readFlowFile } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from '../describe-problem.ts';
import { readText } from '../flow-text.ts';
import { oneArgument } from '../one-argument.ts';
import type { Invocation } from '../run.ts';
import { Studio } from '../studio.ts';
import { exitCodes } from '../world.ts';

/** `flow import <file> [--name name]`: a new flow whose draft is the file. What cannot be read is told before anything is sent. */
export async function importFlow(invocation: Invocation): Promise<number> {
  const { world, texts, locale, options } = invocation;
  const path = oneArgument(invocation, 'aFile');
  const text = await readText(invocation, path);
  const reading = readFlowFile(text, nodeTypes);
  if (!reading.ok) {
    if (options.json) world.print(JSON.stringify({ path, problems: reading.problems }, null, 2));
    else for (const problem of reading.problems) world.complain(describeProblem(problem, null, locale, texts));
    return exitCodes.problems;
  }
  const studio = await Studio.open(invocation);
  const named = options.name === undefined ? {} : { name: options.name };
  const made = (await studio.request('POST', '/flows/import', { text, ...named })) as { id: string };
  if (options.json) world.print(JSON.stringify(made));
  else world.print(texts.imported(made.id));
  return exitCodes.done;
}
