import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** The first executable of that name in a PATH-like list of folders. */
export function findOnPath(program: string, path: string): string | undefined {
  for (const folder of path.split(':')) {
    if (folder === '') continue;
    const candidate = join(folder, program);
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not in this folder: look in the next.
    }
  }
  return undefined;
}
