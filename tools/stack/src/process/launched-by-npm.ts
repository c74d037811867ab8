import { readFileSync } from 'node:fs';
import { isAlive, type ProcessIdentity, processStartedAt } from '@patchbay/asterisk';

const lookEveryMs = 500;
const ancestorsMax = 8;

/**
 * Calls `onGone` once when npm, or the shell between npm and this process, has ended. npm passes a SIGTERM to that shell alone, which ends without
 * passing it on: the programs below would run on with nobody to stop them.
 */
export function watchNpm(onGone: () => void): void {
  const chain = ancestorsUpToNpm();
  if (chain.length === 0) return;
  const timer = setInterval(() => {
    if (chain.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, lookEveryMs);
  timer.unref();
}

/** The processes between this one and npm, npm included; none when npm is not among the ancestors. */
function ancestorsUpToNpm(): ProcessIdentity[] {
  const chain: ProcessIdentity[] = [];
  let pid = process.ppid;
  for (let step = 0; step < ancestorsMax && pid > 1; step += 1) {
    const startedAt = processStartedAt(pid);
    if (startedAt === undefined) return [];
    chain.push({ pid, startedAt });
    if (/^npm\b/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return chain;
    pid = parentOf(pid);
  }
  return [];
}

/** Field 4 of /proc/<pid>/stat; see processStartedAt for the counting. */
function parentOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}
