import { join } from 'node:path';
import { SetupError } from '@patchbay/asterisk';
import { stopLeftover } from './process/leftover.ts';
import { rotateLog } from './process/log-file.ts';
import { type PartSpec, SupervisedProcess } from './process/supervised-process.ts';
import type { RunningPart, StackEvent } from './stack-types.ts';

/** The order in which parts are stopped: each before what it leans on. */
const stopOrder: readonly RunningPart[] = ['studio', 'runtime', 'asterisk', 'redis', 'postgres'];
const rotateEveryMs = 60_000;

/** The running parts of a stack. */
export class Crew {
  private readonly members = new Map<RunningPart, SupervisedProcess>();
  private readonly logs = new Set<string>();
  private rotation: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(private readonly log: (event: StackEvent) => void) {}

  /** Starts a part and watches over it. Throws SetupError when it does not come up. */
  async start(part: RunningPart, spec: PartSpec, ...moreLogs: string[]): Promise<void> {
    if (this.isStopped) throw new SetupError('part_failed', `${spec.name} was not started: the start was broken off.`);
    const member = new SupervisedProcess(spec, (event) => this.log({ type: 'part', event }));
    this.members.set(part, member);
    for (const path of [spec.logPath, ...moreLogs]) this.logs.add(path);
    this.rotation ??= setInterval(() => this.rotateLogs(), rotateEveryMs).unref();
    this.rotateLogs();
    await member.start();
  }

  pidOf(part: RunningPart): number | undefined {
    return this.members.get(part)?.pid;
  }

  async stop(part: RunningPart): Promise<void> {
    const member = this.members.get(part);
    this.members.delete(part);
    await member?.stop();
  }

  async stopAll(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.rotation);
    for (const part of stopOrder) await this.stop(part);
  }

  /** Ends what an earlier launcher of this home, killed before it could, left running. */
  async stopLeftovers(home: string): Promise<void> {
    for (const part of stopOrder) {
      const signal = part === 'postgres' ? 'SIGINT' : 'SIGTERM';
      if (await stopLeftover(pidPath(home, part), signal, 10_000)) {
        this.log({ type: 'note', text: `Stopped ${part}, which an earlier start had left running.` });
      }
    }
  }

  private rotateLogs(): void {
    for (const path of this.logs) rotateLog(path);
  }
}

export function pidPath(home: string, part: RunningPart): string {
  return join(home, 'run', `${part}.json`);
}

export function logPath(home: string, part: RunningPart): string {
  return join(home, 'logs', `${part}.log`);
}
