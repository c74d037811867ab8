import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from '../setup-error.ts';
import { isAlive, ownIdentity, type ProcessIdentity, parseIdentity } from './process-identity.ts';

/** A lock file that this process holds. */
export type Lock = { release(): void };

export type LockAttempt = { lock: Lock } | { heldBy: ProcessIdentity };

let attempts = 0;

/**
 * Takes the lock at `path`, or says who holds it. The file names its holder by process id and start time, so a lock left
 * by a process that was killed, or from before a reboot, is taken over.
 */
export function tryLock(path: string): LockAttempt {
  mkdirSync(dirname(path), { recursive: true });
  attempts += 1;
  const own = `${path}.${process.pid}.${attempts}`;
  // link() fails when the name exists, and the file is complete before it gets that name.
  writeFileSync(own, JSON.stringify(ownIdentity()), { mode: 0o600 });
  try {
    for (;;) {
      if (tryLink(own, path)) return { lock: { release: () => rmSync(path, { force: true }) } };
      const holder = readHolder(path);
      if (holder !== undefined && isAlive(holder)) return { heldBy: holder };
      removeStale(path, own);
    }
  } finally {
    unlinkSync(own);
  }
}

/** Waits for the lock at `path`. `onWait` is told once who is being waited for. Throws `locked` when the deadline passes. */
export async function waitForLock(
  path: string,
  timeoutMs: number,
  onWait?: (holder: ProcessIdentity) => void,
): Promise<Lock> {
  const deadline = Date.now() + timeoutMs;
  let told = false;
  for (;;) {
    const attempt = tryLock(path);
    if ('lock' in attempt) return attempt.lock;
    if (!told) onWait?.(attempt.heldBy);
    told = true;
    if (Date.now() > deadline) {
      throw new SetupError(
        'locked',
        `Process ${attempt.heldBy.pid} has been busy with ${path} for ${Math.round(timeoutMs / 1000)} s. Stop that process, then start again.`,
      );
    }
    await delay(100);
  }
}

function tryLink(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(path: string): ProcessIdentity | undefined {
  try {
    return parseIdentity(readFileSync(path, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Moves a stale lock aside; puts it back when another process had taken the name over in between. */
function removeStale(path: string, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved !== undefined && isAlive(moved)) tryLink(aside, path);
  rmSync(aside, { force: true });
}
