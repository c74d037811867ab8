import {
  analyseFlow,
  blocksPublishing,
  type FlowDocument,
  type FlowFigures,
  type Problem,
  readFlowFile,
} from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from '../describe-problem.ts';
import { readText } from '../flow-text.ts';
import type { Invocation } from '../invocation.ts';
import { CommandError, exitCodes } from '../world.ts';

interface CheckedFile {
  readonly path: string;
  readonly document: FlowDocument | null;
  readonly problems: readonly Problem[];
  /** Null where the file could not be read. */
  readonly figures: FlowFigures | null;
  readonly migrated: readonly string[];
}

/**
 * `flow check <file ...>`: the checks of the editor over files, with no studio at hand. What a flow refers to outside
 * itself (sub-flows, prompts, credentials) is therefore not looked up.
 */
export async function checkFiles(invocation: Invocation): Promise<number> {
  const { world, texts, options } = invocation;
  if (invocation.arguments.length === 0) {
    throw new CommandError(exitCodes.usage, 'argument_missing', texts.missingArgument(texts.aFile));
  }
  const files: CheckedFile[] = [];
  for (const path of invocation.arguments) files.push(checkText(path, await readText(invocation, path)));
  if (options.json) {
    world.print(
      JSON.stringify(
        files.map(({ path, problems, figures, migrated }) => ({ path, problems, figures, migrated })),
        null,
        2,
      ),
    );
  } else {
    for (const file of files) tell(invocation, file);
  }
  return files.some(({ problems }) => blocksPublishing(problems)) ? exitCodes.problems : exitCodes.done;
}

function checkText(path: string, text: string): CheckedFile {
  const reading = readFlowFile(text, nodeTypes);
  if (!reading.ok) return { path, document: null, problems: reading.problems, figures: null, migrated: [] };
  const { document, migrated } = reading;
  return { path, document, ...analyseFlow(document, nodeTypes), migrated };
}

function tell(
  { world, texts, locale }: Invocation,
  { path, document, problems, figures, migrated }: CheckedFile,
): void {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  world.print(`${path}: ${problems.length === 0 ? texts.fine : texts.counts(errors, problems.length - errors)}`);
  if (migrated.length > 0) world.print(`  ${texts.migrated(migrated.join(', '))}`);
  if (figures !== null && figures.longestToPerson !== null) {
    const seconds = Math.round(figures.longestToPerson.durationMs / 1_000);
    world.print(`  ${texts.figures(seconds, figures.keysToPersonMax ?? 0, figures.menuDepth)}`);
  }
  for (const problem of problems) world.print(describeProblem(problem, document, locale, texts));
}
