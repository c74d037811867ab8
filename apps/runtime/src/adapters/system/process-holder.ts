import { randomUUID } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { isAlive, ownIdentity, parseIdentity } from '@patchbay/asterisk';

/**
 * Names this process for a lease, so that its successor on this machine can see that it is dead and need not wait for the
 * lease to run out.
 */
export function ownHolder(): string {
  return JSON.stringify({ ...ownIdentity(), pids: pidNamespace(), life: randomUUID() });
}

/** True only for a holder that ran on this machine, where its process id means the same, and does not run any more. */
export function isKnownDead(holder: string): boolean {
  const identity = parseIdentity(holder);
  if (!identity || identity.startedAt === '') return false;
  const here = ownIdentity();
  const sameBoot = identity.startedAt.split(':')[0] === here.startedAt.split(':')[0];
  return sameBoot && pidNamespaceOf(holder) === pidNamespace() && !isAlive(identity);
}

/** Containers on one machine share its boot, and each counts its own processes (pid_namespaces(7)). */
function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    // Without /proc nothing is known of other processes either, and no lease is taken early.
    return 'unknown';
  }
}

function pidNamespaceOf(holder: string): unknown {
  const value: unknown = JSON.parse(holder);
  return typeof value === 'object' && value !== null && 'pids' in value ? value.pids : undefined;
}
