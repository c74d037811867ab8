import type { Invocation } from './invocation.ts';
import { CommandError, exitCodes } from './world.ts';

/** To the file of `--out`, else to standard output. @throws CommandError `file_unwritable` */
export async function writeOut(invocation: Invocation, text: string): Promise<void> {
  const { world, options } = invocation;
  if (options.out === undefined) world.print(text.trimEnd());
  else await writeFile(invocation, options.out, text);
}

/** @throws CommandError `file_unwritable` */
export async function writeFile({ world, texts }: Invocation, path: string, text: string): Promise<void> {
  try {
    await world.writeFile(path, `${text.trimEnd()}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.usage, 'file_unwritable', texts.unwritableFile(path, why));
  }
}
