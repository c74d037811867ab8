import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '@patchbay/asterisk';
import postgres from 'postgres';
import { openCredentials } from './credentials.ts';
import { ProgressDisplay } from './display/progress-display.ts';
import { readEnvironment, type StackEnvironment } from './environment.ts';
import { watchNpm } from './process/launched-by-npm.ts';
import { startStack, workspaceRoot } from './stack.ts';
import type { Stack } from './stack-types.ts';

export const readyLine = 'Patchbay is ready';

/** `npm start` and `npm run dev`: brings everything up, says where to look, and stops everything when told to. Ends the process. */
export async function launch(mode: 'production' | 'watch'): Promise<never> {
  const display = new ProgressDisplay(process.stdout);
  const abort = new AbortController();
  let stack: Stack | undefined;
  let stopping: Promise<void> | undefined;
  const stop = (exitCode: number) => {
    if (stopping !== undefined) return;
    display.line('Stopping …');
    abort.abort();
    if (stack === undefined) return;
    stopping = stack.stop().then(() => {
      display.close();
      process.exit(exitCode);
    });
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  if (!hangUpIsIgnored()) process.on('SIGHUP', () => stop(0));
  watchNpm(() => stop(0));
  try {
    const environment = readEnvironment(process.env, workspaceRoot);
    const isFirst = !existsSync(join(environment.home, 'credentials.json'));
    display.line(isFirst ? `Setting Patchbay up in ${environment.home}` : `Starting Patchbay from ${environment.home}`);
    stack = await startStack({
      ...environment,
      parts: ['postgres', 'redis', 'asterisk', 'espeak', 'fonts', 'runtime', 'studio'],
      seed: true,
      mode,
      log: display.show,
      signal: abort.signal,
    });
    await announce(stack, environment, isFirst, (line) => display.line(line));
  } catch (error) {
    display.close();
    if (abort.signal.aborted) process.exit(0);
    process.stderr.write(`\nPatchbay could not be started.\n${describe(error)}\n`);
    process.exit(1);
  }
  // A signal between the last part and here found no stack to stop.
  if (abort.signal.aborted) stop(0);
  return new Promise<never>(() => undefined);
}

async function announce(
  stack: Stack,
  environment: StackEnvironment,
  isFirst: boolean,
  print: (line: string) => void,
): Promise<void> {
  const { admin, agents } = openCredentials(stack.home, stack.studioUrl, stack.sip);
  const path = join(stack.home, 'credentials.json');
  print('');
  print(`  Studio    ${stack.studioUrl}`);
  print(
    `  Account   ${admin.email}, password ${isFirst ? admin.password : 'as set'}  (first password and API key: ${path})`,
  );
  for (const role of ['agent', 'supervisor']) {
    const person = agents.find((one) => one.role === role);
    if (person === undefined) continue;
    const label = role === 'agent' ? 'Agent' : 'Floor';
    print(`  ${label.padEnd(9)} ${person.email}, password ${isFirst ? person.password : 'as set'}`);
  }
  if (environment.ariUrl === undefined) {
    const numbers = await boundNumbers(stack.databaseUrl);
    const reach = environment.sipHost === '0.0.0.0' ? 'this machine or network' : 'this machine';
    const number = numbers[0]?.number ?? 'NUMBER';
    print(
      `  Dial in   sip:${number}@${stack.sip.host}:${stack.sip.port} with any SIP phone on ${reach}; no account needed`,
    );
    if (numbers.length === 0) print('            (give a published flow a number in the studio first)');
    for (const { number, label } of numbers) print(`            ${number.padEnd(8)} ${label}`);
  }
  print(`  Logs      ${join(stack.home, 'logs')}`);
  print('  Stop      Ctrl-C');
  print('');
  print(readyLine);
}

/** The first numbers that answer, for the greeting. */
async function boundNumbers(databaseUrl: string): Promise<{ number: string; label: string }[]> {
  const sql = postgres(databaseUrl, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const rows = await sql<
      { number: string; label: string | null }[]
    >`select n.number, f.name as label from number n join flow f on f.id = n.flow_id order by n.number limit 6`;
    return rows.map(({ number, label }) => ({ number, label: label ?? '' }));
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Whether this was started under nohup: a handler of our own would undo that. Signal 1 is the lowest bit of SigIgn (proc_pid_status(5)). */
function hangUpIsIgnored(): boolean {
  const mask = /^SigIgn:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0';
  return (BigInt(`0x${mask}`) & 1n) === 1n;
}

function describe(error: unknown): string {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
