import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const readyTimeoutMs = 30_000;

/** A program of this folder in a process of its own, so that its processor time can be read. */
export interface Program {
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts a program of this folder and resolves once it has said `ready`. */
export function startProgram(file: string, args: readonly string[]): Promise<Program> {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return spawnProgram(path, args, process.env, async (child) => {
    for await (const chunk of child.stdout ?? []) {
      if (String(chunk).includes('ready')) return true;
    }
    return false;
  });
}

/** Starts a program, TypeScript or built, and resolves once `isReady` says so. Throws when it ends or is late. */
export async function spawnProgram(
  path: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  isReady: (child: ChildProcess) => Promise<boolean>,
): Promise<Program> {
  const child = spawn(process.execPath, [...(path.endsWith('.ts') ? ['--import', 'tsx'] : []), path, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${path} could not be started`);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const late = new Promise<false>((resolve) => {
    setTimeout(() => resolve(false), readyTimeoutMs).unref();
  });
  if (!(await Promise.race([isReady(child), late]))) {
    await stop();
    throw new Error(`${path} was not ready within ${readyTimeoutMs} ms`);
  }
  // What it prints later is of no interest, and must not fill the pipe.
  child.stdout?.resume();
  return { pid, stop };
}
