import { flowOutline, flowPicture, type ImportReading, importFlow, outlineText } from '@patchbay/exchange';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from '../describe-problem.ts';
import { readText } from '../flow-text.ts';
import type { Invocation } from '../invocation.ts';
import { nameOfFile } from '../name-of-file.ts';
import { oneArgument } from '../one-argument.ts';
import { exitCodes } from '../world.ts';
import { writeOut } from '../write-out.ts';

type Read = Extract<ImportReading, { ok: true }>;

/** `flow outline <file> [--out file]`: what happens to a call, in plain words, for people who must sign it off. */
export async function outlineFile(invocation: Invocation): Promise<number> {
  return await give(invocation, ({ document }) => {
    const outline = flowOutline(document, nodeTypes, invocation.locale);
    return invocation.options.json ? JSON.stringify(outline, null, 2) : outlineText(outline, invocation.locale);
  });
}

/** `flow picture <file> [--out file]`: the canvas as an SVG. */
export async function drawFile(invocation: Invocation): Promise<number> {
  const { locale } = invocation;
  return await give(
    invocation,
    ({ document, layout }) => flowPicture(document, layout, { registry: nodeTypes, locale }).svg,
  );
}

async function give(invocation: Invocation, make: (reading: Read) => string): Promise<number> {
  const { world, texts, locale } = invocation;
  const path = oneArgument(invocation, 'aFile');
  const reading = importFlow(await readText(invocation, path), {
    registry: nodeTypes,
    locale,
    name: nameOfFile(path),
  });
  if (!reading.ok) {
    for (const problem of reading.problems) world.complain(describeProblem(problem, null, locale, texts));
    return exitCodes.problems;
  }
  await writeOut(invocation, make(reading));
  return exitCodes.done;
}
