import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { isReply, type Outcome, type ScriptTask } from './messages.ts';

const startMsMax = 20_000;
/** Beyond the script's own limit, which the interpreter mostly keeps by itself. */
const overtimeMs = 250;

/** One process that runs scripts. Once it has misbehaved in any way it is `dead` and must be replaced. */
export class ScriptProcess {
  readonly ready: Promise<void>;
  readonly #child: ChildProcess;
  #task: { id: number; end(reply: Outcome | null): void } | null = null;
  #dead = false;
  tasksDone = 0;

  constructor() {
    // Source files need a loader; the bundle has the worker as JavaScript beside it.
    const fromSource = import.meta.url.endsWith('.ts');
    const entry = new URL(fromSource ? './script.worker.ts' : './script.worker.js', import.meta.url);
    const loader = fromSource ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : [];
    this.#child = fork(fileURLToPath(entry), [], {
      execArgv: [...loader, '--max-old-space-size=96'],
      env: {},
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'json',
    });
    this.#child.on('exit', () => this.#died());
    this.#child.on('error', () => this.#died());
    this.ready = new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.kill();
        reject(new Error(`the script process did not start within ${startMsMax} ms`));
      }, startMsMax);
      const settle = (act: () => void) => {
        clearTimeout(timer);
        act();
      };
      this.#child.on('message', (message) => {
        if (message === 'ready') settle(resolve);
        else this.#answered(message);
      });
      this.#child.once('exit', (code) => settle(() => reject(new Error(`the script process ended with ${code}`))));
      this.#child.once('error', (error) => settle(() => reject(error)));
    });
    // Whoever waits for it hears of it; the process is dead either way.
    this.ready.catch(() => undefined);
  }

  get dead(): boolean {
    return this.#dead;
  }

  /** Ends within the task's limit and a little. Null when the process died under it. */
  run(task: ScriptTask, signal: AbortSignal): Promise<Outcome | null> {
    return new Promise((resolve) => {
      const stop = () => {
        this.kill();
        this.#task?.end(null);
      };
      const timer = setTimeout(() => {
        const late = this.#task;
        this.kill();
        late?.end({ ok: false, code: 'timeout', message: 'The script took too long and was ended.' });
      }, task.timeoutMs + overtimeMs);
      this.#task = {
        id: task.id,
        end: (reply) => {
          clearTimeout(timer);
          signal.removeEventListener('abort', stop);
          this.#task = null;
          this.tasksDone++;
          resolve(reply);
        },
      };
      if (signal.aborted) {
        stop();
        return;
      }
      signal.addEventListener('abort', stop, { once: true });
      this.#child.send(task, (error) => {
        if (error) stop();
      });
    });
  }

  kill(): void {
    this.#dead = true;
    this.#child.kill('SIGKILL');
  }

  #answered(message: unknown): void {
    if (!isReply(message) || message.id !== this.#task?.id) {
      const task = this.#task;
      this.kill();
      task?.end(null);
      return;
    }
    // After an interruption or an exhausted memory the interpreter is not used again.
    if (!message.ok && (message.code === 'timeout' || message.code === 'memory')) this.kill();
    this.#task.end(message);
  }

  #died(): void {
    this.#dead = true;
    this.#task?.end(null);
  }
}
