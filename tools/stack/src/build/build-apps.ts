import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand, SetupError, waitForLock } from '@patchbay/asterisk';
import { bundleRuntime } from './bundle-runtime.ts';
import { sourceHash } from './source-hash.ts';

const buildTimeoutMs = 600_000;

/** What the built programs depend on. */
const sharedSources = ['packages', 'drizzle/src', 'asterisk/src', 'package-lock.json', 'tsconfig.base.json'];

/** Bundles the runtime unless its sources are those of the last bundle. Says whether it had to. */
export function buildRuntime(root: string): Promise<boolean> {
  const folder = join(root, 'apps/runtime');
  return buildUnlessDone(root, join(folder, 'dist/sources.sha256'), ['apps/runtime', ...sharedSources], () =>
    bundleRuntime(folder),
  );
}

/** Builds the studio unless its sources are those of the last build. Says whether it had to. Throws `part_failed` with the builder's words. */
export function buildStudio(root: string): Promise<boolean> {
  const folder = join(root, 'apps/studio');
  return buildUnlessDone(root, join(folder, '.next/sources.sha256'), ['apps/studio', ...sharedSources], async () => {
    const result = await runCommand('npm', ['run', '--silent', 'build'], {
      timeoutMs: buildTimeoutMs,
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    });
    if (result.exitCode !== 0) {
      const words = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(0, 60).join('\n');
      throw new SetupError(
        'part_failed',
        `The studio could not be built. If the sources are unchanged, remove apps/studio/.next and start again.\n${words}`,
        words,
      );
    }
  });
}

/** The note with the hash is written last, so an interrupted build is done again. The lock keeps two starts from building the same folder at once. */
async function buildUnlessDone(
  root: string,
  notePath: string,
  sources: readonly string[],
  build: () => Promise<void>,
): Promise<boolean> {
  const lock = await waitForLock(
    join(root, 'node_modules/.patchbay', `${notePath.includes('studio') ? 'studio' : 'runtime'}.lock`),
    buildTimeoutMs,
  );
  try {
    const hash = sourceHash(root, sources);
    if (existsSync(notePath) && readFileSync(notePath, 'utf8') === hash) return false;
    await build();
    mkdirSync(dirname(notePath), { recursive: true });
    writeFileSync(notePath, hash);
    return true;
  } finally {
    lock.release();
  }
}
