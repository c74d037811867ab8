import { isSensitive, type Json, reveal, sensitive } from '@patchbay/flow-schema';
import type { ScriptCommand, ScriptResult, ScriptRunner } from '../../ports/script-runner.ts';
import { compileScript } from './compile-script.ts';
import { ScriptProcess } from './script-process.ts';

export interface ScriptRunnerOptions {
  /** Processes kept ready; 1 unless told. */
  readonly warm?: number;
  /** Scripts at the same time; 4 unless told. The others wait. */
  readonly atOnceMax?: number;
}

const waitMsMax = 4_000;
const tasksPerProcessMax = 200;
const inputCharsMax = 1_000_000;

/** Scripts in QuickJS (WebAssembly, nothing imported) inside processes that are killed when they are late. */
export class QuickJsScriptRunner implements ScriptRunner {
  readonly #warm: number;
  readonly #atOnceMax: number;
  readonly #idle: ScriptProcess[] = [];
  readonly #busy = new Set<ScriptProcess>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #lastId = 0;
  #closed = false;

  constructor(options: ScriptRunnerOptions = {}) {
    this.#warm = options.warm ?? 1;
    this.#atOnceMax = options.atOnceMax ?? 4;
    this.#refill();
  }

  async run(command: ScriptCommand, signal: AbortSignal): Promise<ScriptResult> {
    try {
      const result = await this.#run(command, signal);
      if (!isSensitive(command.input)) return result;
      if (result.ok) return { ok: true, value: sensitive(reveal(result.value)) };
      // What a script throws may hold what it was given.
      return result.code === 'thrown'
        ? { ...result, message: 'The script threw an error. Its text is hidden, because the input is sensitive.' }
        : result;
    } catch (error) {
      return unavailable(error instanceof Error ? error.message : String(error));
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const process of [...this.#idle, ...this.#busy]) process.kill();
    this.#idle.length = 0;
  }

  async #run(command: ScriptCommand, signal: AbortSignal): Promise<ScriptResult> {
    const compiled = await compileScript(command.source);
    if (!compiled.ok) return { ok: false, code: 'thrown', message: compiled.message };
    const input = JSON.stringify(reveal(command.input) ?? null);
    if (input.length > inputCharsMax) {
      return unavailable(`The input has ${input.length} characters of JSON; ${inputCharsMax} are allowed.`);
    }
    if (!(await this.#turn(signal))) return unavailable('Too many scripts are running.');
    try {
      const process = await this.#take();
      const task = { id: ++this.#lastId, code: compiled.code, input, timeoutMs: command.timeoutMs };
      const reply = await process.run(task, signal);
      this.#giveBack(process);
      if (reply === null)
        return unavailable(signal.aborted ? 'The script was cancelled.' : 'The script ended its process.');
      if (!reply.ok) return { ok: false, code: reply.code, message: reply.message };
      return { ok: true, value: JSON.parse(reply.value) as Json };
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  /** Waits for a free place. False when none came free in time or nobody waits for the script any more. */
  async #turn(signal: AbortSignal): Promise<boolean> {
    if (this.#running >= this.#atOnceMax) {
      const came = await new Promise<boolean>((resolve) => {
        const free = () => finish(true);
        const giveUp = () => finish(false);
        const timer = setTimeout(giveUp, waitMsMax);
        const finish = (value: boolean) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', giveUp);
          const at = this.#waiting.indexOf(free);
          if (at >= 0) this.#waiting.splice(at, 1);
          resolve(value);
        };
        signal.addEventListener('abort', giveUp, { once: true });
        this.#waiting.push(free);
      });
      if (!came) return false;
    }
    this.#running++;
    return true;
  }

  async #take(): Promise<ScriptProcess> {
    if (this.#closed) throw new Error('the script runner is closed');
    const idle = this.#idle.shift();
    const process = idle && !idle.dead ? idle : new ScriptProcess();
    this.#busy.add(process);
    try {
      await process.ready;
    } catch (error) {
      this.#busy.delete(process);
      throw error;
    }
    return process;
  }

  #giveBack(process: ScriptProcess): void {
    this.#busy.delete(process);
    const reusable = !process.dead && process.tasksDone < tasksPerProcessMax && this.#idle.length < this.#warm;
    if (reusable && !this.#closed) this.#idle.push(process);
    else process.kill();
    this.#refill();
  }

  #refill(): void {
    while (!this.#closed && this.#idle.length < this.#warm) this.#idle.push(new ScriptProcess());
  }
}

function unavailable(message: string): ScriptResult {
  return { ok: false, code: 'unavailable', message };
}
