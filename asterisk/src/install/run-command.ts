import { spawn } from 'node:child_process';

/** What a finished command left behind. `exitCode` is null when it was killed, `stderr` carries the reason when it never started. */
export type CommandResult = { exitCode: number | null; stdout: string; stderr: string };

export type RunOptions = {
  timeoutMs: number;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  cwd?: string;
  /** Called with each line that the command writes to file descriptor 3. */
  onStatusLine?: (line: string) => void;
};

/** Runs a command to its end. Never throws: a missing program or a passed deadline is a result with `exitCode` null. */
export function runCommand(command: string, args: readonly string[], options: RunOptions): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      env: options.env ?? process.env,
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.uid === undefined ? {} : { uid: options.uid }),
      ...(options.gid === undefined ? {} : { gid: options.gid }),
    });
    let stdout = '';
    let stderr = '';
    let statusRest = '';
    const deadline = setTimeout(() => {
      stderr += `\nE: no end after ${options.timeoutMs} ms`;
      child.kill('SIGKILL');
    }, options.timeoutMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr?.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      const lines = (statusRest + chunk.toString()).split('\n');
      statusRest = lines.pop() ?? '';
      for (const line of lines) options.onStatusLine?.(line);
    });
    child.on('error', (error) => {
      clearTimeout(deadline);
      resolve({ exitCode: null, stdout, stderr: `${stderr}\nE: ${command}: ${error.message}` });
    });
    child.on('close', (exitCode) => {
      clearTimeout(deadline);
      resolve({ exitCode, stdout, stderr });
    });
  });
}
