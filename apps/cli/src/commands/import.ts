import { type ImportReading, importFlow as readImport, reportLines } from '@patchbay/exchange';
import { nodeTypes } from '@patchbay/nodes';
import { describeProblem } from '../describe-problem.ts';
import { readText } from '../flow-text.ts';
import type { Invocation } from '../invocation.ts';
import { nameOfFile } from '../name-of-file.ts';
import { oneArgument } from '../one-argument.ts';
import { Studio } from '../studio.ts';
import { CommandError, exitCodes } from '../world.ts';

type Read = Extract<ImportReading, { ok: true }>;

/**
 * `flow import <file> [--name name] [--report text|json] [--dry-run]`: a new flow whose draft is the file, of ours, of Twilio
 * Studio or of Amazon Connect. What cannot be read is told before anything is sent; a dry run only reports.
 */
export async function importFlow(invocation: Invocation): Promise<number> {
  const { world, texts, locale, options } = invocation;
  const path = oneArgument(invocation, 'aFile');
  const form = reportForm(invocation);
  const text = await readText(invocation, path);
  const name = options.name ?? nameOfFile(path);
  const reading = readImport(text, { registry: nodeTypes, locale, name });
  if (!reading.ok) {
    if (form === 'json') world.print(JSON.stringify({ path, problems: reading.problems }, null, 2));
    else for (const problem of reading.problems) world.complain(describeProblem(problem, null, locale, texts));
    return exitCodes.problems;
  }
  if (options.dryRun) {
    tell(invocation, reading, form ?? 'text', {});
    return exitCodes.done;
  }
  const studio = await Studio.open(invocation);
  const named = options.name === undefined ? { fileName: name } : { name: options.name };
  const made = await studio.request('POST', '/flows/import', { text, locale, ...named });
  const { id, migrated } = made as { id: string; migrated?: readonly string[] };
  if (form !== null) tell(invocation, reading, form, { id, migrated: migrated ?? [] });
  if (form !== 'json') world.print(texts.imported(id));
  return exitCodes.done;
}

function tell({ world, locale }: Invocation, reading: Read, form: 'text' | 'json', made: object): void {
  if (form === 'json') world.print(JSON.stringify({ ...made, report: reading.report }, null, 2));
  else for (const line of reportLines(reading.report, nodeTypes, locale)) world.print(line);
}

/** `--json` asks for the same as `--report json`. @throws CommandError `bad_option` */
function reportForm({ options, texts }: Invocation): 'text' | 'json' | null {
  if (options.report === undefined) return options.json ? 'json' : null;
  if (options.report === 'text' || options.report === 'json') return options.report;
  throw new CommandError(exitCodes.usage, 'bad_option', texts.badReport(options.report));
}
