import type { Invocation } from './invocation.ts';
import { CommandError, exitCodes } from './world.ts';

/** The text of a file, or of standard input for `-`. @throws CommandError `file_unreadable` */
export async function readText({ world, texts }: Invocation, path: string): Promise<string> {
  try {
    return path === '-' ? await world.readInput() : await world.readFile(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CommandError(exitCodes.usage, 'file_unreadable', texts.unreadableFile(path, why), { path });
  }
}
