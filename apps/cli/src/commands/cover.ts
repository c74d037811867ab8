import { coverPorts, portNamesOf, runScenarios } from '@patchbay/engine';
import { nodeTypes } from '@patchbay/nodes';
import { partsOfFile, readFlowAt, readInner } from '../flow-files.ts';
import type { Invocation } from '../invocation.ts';
import { oneArgument } from '../one-argument.ts';
import { exitCodes } from '../world.ts';
import { writeOut } from '../write-out.ts';

/**
 * `flow cover <file> [--with id=file] [--out file]`: the flow with a few scenarios more, so that together they leave every step by
 * every port. What none of them covers is told, with why.
 */
export async function coverFile(invocation: Invocation): Promise<number> {
  const { world, texts, locale } = invocation;
  const path = oneArgument(invocation, 'aFile');
  const { document, layout } = await readFlowAt(invocation, path);
  const parts = partsOfFile(document, await readInner(invocation));
  const names = portNamesOf(document, nodeTypes);
  const own = document.scenarios ?? [];
  const { scenarios, uncovered, portCount } = coverPorts(parts, names, {
    locale,
    takenIds: new Set(own.map(({ id }) => id)),
    passed: runScenarios(parts, own).results.flatMap(({ ports }) => ports),
  });
  for (const { name } of scenarios) world.complain(`  + ${name}`);
  world.complain(texts.covered(portCount - uncovered.length, portCount));
  for (const port of uncovered) {
    const name = names(port, locale);
    world.complain(`  ${name.node} › ${name.port}: ${port.why[locale]}`);
  }
  const flow = { ...document, scenarios: [...own, ...scenarios] };
  await writeOut(invocation, JSON.stringify(layout === null ? flow : { flow, layout }, null, 2));
  return exitCodes.done;
}
