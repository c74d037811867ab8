import type { Invocation } from '../invocation.ts';
import { oneArgument } from '../one-argument.ts';
import { Studio } from '../studio.ts';
import { exitCodes } from '../world.ts';
import { writeOut } from '../write-out.ts';

/** `flow export <flow> [--out file]`: the draft with its layout, as `flow import` takes it. */
export async function exportFlow(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  const wanted = oneArgument(invocation, 'aFlow');
  const studio = await Studio.open(invocation);
  const flow = await studio.findFlow(wanted);
  const file = await studio.request('GET', `/flows/${encodeURIComponent(flow.id)}/export`);
  const text = JSON.stringify(file, null, 2);
  await writeOut(invocation, text);
  if (options.out === undefined) return exitCodes.done;
  if (options.json) world.print(JSON.stringify({ id: flow.id, name: flow.name, path: options.out }));
  else world.complain(texts.exported(flow.name, options.out));
  return exitCodes.done;
}
