import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath, runCommand, SetupError, tryLock } from '@patchbay/asterisk';
import { Crew } from './crew.ts';
import { folderOutside } from './parts/postgres-data.ts';
import { startStack } from './stack.ts';
import type { Stack, StackOptions } from './stack-types.ts';

const chromiumInstallTimeoutMs = 600_000;
const homePrefix = 'patchbay-test-';

/**
 * A stack in a temporary home with free ports, on the loopback interface only. Downloads are kept in the user's cache, so only the first test on a machine
 * waits for them. `stop` removes the home as well, unless PATCHBAY_KEEP_TEST_HOME is set.
 */
export async function startTestStack(options: Omit<StackOptions, 'home'> & { home?: string }): Promise<Stack> {
  await sweepDeadHomes();
  const home = options.home ?? mkdtempSync(join(tmpdir(), homePrefix));
  // PostgreSQL's user has to get in when this is root.
  if (options.home === undefined) chmodSync(home, 0o755);
  const stack = await startStack({ ...options, home }).catch((error: unknown) => {
    if (options.home === undefined) removeHome(home);
    throw error;
  });
  const stop = async () => {
    await stack.stop();
    if (options.home === undefined && !process.env.PATCHBAY_KEEP_TEST_HOME) removeHome(home);
  };
  return Object.defineProperties({} as Stack, {
    ...Object.getOwnPropertyDescriptors(stack),
    stop: { value: stop, enumerable: true },
  });
}

/** Ends what tests that were killed left running, and removes their homes. A home whose launcher lives keeps its lock and is left alone. */
async function sweepDeadHomes(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const home = join(tmpdir(), name);
    const lockPath = join(home, 'run/launcher.lock');
    if (!name.startsWith(homePrefix) || !existsSync(lockPath)) continue;
    const attempt = tryLock(lockPath);
    if ('heldBy' in attempt) continue;
    await new Crew(() => undefined).stopLeftovers(home);
    removeHome(home);
  }
}

function removeHome(home: string): void {
  for (const folder of [home, folderOutside(home)]) rmSync(folder, { recursive: true, force: true });
}

/** The path of Chromium. Installs Debian's package when it is missing and this is root; else throws with what to install. */
export async function ensureChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    throw new SetupError(
      'no_apt',
      'The browser tests need Chromium. Install it (Debian: sudo apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium.',
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('/usr/bin/apt-get', ['update'], { timeoutMs: chromiumInstallTimeoutMs, env });
  const result = await runCommand('/usr/bin/apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    timeoutMs: chromiumInstallTimeoutMs,
    env,
  });
  const installed = findChromium();
  if (installed === undefined) {
    throw new SetupError(
      'download_failed',
      `Chromium could not be installed: ${result.stderr.trim().split('\n').pop() ?? ''}. Run apt-get install chromium by hand to see why.`,
      result.stderr,
    );
  }
  return installed;
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const path = `${process.env.PATH ?? ''}:/usr/bin`;
  for (const program of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) {
    const found = findOnPath(program, path);
    if (found !== undefined) return found;
  }
  return undefined;
}
