import { parseArgs } from 'node:util';
import { checkFiles } from './commands/check.ts';
import { coverFile } from './commands/cover.ts';
import { diffFlow } from './commands/diff.ts';
import { exportFlow } from './commands/export.ts';
import { importFlow } from './commands/import.ts';
import { listFlows } from './commands/list.ts';
import { publishFlow } from './commands/publish.ts';
import { drawFile, outlineFile } from './commands/sign-off.ts';
import { testFlows } from './commands/test.ts';
import { listVersions } from './commands/versions.ts';
import type { Invocation } from './invocation.ts';
import { localeOf, textsOf } from './texts.ts';
import { CommandError, exitCodes, type World } from './world.ts';

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  url: { type: 'string' },
  out: { type: 'string', short: 'o' },
  name: { type: 'string' },
  note: { type: 'string' },
  report: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  'dry-run': { type: 'boolean' },
  all: { type: 'boolean' },
  junit: { type: 'string' },
  with: { type: 'string', multiple: true },
} as const;

/** Does what it can, says what it must, and returns the exit code. */
type Command = (invocation: Invocation) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  check: checkFiles,
  list: listFlows,
  export: exportFlow,
  import: importFlow,
  publish: publishFlow,
  versions: listVersions,
  diff: diffFlow,
  test: testFlows,
  cover: coverFile,
  outline: outlineFile,
  picture: drawFile,
};

/** `patchbay <args>`: never throws; every failure is a sentence on standard error, or JSON where that was asked for. */
export async function run(args: readonly string[], world: World): Promise<number> {
  const locale = localeOf(world.env);
  const texts = textsOf(locale);
  const json = args.includes('--json');
  try {
    const parsed = parse(args);
    const [group, command, ...rest] = parsed.positionals;
    if (parsed.values.help === true || group === undefined) {
      world.print(texts.usage);
      return parsed.values.help === true ? exitCodes.done : exitCodes.usage;
    }
    const chosen =
      group === 'flow' && command !== undefined && Object.hasOwn(commands, command) ? commands[command] : undefined;
    if (chosen === undefined) {
      const named = [group, command].filter((word) => word !== undefined).join(' ');
      throw new CommandError(exitCodes.usage, 'unknown_command', `${texts.unknownCommand(named)}\n\n${texts.usage}`);
    }
    const { url, out, name, note, report, from, to, junit } = parsed.values;
    const dryRun = parsed.values['dry-run'] === true;
    const all = parsed.values.all === true;
    return await chosen({
      world,
      locale,
      texts,
      arguments: rest,
      options: { json, url, out, name, note, report, from, to, dryRun, all, junit, with: parsed.values.with ?? [] },
    });
  } catch (error) {
    const known = error instanceof CommandError ? error : unexpected(error);
    if (json)
      world.print(JSON.stringify({ error: { code: known.code, message: known.message, ...known.details } }, null, 2));
    else world.complain(known.message);
    return known.exitCode;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new CommandError(exitCodes.usage, 'bad_option', error instanceof Error ? error.message : String(error));
  }
}

function unexpected(error: unknown): CommandError {
  return new CommandError(
    exitCodes.studio,
    'unexpected',
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  );
}
