import type { ScenarioParts } from '@patchbay/engine';
import { type FlowDocument, type FlowLayout, findUses, readFlowFile, versionHash } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from './describe-problem.ts';
import { readText } from './flow-text.ts';
import type { Invocation } from './invocation.ts';
import { CommandError, exitCodes } from './world.ts';

/** The id of a flow in a file, which knows none. */
const fileFlowId = 'flow';

/** @throws CommandError `file_unreadable`, `flow_unreadable` */
export async function readFlowAt(
  invocation: Invocation,
  path: string,
): Promise<{ readonly document: FlowDocument; readonly layout: FlowLayout | null }> {
  const { texts, locale } = invocation;
  const reading = readFlowFile(await readText(invocation, path), nodeTypes);
  if (reading.ok) return reading;
  const lines = reading.problems.map((problem) => describeProblem(problem, null, locale, texts));
  throw new CommandError(exitCodes.usage, 'flow_unreadable', [`${path}:`, ...lines].join('\n'), {
    path,
    problems: reading.problems,
  });
}

/** The flows that files enter, by the ids they are entered by. @throws CommandError `bad_option` */
export async function readInner(invocation: Invocation): Promise<ReadonlyMap<string, FlowDocument>> {
  const inner = new Map<string, FlowDocument>();
  for (const given of invocation.options.with) {
    const at = given.indexOf('=');
    if (at < 1) throw new CommandError(exitCodes.usage, 'bad_option', invocation.texts.badWith(given));
    inner.set(given.slice(0, at), (await readFlowAt(invocation, given.slice(at + 1))).document);
  }
  return inner;
}

/** What scenarios of a file are played in. Prompts of the library are heard by their ids: what they say is not in the file. */
export function partsOfFile(document: FlowDocument, inner: ReadonlyMap<string, FlowDocument>): ScenarioParts {
  const versions = [...inner].map(([id, one]) => ({ id, hash: versionHash(one), document: one }));
  const prompts = [document, ...inner.values()].flatMap(findUses).filter(({ kind }) => kind === 'prompt');
  return {
    nodeTypes,
    flowId: fileFlowId,
    document,
    surroundings: {
      flows: Object.fromEntries(versions.map(({ id, hash }) => [id, hash])),
      documents: Object.fromEntries(versions.map(({ hash, document: one }) => [hash, one])),
      prompts: Object.fromEntries(prompts.map(({ id }) => [id, 'file'])),
    },
  };
}
