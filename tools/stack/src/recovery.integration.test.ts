import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processStartedAt } from '@patchbay/asterisk';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStack, workspaceRoot } from './stack.ts';

let home: string;
let launcher: ChildProcess | undefined;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-recovery-'));
  chmodSync(home, 0o755);
});
afterEach(async () => {
  await killLauncher();
  rmSync(home, { recursive: true, force: true });
});

/** Starts PostgreSQL and Redis from a process of its own, and gives back its and their process ids once all run. */
async function startElsewhere(): Promise<Record<'postgres' | 'redis', number>> {
  const script = `
    const { startStack } = await import(${JSON.stringify(join(workspaceRoot, 'tools/stack/src/stack.ts'))});
    const stack = await startStack({ home: ${JSON.stringify(home)}, parts: ['postgres', 'redis'] });
    console.log(JSON.stringify({ postgres: stack.pidOf('postgres'), redis: stack.pidOf('redis') }));`;
  const args = ['--import', 'tsx', '--input-type=module', '-e', script];
  launcher = spawn(process.execPath, args, { cwd: workspaceRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  if (launcher.stdout === null) throw new Error('no output to read');
  const [line] = (await once(launcher.stdout, 'data')) as [Buffer];
  return JSON.parse(line.toString()) as Record<'postgres' | 'redis', number>;
}

/** Resolves when the process is gone, not when the signal is sent: until then it holds its lock. */
async function killLauncher(): Promise<void> {
  if (launcher === undefined || launcher.exitCode !== null || launcher.signalCode !== null) return;
  const gone = once(launcher, 'exit');
  launcher.kill('SIGKILL');
  await gone;
}

async function query(url: string, text: string): Promise<unknown[]> {
  const sql = postgres(url, { max: 1, connect_timeout: 5 });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

it('after the launcher was killed, the next start ends what it left, and the data is there', async () => {
  const left = await startElsewhere();
  await killLauncher();
  expect(processStartedAt(left.postgres)).toBeDefined();
  const notes: string[] = [];
  const stack = await startStack({
    home,
    parts: ['postgres', 'redis'],
    log: (event) => {
      if (event.type === 'note') notes.push(event.text);
    },
  });
  expect(processStartedAt(left.postgres)).toBeUndefined();
  expect(processStartedAt(left.redis)).toBeUndefined();
  expect(notes.filter((text) => text.includes('an earlier start had left running'))).toHaveLength(2);
  expect(await query(stack.databaseUrl, 'select 1 as one')).toHaveLength(1);
  await stack.stop();
});

it('when stack.json is lost, the database is opened with a new password and keeps its rows', async () => {
  const first = await startStack({ home, parts: ['postgres'] });
  await query(first.databaseUrl, 'create table kept (n int); insert into kept values (7)');
  await first.stop();
  rmSync(join(home, 'stack.json'));
  const second = await startStack({ home, parts: ['postgres'] });
  expect(second.databaseUrl).not.toBe(first.databaseUrl);
  expect(await query(second.databaseUrl, 'select n from kept')).toEqual([{ n: 7 }]);
  await second.stop();
});

it('a creation of the data that was broken off is begun again', async () => {
  mkdirSync(join(home, 'postgres/data.new'), { recursive: true });
  writeFileSync(join(home, 'postgres/data.new/PG_VERSION'), '18');
  const stack = await startStack({ home, parts: ['postgres'] });
  expect(await query(stack.databaseUrl, 'select 1 as one')).toHaveLength(1);
  await stack.stop();
});
