import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, type ProcessIdentity, parseIdentity, processStartedAt } from '@patchbay/asterisk';
import { pollUntil } from './poll.ts';

/** Notes which process a part is, so that a later launcher can find it. */
export function noteProcess(path: string, pid: number): ProcessIdentity {
  const identity = { pid, startedAt: processStartedAt(pid) ?? '' };
  writeFileSync(path, JSON.stringify(identity));
  return identity;
}

/** Ends the process that an earlier launcher noted and could not stop (it was killed). Says whether there was one. */
export async function stopLeftover(path: string, signal: NodeJS.Signals, timeoutMs: number): Promise<boolean> {
  if (!existsSync(path)) return false;
  const identity = parseIdentity(readFileSync(path, 'utf8'));
  const found = identity !== undefined && isAlive(identity);
  if (found) await endProcess(identity, signal, timeoutMs);
  rmSync(path, { force: true });
  return found;
}

/** Asks a process to end with `signal`, and kills it when it has not ended after `timeoutMs`. */
export async function endProcess(identity: ProcessIdentity, signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
  const gone = () => !isAlive(identity);
  sendSignal(identity, signal);
  if (await pollUntil(gone, timeoutMs)) return;
  sendSignal(identity, 'SIGKILL');
  await pollUntil(gone, 5000);
}

function sendSignal(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  if (!isAlive(identity)) return;
  try {
    process.kill(identity.pid, signal);
  } catch (error) {
    // It ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
