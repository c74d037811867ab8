import type { Invocation } from '../invocation.ts';
import { oneArgument } from '../one-argument.ts';
import { Studio } from '../studio.ts';
import { exitCodes } from '../world.ts';

interface Version {
  readonly number: number;
  readonly publishedAt: string;
  readonly publishedByName: string | null;
  readonly proposedByName: string | null;
  readonly current: boolean;
  readonly note: string;
}

/** `flow versions <flow>`: every published version, newest first; `*` marks what new calls get. */
export async function listVersions(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  const wanted = oneArgument(invocation, 'aFlow');
  const studio = await Studio.open(invocation);
  const flow = await studio.findFlow(wanted);
  const versions = (await studio.request('GET', `/flows/${encodeURIComponent(flow.id)}/versions`)) as Version[];
  if (options.json) world.print(JSON.stringify(versions, null, 2));
  else if (versions.length === 0) world.complain(texts.neverPublished(flow.name));
  else {
    for (const { number, publishedAt, publishedByName, proposedByName, current, note } of versions) {
      const who = [proposedByName, publishedByName].filter((name) => name !== null).join(' / ');
      world.print([`v${number}${current ? '*' : ''}`, publishedAt, who, note.replace(/\s+/g, ' ')].join('\t'));
    }
  }
  return exitCodes.done;
}
