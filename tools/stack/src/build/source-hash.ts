import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set(['node_modules', 'dist', '.next', '.turbo', 'coverage', 'test-results', 'next-env.d.ts']);

/** A hash over the names and contents of files and folders below `root`; build outputs, tests and what is missing do not count. */
export function sourceHash(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) addPath(hash, root, path);
  return hash.digest('hex');
}

function addPath(hash: Hash, root: string, path: string): void {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).sort()) {
      if (!skipped.has(name) && !/\.test\.tsx?$|\.tsbuildinfo$|\.md$/.test(name)) addPath(hash, root, join(path, name));
    }
    return;
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
}
