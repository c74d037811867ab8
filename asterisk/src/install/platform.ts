import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../setup-error.ts';

/** What Debian calls this machine: its package architecture, its library folder and its program loader. */
export type Platform = { debianArch: string; multiarch: string; loader: string };

const platforms: Record<string, Platform> = {
  x64: { debianArch: 'amd64', multiarch: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { debianArch: 'arm64', multiarch: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** The platform for Node's names of system and processor. Throws `unsupported_platform` for anything but Linux on amd64 or arm64. */
export function platformOf(system: string, processor: string): Platform {
  const platform = platforms[processor];
  if (system !== 'linux' || platform === undefined) {
    throw new SetupError(
      'unsupported_platform',
      `Patchbay brings its own Asterisk, Redis and voice on Linux (amd64, arm64); this is ${system} on ${processor}. ${ownPartsAdvice}`,
    );
  }
  return platform;
}

/** What to do on a system for which no packages are brought. */
export const ownPartsAdvice =
  'Run Patchbay in a Debian container (docker run -it --network host node:20-bookworm), or name parts of your own: ' +
  'ARI_URL=http://user:password@host:8088/ for an Asterisk 20 or later, REDIS_URL=redis://host:6379 for Redis, ' +
  'PATCHBAY_ASTERISK=/path/to/asterisk for an installed Asterisk 22.5 or later, and put redis-server and espeak-ng on the PATH.';

/** The folder for downloads and unpacked programs, shared by all installations of one user. */
export function cacheDirOf(env: NodeJS.ProcessEnv): string {
  const base = env.XDG_CACHE_HOME;
  return join(base === undefined || base === '' ? join(homedir(), '.cache') : base, 'patchbay');
}
