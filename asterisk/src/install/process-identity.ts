import { readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export type ProcessIdentity = { pid: number; startedAt: string };

/**
 * When the process began, as boot id and clock ticks since boot; undefined when there is no such process (a zombie counts as none).
 * Field 22 of /proc/<pid>/stat (proc_pid_stat(5)); the name in field 2 may hold blanks and brackets, so count from its last bracket.
 */
export function processStartedAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}:${fields[19] ?? ''}`;
  } catch {
    // The process ended, or never was: exactly what is being asked.
    return undefined;
  }
}

/** This very process. */
export function ownIdentity(): ProcessIdentity {
  return { pid: process.pid, startedAt: processStartedAt(process.pid) ?? '' };
}

/** Whether that process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processStartedAt(identity.pid) === identity.startedAt;
}

/** Reads `{ pid, startedAt }` from JSON text; undefined when it is anything else. */
export function parseIdentity(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const { pid, startedAt } = value as { pid?: unknown; startedAt?: unknown };
    return typeof pid === 'number' && Number.isInteger(pid) && typeof startedAt === 'string'
      ? { pid, startedAt }
      : undefined;
  } catch {
    // A half-written file is treated like one that names nobody.
    return undefined;
  }
}
