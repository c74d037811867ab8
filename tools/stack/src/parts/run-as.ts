import { readFileSync } from 'node:fs';
import { runCommand } from '@patchbay/asterisk';

/** The user that a server runs as in place of root. */
export type RunAs = { uid: number; gid: number; name: string };

/** PostgreSQL refuses to run as root: then it runs as `postgres` if there is one, else as `nobody`. Undefined for anyone but root. */
export function serverUser(): RunAs | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = users.find(([user]) => user === name);
    if (entry !== undefined) return { name, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  return { name: 'nobody', uid: 65_534, gid: 65_534 };
}

/** Whether that user can get into a folder: every folder above must let it through as well. */
export async function mayEnter(folder: string, runAs: RunAs): Promise<boolean> {
  const result = await runCommand('/usr/bin/test', ['-x', folder], {
    timeoutMs: 5000,
    uid: runAs.uid,
    gid: runAs.gid,
    cwd: '/',
  });
  return result.exitCode === 0;
}
