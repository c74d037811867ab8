import { describeChanges, diffFlows, type FlowChange, type FlowDifference, readFlowFile } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from '../describe-problem.ts';
import { readText } from '../flow-text.ts';
import type { Invocation } from '../invocation.ts';
import { Studio } from '../studio.ts';
import { CommandError, exitCodes } from '../world.ts';

interface Compared {
  readonly changes: readonly FlowChange[];
  readonly differences: readonly FlowDifference[];
}

const signs = { added: '+', removed: '-', changed: '~' } as const;

/**
 * `flow diff <file> <file>` compares two files with no studio at hand; `flow diff <flow> [--from side] [--to side]` two sides
 * of a flow in the studio. A side is the number of a version, `published` or `draft`.
 */
export async function diffFlow(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  const [first, second, extra] = invocation.arguments;
  if (first === undefined) {
    throw new CommandError(exitCodes.usage, 'argument_missing', texts.missingArgument(texts.aFlow));
  }
  if (extra !== undefined) throw new CommandError(exitCodes.usage, 'too_many', texts.tooMany(extra));
  const compared =
    second === undefined ? await inStudio(invocation, first) : await betweenFiles(invocation, first, second);
  if (options.json) world.print(JSON.stringify(compared, null, 2));
  else if (compared.changes.length === 0) world.print(texts.sameMeaning);
  else for (const line of compared.changes.flatMap((change) => linesOf(invocation, change))) world.print(line);
  return exitCodes.done;
}

async function betweenFiles(invocation: Invocation, before: string, after: string): Promise<Compared> {
  const { locale } = invocation;
  const [old, now] = [await readDocument(invocation, before), await readDocument(invocation, after)];
  return { changes: describeChanges(old, now, nodeTypes, { locale }), differences: diffFlows(old, now) };
}

async function readDocument(invocation: Invocation, path: string) {
  const { locale, texts } = invocation;
  const reading = readFlowFile(await readText(invocation, path), nodeTypes);
  if (reading.ok) return reading.document;
  const lines = reading.problems.map((problem) => describeProblem(problem, null, locale, texts));
  throw new CommandError(exitCodes.usage, 'file_unreadable', [`${path}:`, ...lines].join('\n'), { path });
}

async function inStudio(invocation: Invocation, wanted: string): Promise<Compared> {
  const { options, locale } = invocation;
  const studio = await Studio.open(invocation);
  const flow = await studio.findFlow(wanted);
  const query = new URLSearchParams({ locale });
  if (options.from !== undefined) query.set('from', options.from);
  if (options.to !== undefined) query.set('to', options.to);
  const path = `/flows/${encodeURIComponent(flow.id)}/diff?${query}`;
  return (await studio.request('GET', path)) as Compared;
}

function linesOf({ texts }: Invocation, { act, part, title, summary, details }: FlowChange): string[] {
  const said = summary === '' ? title : `${title} (${summary})`;
  return [
    `${signs[act]} ${texts.parts[part]}: ${said}`,
    ...details.map(({ label, before, after }) => {
      const values = [before, after].map((value) => (value === null ? '' : JSON.stringify(value)));
      return `    ${label === '' ? '' : `${label}: `}${values.filter((value) => value !== '').join(' -> ')}`;
    }),
  ];
}
