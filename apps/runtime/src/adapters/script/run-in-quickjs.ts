import { getQuickJS, type QuickJSContext, type QuickJSHandle, type QuickJSWASMModule } from 'quickjs-emscripten';
import { messageCharsMax, type Outcome, type ScriptReply, type ScriptTask, valueCharsMax } from './messages.ts';

const memoryBytesMax = 48 * 1024 * 1024;
/** More than this and a deep recursion would overflow the stack of the process before the interpreter notices. */
const stackBytesMax = 160 * 1024;
const valueDepthMax = 64;

/** A script that is run again after a restart has to do the same again, so what differs from run to run is not there. */
const prelude = `(() => {
  const noClock = () => { throw new Error('A script has no clock: hand the time in as an input.'); };
  const RealDate = Date;
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) { if (parts.length === 0) noClock(); super(...parts); }
    static now() { return noClock(); }
  };
  Math.random = () => { throw new Error('A script has no random numbers: hand them in as an input.'); };
})()`;

/** Runs one script in an interpreter of its own, which is thrown away afterwards. */
export async function runInQuickJs(task: ScriptTask): Promise<ScriptReply> {
  return { id: task.id, ...run(await getQuickJS(), task) };
}

function run(quickjs: QuickJSWASMModule, task: ScriptTask): Outcome {
  const runtime = quickjs.newRuntime();
  runtime.setMemoryLimit(memoryBytesMax);
  runtime.setMaxStackSize(stackBytesMax);
  const deadline = Date.now() + task.timeoutMs;
  let interrupted = false;
  runtime.setInterruptHandler(() => {
    interrupted = Date.now() > deadline;
    return interrupted;
  });
  const context = runtime.newContext();
  try {
    return new Execution(context, () => interrupted).run(task);
  } finally {
    // An interpreter that was interrupted may not let itself be taken down in order; its process ends soon anyway.
    if (!interrupted) {
      context.dispose();
      runtime.dispose();
    }
  }
}

/** Thrown for what ends a script early; carries the outcome. */
class Ended extends Error {
  constructor(readonly outcome: Outcome) {
    super('ended');
  }
}

class Execution {
  readonly #context: QuickJSContext;
  readonly #interrupted: () => boolean;
  readonly #handles: QuickJSHandle[] = [];

  constructor(context: QuickJSContext, interrupted: () => boolean) {
    this.#context = context;
    this.#interrupted = interrupted;
  }

  run(task: ScriptTask): Outcome {
    try {
      return { ok: true, value: this.#value(task) };
    } catch (error) {
      if (error instanceof Ended) return error.outcome;
      throw error;
    } finally {
      if (!this.#interrupted()) for (const handle of this.#handles.reverse()) if (handle.alive) handle.dispose();
    }
  }

  #value(task: ScriptTask): string {
    const context = this.#context;
    // Taken before the script can replace them.
    const parse = this.#taken(this.#evaluate('JSON.parse', 'thrown'));
    const stringify = this.#taken(this.#evaluate('JSON.stringify', 'thrown'));
    this.#evaluate(prelude, 'thrown');
    const input = this.#call(parse, [this.#taken(context.newString(task.input))], 'thrown');
    this.#evaluate(`${task.code}\n;globalThis.__entry = script.default;`, 'thrown');
    const entry = this.#taken(context.getProp(context.global, '__entry'));
    if (context.typeof(entry) !== 'function') {
      this.#end('thrown', 'The script exports no default function.');
    }
    const returned = this.#settled(this.#call(entry, [input], 'thrown'));
    if (context.typeof(returned) === 'undefined') return 'null';
    const text = this.#call(stringify, [returned], 'invalid_result');
    if (context.typeof(text) !== 'string')
      this.#end('invalid_result', 'The script returned something that is no data.');
    const length = context.getNumber(this.#taken(context.getProp(text, 'length')));
    if (length > valueCharsMax) {
      this.#end('invalid_result', `The script returned ${length} characters of JSON; ${valueCharsMax} are allowed.`);
    }
    const json = context.getString(text);
    if (isDeeperThan(JSON.parse(json), valueDepthMax)) {
      this.#end('invalid_result', `The script returned data nested deeper than ${valueDepthMax} levels.`);
    }
    return json;
  }

  /** What a promise came to. A promise that nothing can settle any more is an error. */
  #settled(handle: QuickJSHandle): QuickJSHandle {
    const context = this.#context;
    const jobs = context.runtime.executePendingJobs();
    if (jobs.error) this.#fail(jobs.error, 'thrown');
    const state = context.getPromiseState(handle);
    switch (state.type) {
      case 'fulfilled':
        return state.notAPromise ? handle : this.#taken(state.value);
      case 'rejected':
        return this.#fail(state.error, 'thrown');
      case 'pending':
        return this.#end('thrown', 'The script waits for something that never comes.');
    }
  }

  #evaluate(code: string, failure: 'thrown' | 'invalid_result'): QuickJSHandle {
    const result = this.#context.evalCode(code, 'script.js');
    return result.error ? this.#fail(result.error, failure) : this.#taken(result.value);
  }

  #call(target: QuickJSHandle, args: QuickJSHandle[], failure: 'thrown' | 'invalid_result'): QuickJSHandle {
    const result = this.#context.callFunction(target, this.#context.undefined, ...args);
    return result.error ? this.#fail(result.error, failure) : this.#taken(result.value);
  }

  #taken(handle: QuickJSHandle): QuickJSHandle {
    this.#handles.push(handle);
    return handle;
  }

  #fail(error: QuickJSHandle, failure: 'thrown' | 'invalid_result'): never {
    this.#taken(error);
    const { name, message } = this.#describe(error);
    if (name === 'InternalError' && message === 'out of memory')
      this.#end('memory', 'The script used too much memory.');
    this.#end(failure, name === '' ? message : `${name}: ${message}`);
  }

  /** What was thrown, in words. It may be anything, and reading it may run more of the script. */
  #describe(error: QuickJSHandle): { name: string; message: string } {
    const context = this.#context;
    if (context.typeof(error) !== 'object') return { name: '', message: `threw ${this.#text(error)}` };
    const read = (property: string): string => {
      const result = context.evalCode(
        `(error) => { try { return String(error.${property}).slice(0, 400) } catch { return '?' } }`,
      );
      if (result.error) {
        result.error.dispose();
        return '?';
      }
      const text = context.callFunction(this.#taken(result.value), context.undefined, error);
      if (text.error) {
        text.error.dispose();
        return '?';
      }
      return this.#text(this.#taken(text.value));
    };
    return { name: read('name'), message: read('message') };
  }

  #text(handle: QuickJSHandle): string {
    const type = this.#context.typeof(handle);
    if (type === 'string') {
      const length = this.#context.getNumber(this.#taken(this.#context.getProp(handle, 'length')));
      return length > 10_000 ? 'a long text' : this.#context.getString(handle);
    }
    if (type === 'number') return String(this.#context.getNumber(handle));
    return type === 'undefined' ? 'undefined' : `a ${type}`;
  }

  #end(code: 'memory' | 'thrown' | 'invalid_result', message: string): never {
    // Whatever an interruption looked like from inside.
    if (this.#interrupted()) throw new Ended({ ok: false, code: 'timeout', message: 'The script took too long.' });
    throw new Ended({ ok: false, code, message: message.slice(0, messageCharsMax) });
  }
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => isDeeperThan(item, levels - 1));
}
