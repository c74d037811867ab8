import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive, processStartedAt, runCommand, SetupError } from '@patchbay/asterisk';
import { endProcess } from '../process/leftover.ts';
import { mayEnter, type RunAs } from './run-as.ts';

export const superuser = 'patchbay';
const initTimeoutMs = 60_000;

/**
 * Where the data lies: in `<home>/postgres`, unless the server's user cannot get there (a home below /root). Then below /var/tmp, in a folder named by
 * a hash of the home.
 */
export async function dataFolder(home: string, runAs: RunAs | undefined): Promise<string> {
  const inside = join(home, 'postgres', 'data');
  if (runAs === undefined || (await mayEnter(home, runAs))) return inside;
  const outside = folderOutside(home);
  // Everybody may make folders in /var/tmp: one made by somebody else would give them our data.
  if (existsSync(outside) && statSync(outside).uid !== process.getuid?.()) {
    throw new SetupError(
      'bad_setting',
      `${outside}, where PostgreSQL's data belongs, was made by another user. Set PATCHBAY_HOME to a folder that user ${runAs.name} can enter, for instance below /srv.`,
    );
  }
  return join(outside, 'postgres', 'data');
}

/** The folder that stands in for a home that the server's user cannot enter. */
export function folderOutside(home: string): string {
  return join('/var/tmp', `patchbay-${createHash('sha256').update(home).digest('hex').slice(0, 16)}`);
}

/** Creates the data folder when there is none. A creation that was interrupted is thrown away and begun again. */
export async function initialise(
  native: string,
  data: string,
  password: string,
  runAs: RunAs | undefined,
): Promise<void> {
  if (existsSync(join(data, 'PG_VERSION'))) return;
  const parent = dirname(data);
  const half = join(parent, 'data.new');
  mkdirSync(parent, { recursive: true, mode: 0o755 });
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  const passwordFile = join(half, '..', 'initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (runAs !== undefined) {
    for (const path of [parent, half, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  }
  const args = [
    `--pgdata=${half}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
  ];
  const result = await runCommand(join(native, 'bin/initdb'), args, {
    timeoutMs: initTimeoutMs,
    cwd: parent,
    env: serverEnv(native),
    ...identity(runAs),
  });
  rmSync(passwordFile, { force: true });
  if (result.exitCode !== 0) {
    rmSync(half, { recursive: true, force: true });
    throw new SetupError(
      'part_failed',
      `PostgreSQL could not create its data in ${parent}: ${lastLine(result.stderr)}. Check the free space there and that the folder may be written to, or set DATABASE_URL.`,
      result.stderr,
    );
  }
  renameSync(half, data);
  writeFileSync(join(parent, 'password.sha256'), passwordNote(password), { mode: 0o600 });
}

/** Sees to it that the password is the one of stack.json, also when that file was lost and made anew. */
export async function keepPassword(
  native: string,
  data: string,
  password: string,
  runAs: RunAs | undefined,
): Promise<void> {
  const notePath = join(dirname(data), 'password.sha256');
  const note = passwordNote(password);
  if (existsSync(notePath) && readFileSync(notePath, 'utf8') === note) return;
  await setPassword(native, data, password, runAs);
  writeFileSync(notePath, note, { mode: 0o600 });
}

/** Sets the superuser's password through a server without network (`postgres --single`), which asks for none. */
async function setPassword(native: string, data: string, password: string, runAs: RunAs | undefined): Promise<void> {
  // The password is base64url: no quote in it.
  const sql = join(dirname(data), 'password.sql');
  writeFileSync(sql, `ALTER ROLE ${superuser} PASSWORD '${password}';\n`, { mode: 0o600 });
  if (runAs !== undefined) chownSync(sql, runAs.uid, runAs.gid);
  const script = '"$0" --single -D "$1" postgres < "$2"';
  const result = await runCommand('/bin/sh', ['-c', script, join(native, 'bin/postgres'), data, sql], {
    timeoutMs: initTimeoutMs,
    cwd: dirname(data),
    env: serverEnv(native),
    ...identity(runAs),
  });
  rmSync(sql, { force: true });
  if (result.exitCode !== 0 || /ERROR:|FATAL:/.test(result.stderr)) {
    throw new SetupError(
      'part_failed',
      `PostgreSQL's password could not be set in ${data}: ${lastLine(result.stderr)}`,
      result.stderr,
    );
  }
}

/**
 * Ends a server that an earlier launcher left running on this data, and removes a postmaster.pid that names no such server: after a reboot its number
 * may belong to another program, which PostgreSQL would take for itself.
 */
export async function clearPostmaster(data: string): Promise<void> {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return;
  const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
  const startedAt = Number.isInteger(pid) && pid > 1 ? processStartedAt(pid) : undefined;
  if (startedAt !== undefined && isServerOf(pid, data)) {
    const server = { pid, startedAt };
    await endProcess(server, 'SIGINT', 15_000);
    if (isAlive(server))
      throw new SetupError(
        'part_failed',
        `Process ${pid} still serves ${data} and does not end. Stop it, then start again.`,
      );
  }
  rmSync(path, { force: true });
}

export function serverEnv(native: string): NodeJS.ProcessEnv {
  const env: NodeJS.Dict<string> = {
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C',
    TZ: 'UTC',
    LD_LIBRARY_PATH: join(native, 'lib'),
  };
  // Next.js demands a NODE_ENV of every environment; a database server has none.
  return env as NodeJS.ProcessEnv;
}

export function identity(runAs: RunAs | undefined): { uid?: number; gid?: number } {
  return runAs === undefined ? {} : { uid: runAs.uid, gid: runAs.gid };
}

function passwordNote(password: string): string {
  return createHash('sha256').update(password).digest('hex');
}

function isServerOf(pid: number, data: string): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return words.includes(data) && (words[0] ?? '').endsWith('postgres');
  } catch {
    // It ended while we looked, so it serves nothing.
    return false;
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').pop() ?? '';
}
