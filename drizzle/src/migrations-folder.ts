import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Where the SQL of the migrations is: `PATCHBAY_MIGRATIONS` when it is set, else the first `drizzle/migrations` found
 * going up from this file. Going up finds it from the source tree and from a bundle inside the workspace alike.
 */
export function findMigrationsFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  const named = process.env.PATCHBAY_MIGRATIONS;
  if (named) {
    if (!existsSync(join(named, 'meta', '_journal.json'))) {
      throw new Error(`PATCHBAY_MIGRATIONS is ${named}, which holds no meta/_journal.json`);
    }
    return named;
  }
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'drizzle', 'migrations');
    if (existsSync(join(candidate, 'meta', '_journal.json'))) return candidate;
    if (dirname(folder) === folder) {
      throw new Error(`no drizzle/migrations above ${from}; set PATCHBAY_MIGRATIONS to the folder that holds them`);
    }
  }
}
