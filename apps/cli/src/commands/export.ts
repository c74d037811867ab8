import { oneArgument } from '../one-argument.ts';
import type { Invocation } from '../run.ts';
import { Studio } from '../studio.ts';
import { CommandError, exitCodes } from '../world.ts';

/** `flow export <flow> [--out file]`: the draft with its layout, as `flow import` takes it. */
export async function exportFlow(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  const wanted = oneArgument(invocation, 'aFlow');
  const studio = await Studio.open(invocation);
  const flow = await studio.findFlow(wanted);
  const file = await studio.request('GET', `/flows/${encodeURIComponent(flow.id)}/export`);
  const text = `${JSON.stringify(file, null, 2)}\n`;
  if (options.out === undefined) {
    world.print(text.trimEnd());
    return exitCodes.done;
  }
  try {
    await world.writeFile(options.out, text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.usage, 'file_unwritable', texts.unwritableFile(options.out, why));
  }
  if (options.json) world.print(JSON.stringify({ id: flow.id, name: flow.name, path: options.out }));
  else world.complain(texts.exported(flow.name, options.out));
  return exitCodes.done;
}
