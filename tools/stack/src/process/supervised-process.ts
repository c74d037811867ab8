import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, rmSync } from 'node:fs';
import { type ProcessIdentity, SetupError } from '@patchbay/asterisk';
import { endProcess, noteProcess, stopLeftover } from './leftover.ts';
import { logTail, openLog } from './log-file.ts';
import { pollUntil } from './poll.ts';

/** How a part is started. */
export type Launch = {
  command: string;
  args: readonly string[];
  env: NodeJS.Dict<string>;
  cwd?: string;
  uid?: number;
  gid?: number;
};

/** What the supervisor has to know about a part. */
export type PartSpec = {
  name: string;
  /** Clears up after an earlier run and says how to start; called before every start. */
  prepare: () => Promise<Launch>;
  /** Whether it answers. May throw while it does not. */
  ready: () => Promise<boolean>;
  readyTimeoutMs: number;
  stopSignal: NodeJS.Signals;
  stopTimeoutMs: number;
  logPath: string;
  pidPath: string;
};

export type PartEvent =
  | { type: 'started'; name: string; elapsedMs: number }
  | { type: 'died'; name: string; how: string; restartInMs: number; logPath: string }
  | { type: 'restarted'; name: string; elapsedMs: number }
  | { type: 'stopped'; name: string };

const restartDelaysMs = [100, 500, 1000, 2000, 5000, 10_000, 30_000];
/** A part that was up for this long and dies starts at the short delays again. */
const steadyMs = 60_000;
const firstStartDeathsMax = 3;

/**
 * Keeps one program running. Rules:
 * - `start` ends when the part answers; it fails when the part dies three times before that, or does not answer in time.
 * - Once up, a part that dies is started again after a delay that grows to 30 s, for as long as it takes.
 * - `stop` asks with the part's own signal, and kills when the deadline passes. Nothing is restarted after it.
 * - Children have a process group of their own: a Ctrl-C in the terminal reaches the launcher alone, which stops them in order.
 */
export class SupervisedProcess {
  private child: ChildProcess | undefined;
  private identity: ProcessIdentity | undefined;
  private stopping = false;
  private wasReady = false;
  private deathsInARow = 0;
  private restartTimer: NodeJS.Timeout | undefined;
  private readonly ended = new AbortController();

  constructor(
    private readonly spec: PartSpec,
    private readonly onEvent: (event: PartEvent) => void,
  ) {}

  /** The process id while it runs. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    const begunAt = Date.now();
    await stopLeftover(this.spec.pidPath, this.spec.stopSignal, this.spec.stopTimeoutMs);
    for (let deaths = 0; ; ) {
      const outcome = await this.launch();
      if (outcome === 'ready') break;
      if (this.stopping) throw this.failure('was stopped while starting');
      deaths += 1;
      if (outcome === 'silent' || deaths === firstStartDeathsMax) {
        await this.stop();
        throw this.failure(
          outcome === 'silent'
            ? `does not answer after ${this.spec.readyTimeoutMs / 1000} s`
            : 'ends as soon as it is started',
        );
      }
    }
    this.wasReady = true;
    this.onEvent({ type: 'started', name: this.spec.name, elapsedMs: Date.now() - begunAt });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.ended.abort();
    clearTimeout(this.restartTimer);
    if (this.identity !== undefined) await endProcess(this.identity, this.spec.stopSignal, this.spec.stopTimeoutMs);
    // It is gone now; Node may tell so only later.
    this.child = undefined;
    rmSync(this.spec.pidPath, { force: true });
    this.onEvent({ type: 'stopped', name: this.spec.name });
  }

  private async launch(): Promise<'ready' | 'died' | 'silent'> {
    const launch = await this.spec.prepare();
    if (this.stopping) return 'died';
    const log = openLog(this.spec.logPath);
    const child = spawn(launch.command, launch.args, {
      stdio: ['ignore', log, log],
      detached: true,
      env: launch.env as NodeJS.ProcessEnv,
      ...(launch.cwd === undefined ? {} : { cwd: launch.cwd }),
      ...(launch.uid === undefined ? {} : { uid: launch.uid }),
      ...(launch.gid === undefined ? {} : { gid: launch.gid }),
    });
    closeSync(log);
    this.child = child;
    const upSince = Date.now();
    const died = new AbortController();
    const onEnd = (how: string) => {
      if (died.signal.aborted) return;
      died.abort();
      this.child = undefined;
      this.onExit(how, Date.now() - upSince);
    };
    child.once('error', (error) => onEnd(`could not be run: ${error.message}`));
    child.once('exit', (exitCode, signal) =>
      onEnd(signal === null ? `ended with code ${exitCode}` : `was ended by ${signal}`),
    );
    this.identity = child.pid === undefined ? undefined : noteProcess(this.spec.pidPath, child.pid);
    const answered = await pollUntil(this.spec.ready, this.spec.readyTimeoutMs, died.signal);
    if (died.signal.aborted) return 'died';
    return answered ? 'ready' : 'silent';
  }

  private onExit(how: string, upMs: number): void {
    if (this.stopping || !this.wasReady) return;
    if (upMs > steadyMs) this.deathsInARow = 0;
    const restartInMs = restartDelaysMs[Math.min(this.deathsInARow, restartDelaysMs.length - 1)] ?? 30_000;
    this.deathsInARow += 1;
    this.onEvent({ type: 'died', name: this.spec.name, how, restartInMs, logPath: this.spec.logPath });
    this.restartTimer = setTimeout(() => void this.restart(), restartInMs);
  }

  private async restart(): Promise<void> {
    const begunAt = Date.now();
    let outcome: 'ready' | 'died' | 'silent' = 'died';
    try {
      outcome = await this.launch();
    } catch (error) {
      this.onExit(`could not be started again: ${error instanceof Error ? error.message : String(error)}`, 0);
      return;
    }
    if (outcome === 'ready') this.onEvent({ type: 'restarted', name: this.spec.name, elapsedMs: Date.now() - begunAt });
    // A part that hangs while starting is ended, which leads to the next attempt.
    if (outcome === 'silent') this.child?.kill('SIGKILL');
  }

  private failure(what: string): SetupError {
    const tail = logTail(this.spec.logPath, 12);
    return new SetupError(
      'part_failed',
      `${this.spec.name} ${what}. Its last words (${this.spec.logPath}):\n${tail}`,
      tail,
    );
  }
}
