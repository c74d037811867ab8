import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryLock, waitForLock } from './lock.ts';
import { isAlive, ownIdentity, parseIdentity, processStartedAt } from './process-identity.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'patchbay-lock-'));
  path = join(folder, 'part.lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Node's own process, ended: a number and a start time that belong to nobody any more. */
async function endedProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const pid = child.pid ?? 0;
  const startedAt = processStartedAt(pid) ?? '';
  child.kill('SIGKILL');
  await once(child, 'exit');
  return { pid, startedAt };
}

describe('a lock', () => {
  it('is had by one at a time, and says by whom', () => {
    const first = tryLock(path);
    expect(first).toHaveProperty('lock');
    expect(tryLock(path)).toEqual({ heldBy: ownIdentity() });
    if ('lock' in first) first.lock.release();
    expect(tryLock(path)).toHaveProperty('lock');
  });

  it('of a process that was killed is taken over', async () => {
    writeFileSync(path, JSON.stringify(await endedProcess()));
    expect(tryLock(path)).toHaveProperty('lock');
  });

  it('of a process whose number now belongs to another is taken over', () => {
    writeFileSync(path, JSON.stringify({ ...ownIdentity(), startedAt: 'another boot:1' }));
    expect(tryLock(path)).toHaveProperty('lock');
  });

  it('that is empty or half written is taken over', () => {
    writeFileSync(path, '{"pid": 12');
    expect(tryLock(path)).toHaveProperty('lock');
  });

  it('leaves no other files behind', () => {
    writeFileSync(path, '');
    const taken = tryLock(path);
    tryLock(path);
    expect(readdirSync(folder)).toEqual(['part.lock']);
    if ('lock' in taken) taken.lock.release();
    expect(existsSync(path)).toBe(false);
  });

  it('is waited for', async () => {
    const first = tryLock(path);
    const waiting = waitForLock(path, 10_000, () => {
      if ('lock' in first) first.lock.release();
    });
    await expect(waiting).resolves.toHaveProperty('release');
  });

  it('that stays taken is given up with the number of the holder', async () => {
    tryLock(path);
    await expect(waitForLock(path, 0)).rejects.toThrow(String(process.pid));
  });
});

describe('a process identity', () => {
  it('is alive only while number and start time fit', async () => {
    expect(isAlive(ownIdentity())).toBe(true);
    expect(isAlive({ ...ownIdentity(), startedAt: 'x' })).toBe(false);
    expect(isAlive(await endedProcess())).toBe(false);
  });

  it.each(['', '[]', 'null', '{"pid":"1","startedAt":"x"}', '{"pid":1.5,"startedAt":"x"}'])(
    'is not read from %j',
    (text) => {
      expect(parseIdentity(text)).toBeUndefined();
    },
  );
});
