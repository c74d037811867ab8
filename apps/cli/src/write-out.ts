import type { Invocation } from './run.ts';
import { CommandError, exitCodes } from './world.ts';

/** To the file of `--out`, else to standard output. @throws CommandError `file_unwritable` */
export async function writeOut({ world, texts, options }: Invocation, text: string): Promise<void> {
  if (options.out === undefined) {
    world.print(text.trimEnd());
    return;
  }
  try {
    await world.writeFile(options.out, `${text.trimEnd()}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.usage, 'file_unwritable', texts.unwritableFile(options.out, why));
  }
}
