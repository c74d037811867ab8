import type { Invocation } from '../invocation.ts';
import { Studio } from '../studio.ts';
import { exitCodes } from '../world.ts';

/** `flow list`: id, name, published number, and the telephone numbers that lead to it. */
export async function listFlows(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  const flows = await (await Studio.open(invocation)).flows();
  if (options.json) world.print(JSON.stringify(flows, null, 2));
  else if (flows.length === 0) world.complain(texts.noFlows);
  else {
    for (const { id, name, publishedNumber, numbers } of flows) {
      const published = publishedNumber === null ? texts.draftOnly : `v${publishedNumber}`;
      world.print([id, published, name, numbers.join(',')].join('\t'));
    }
  }
  return exitCodes.done;
}
