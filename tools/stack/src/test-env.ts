import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath, runCommand, SetupError } from '@patchbay/asterisk';
import { folderOutside } from './parts/postgres-data.ts';
import { startStack } from './stack.ts';
import type { Stack, StackOptions } from './stack-types.ts';

const chromiumInstallTimeoutMs = 600_000;

/**
 * A stack in a temporary home with free ports, on the loopback interface only. Downloads are kept in the user's cache, so only the first test on a machine
 * waits for them. `stop` removes the home as well, unless PATCHBAY_KEEP_TEST_HOME is set.
 */
export async function startTestStack(options: Omit<StackOptions, 'home'> & { home?: string }): Promise<Stack> {
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'patchbay-test-'));
  // PostgreSQL's user has to get in when this is root.
  if (options.home === undefined) chmodSync(home, 0o755);
  const stack = await startStack({ ...options, home });
  const stop = async () => {
    await stack.stop();
    if (options.home === undefined && !process.env.PATCHBAY_KEEP_TEST_HOME) {
      for (const folder of [home, folderOutside(home)]) rmSync(folder, { recursive: true, force: true });
    }
  };
  return Object.defineProperties({} as Stack, {
    ...Object.getOwnPropertyDescriptors(stack),
    stop: { value: stop, enumerable: true },
  });
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
