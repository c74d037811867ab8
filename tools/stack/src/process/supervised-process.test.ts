import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive, parseIdentity, SetupError } from '@patchbay/asterisk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteProcess, stopLeftover } from './leftover.ts';
import { pollUntil } from './poll.ts';
import { type PartEvent, type PartSpec, SupervisedProcess } from './supervised-process.ts';

let folder: string;
let events: PartEvent[];
let running: SupervisedProcess[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-part-'));
  events = [];
  running = [];
});
afterEach(async () => {
  for (const part of running) await part.stop();
  rmSync(folder, { recursive: true, force: true });
});

const readyFile = () => join(folder, 'ready');

/** A part that is a small Node program; it is ready once it has written a file that was not there before. */
function part(script: string, changes: Partial<PartSpec> = {}): SupervisedProcess {
  const supervised = new SupervisedProcess(
    {
      name: 'Probe',
      prepare: async () => {
        rmSync(readyFile(), { force: true });
        return { command: process.execPath, args: ['-e', script, readyFile()], env: process.env };
      },
      ready: () => Promise.resolve(readFileSync(readyFile(), 'utf8') === 'yes'),
      readyTimeoutMs: 20_000,
      stopSignal: 'SIGTERM',
      stopTimeoutMs: 10_000,
      logPath: join(folder, 'probe.log'),
      pidPath: join(folder, 'probe.json'),
      ...changes,
    },
    (event) => events.push(event),
  );
  running.push(supervised);
  return supervised;
}

const lives = `require('node:fs').writeFileSync(process.argv[1], 'yes'); setInterval(() => {}, 1000);`;
const identityOf = () => {
  const identity = parseIdentity(readFileSync(join(folder, 'probe.json'), 'utf8'));
  if (identity === undefined) throw new Error('no process noted');
  return identity;
};

describe('a part', () => {
  it('is started again when it dies, and not after it was stopped', async () => {
    const probe = part(lives);
    await probe.start();
    const first = identityOf();
    process.kill(first.pid, 'SIGKILL');
    expect(await pollUntil(() => events.some((event) => event.type === 'restarted'), 20_000)).toBe(true);
    const second = identityOf();
    expect(second).not.toEqual(first);
    await probe.stop();
    expect(isAlive(second)).toBe(false);
    expect(events.map((event) => event.type)).toEqual(['started', 'died', 'restarted', 'stopped']);
  });

  it('that ends at once three times in a row fails with its last words', async () => {
    const probe = part(`console.error('cannot find my keys'); process.exit(3);`);
    await expect(probe.start()).rejects.toThrow(/Probe ends as soon as it is started[\s\S]*cannot find my keys/);
  });

  it('that never answers is stopped and fails', async () => {
    const probe = part('setInterval(() => {}, 1000);', { readyTimeoutMs: 200 });
    await expect(probe.start()).rejects.toThrow(SetupError);
    expect(probe.pid).toBeUndefined();
  });

  it('that cannot be run at all fails with the reason', async () => {
    const probe = part('', { prepare: async () => ({ command: join(folder, 'nothing-here'), args: [], env: {} }) });
    await expect(probe.start()).rejects.toThrow(/Probe ends as soon as it is started/);
  });

  it('that ignores its stop signal is killed', async () => {
    const probe = part(`process.on('SIGTERM', () => {}); ${lives}`, { stopTimeoutMs: 300 });
    await probe.start();
    const identity = identityOf();
    await probe.stop();
    expect(isAlive(identity)).toBe(false);
  });
});

describe('a part left over by a launcher that was killed', () => {
  it('is ended before the next start', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000);']);
    const left = noteProcess(join(folder, 'probe.json'), child.pid ?? 0);
    expect(isAlive(left)).toBe(true);
    const again = part(lives);
    await again.start();
    expect(isAlive(left)).toBe(false);
    expect(isAlive(identityOf())).toBe(true);
  });

  it('is not looked for in a note whose process number now belongs to another', async () => {
    const note = join(folder, 'other.json');
    writeFileSync(note, JSON.stringify({ pid: process.pid, startedAt: 'another boot:1' }));
    expect(await stopLeftover(note, 'SIGKILL', 1000)).toBe(false);
  });

  it('is not looked for in a note that cannot be read', async () => {
    const note = join(folder, 'broken.json');
    writeFileSync(note, '{');
    expect(await stopLeftover(note, 'SIGKILL', 1000)).toBe(false);
  });
});
