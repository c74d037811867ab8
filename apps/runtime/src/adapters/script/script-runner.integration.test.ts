import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { QuickJsScriptRunner } from './quickjs-script-runner.ts';

const runner = new QuickJsScriptRunner({ warm: 1, atOnceMax: 2 });
afterAll(() => runner.close());

const run = (body: string, input: unknown = {}, timeoutMs = 1_000, signal = new AbortController().signal) =>
  runner.run({ source: `export default function (input) {${body}}`, input: input as never, timeoutMs }, signal);

describe('a script', () => {
  it('computes with what it was given', async () => {
    expect(await run('return { sum: input.prices.reduce((a, b) => a + b, 0) }', { prices: [1, 2.5] })).toEqual({
      ok: true,
      value: { sum: 3.5 },
    });
  });

  it('may use types, helpers, async functions and nothing at all', async () => {
    const source = `
      interface Input { readonly names: string[] }
      const shout = (name: string): string => name.toUpperCase();
      export default async function (input: Input): Promise<string[]> {
        await Promise.resolve();
        return input.names.map((name) => shout(name)) satisfies string[];
      }`;
    const signal = new AbortController().signal;
    expect(await runner.run({ source, input: { names: ['ada', '李'] }, timeoutMs: 1_000 }, signal)).toEqual({
      ok: true,
      value: ['ADA', '李'],
    });
    expect(await run('')).toEqual({ ok: true, value: null });
  });

  it('says what is wrong and where when it is no TypeScript', async () => {
    const result = await run('\n  return ]');
    expect(result).toMatchObject({ ok: false, code: 'thrown', message: expect.stringMatching(/line 2/) });
  });

  it.each([
    ['throw new TypeError("no such order")', 'TypeError: no such order'],
    ['throw "just text"', 'threw just text'],
    ['input.missing.field', 'TypeError'],
    ['return (function deep() { return deep() })()', 'stack'],
    ['throw { get message() { throw 1 }, name: "Odd" }', 'Odd'],
    ['throw "x".repeat(5e6)', 'long text'],
    ['return new Promise(() => {})', 'never comes'],
    ['return Promise.reject(new Error("late"))', 'late'],
    ['return Date.now()', 'no clock'],
    ['return new Date()', 'no clock'],
    ['return Math.random()', 'no random'],
    ['return fetch("http://127.0.0.1/")', 'fetch'],
    ['return require("fs")', 'require'],
    ['return process.env', 'process'],
    ['return setTimeout(() => {}, 1)', 'setTimeout'],
  ])('that does %j fails with its own words', async (body, words) => {
    expect(await run(body)).toMatchObject({ ok: false, code: 'thrown', message: expect.stringContaining(words) });
  });

  it.each([
    'return () => 1',
    'const a = {}; a.a = a; return a',
    'return 1n',
    'return "x".repeat(2e6)',
    'let a = []; for (let i = 0; i < 100; i++) a = [a]; return a',
    'return { toJSON() { throw new Error("no") } }',
  ])('that does %j returns no data', async (body) => {
    expect(await run(body)).toMatchObject({ ok: false, code: 'invalid_result' });
  });

  it.each([
    'while (true) {}',
    'try { while (true) {} } catch { return 1 }',
    'return /^(a+)+$/.test("a".repeat(40) + "b")',
    'return { get x() { while (true) {} } }',
    'throw { get message() { while (true) {} } }',
    'return (async () => { while (true) await null })()',
    'const a = Array.from({ length: 1e6 }, (_, i) => i); for (;;) a.sort(() => 1)',
  ])('that does %j is ended at its limit', async (body) => {
    expect(await run(body, {}, 100)).toMatchObject({ ok: false, code: 'timeout' });
    expect(await run('return 1')).toEqual({ ok: true, value: 1 });
  });

  it.each([
    'const a = []; for (;;) a.push(new Array(1e5).fill(7))',
    'let s = "x"; for (;;) s += s + s',
    'return new ArrayBuffer(2 ** 31 - 1).byteLength',
    'return "x".repeat(2 ** 29)',
  ])('that does %j runs out of memory, and only itself', async (body) => {
    const result = await run(body, {}, 1_000);
    expect(result).toMatchObject({ ok: false });
    expect(['memory', 'timeout', 'thrown']).toContain(result.ok || result.code);
    expect(await run('return 1')).toEqual({ ok: true, value: 1 });
  });

  it('leaves nothing behind for the next', async () => {
    await run('globalThis.left = 1; JSON.stringify = () => "stolen"; Object.prototype.evil = 1; return 1');
    expect(await run('return [typeof left, JSON.stringify({}), ({}).evil === undefined]')).toEqual({
      ok: true,
      value: ['undefined', '{}', true],
    });
  });

  it('cannot change how its own result is read', async () => {
    const body = 'JSON.stringify = () => { while (true) {} }; Array.prototype.toJSON = () => 5; return [1]';
    expect(await run(body)).toEqual({ ok: true, value: 5 });
  });

  it('keeps what is sensitive so, in what it returns and in what it throws', async () => {
    expect(await run('return input.pin', { $sensitive: { pin: '4711' } })).toEqual({
      ok: true,
      value: { $sensitive: '4711' },
    });
    const thrown = await run('throw new Error(input.pin)', { $sensitive: { pin: '4711' } });
    expect(thrown).toMatchObject({ ok: false, code: 'thrown' });
    expect(JSON.stringify(thrown)).not.toContain('4711');
  });

  it('ends when it is withdrawn, while it runs and before', async () => {
    const abort = new AbortController();
    const running = run('while (true) {}', {}, 10_000, abort.signal);
    const behind = [run('while (true) {}', {}, 10_000, abort.signal), run('return 1', {}, 1_000, abort.signal)];
    abort.abort();
    for (const result of await Promise.all([running, ...behind])) {
      expect(result).toMatchObject({ ok: false, code: 'unavailable' });
    }
    expect(await run('return 1')).toEqual({ ok: true, value: 1 });
  });

  it('waits its turn when many run at once', async () => {
    const results = await Promise.all(Array.from({ length: 12 }, (_, n) => run('return input.n', { n })));
    expect(results).toEqual(Array.from({ length: 12 }, (_, n) => ({ ok: true, value: n })));
  });

  it.each([
    ['between scripts', ''],
    ['during a script', 'for (;;) {}'],
  ])('that is left behind %s ends in silence with whoever started it', async (_, body) => {
    const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const worker = fork(fileURLToPath(new URL('./script.worker.ts', import.meta.url)), [], {
      execArgv: ['--import', loader],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaints = '';
    worker.stderr?.on('data', (text) => {
      complaints += String(text);
    });
    await once(worker, 'message');
    const code = `var script = { default: () => { ${body} } };`;
    worker.send({ id: 1, code, input: '{}', timeoutMs: 300 });
    worker.disconnect();
    expect({ ended: await once(worker, 'exit'), complaints }).toEqual({ ended: [0, null], complaints: '' });
  });

  it('is refused when the runner is closed', async () => {
    const closed = new QuickJsScriptRunner({ warm: 0 });
    await closed.close();
    const result = await closed.run(
      { source: 'export default () => 1', input: {}, timeoutMs: 100 },
      new AbortController().signal,
    );
    expect(result).toMatchObject({ ok: false, code: 'unavailable' });
  });
});
