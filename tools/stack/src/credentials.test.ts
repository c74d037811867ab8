import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NewPerson, openCredentials } from './credentials.ts';
import { openSecret } from './state.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'patchbay-credentials-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('credentials.json', () => {
  it('is made once, for its owner alone, with random secrets', () => {
    const first = openCredentials(home, 'http://localhost:3000', { host: '127.0.0.1', port: 5060 });
    const path = join(home, 'credentials.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(first);
    expect(first.admin.password.length).toBeGreaterThanOrEqual(16);
    expect(first.apiKey).toMatch(/^pb_[\w-]{40,}$/);
  });

  it('keeps the secrets and follows the ports', () => {
    const first = openCredentials(home, 'http://localhost:3000', { host: '127.0.0.1', port: 5060 });
    const second = openCredentials(home, 'http://localhost:4000', { host: '127.0.0.1', port: 6060 });
    expect(second).toEqual({ ...first, studioUrl: 'http://localhost:4000', sip: { host: '127.0.0.1', port: 6060 } });
  });

  it('gives people of the first start a password each, and nobody later on', () => {
    const sip = { host: '127.0.0.1', port: 5060 };
    const [mei, tom] = ['Mei', 'Tom'].map((name) => ({ name, email: `${name}@x.test`, role: 'agent' })) as [
      NewPerson,
      NewPerson,
    ];
    const { agents } = openCredentials(home, 'http://localhost:3000', sip, [mei]);
    expect(agents).toEqual([{ ...mei, password: expect.stringMatching(/^[\w-]{12,}$/) }]);
    expect(openCredentials(home, 'http://localhost:3000', sip, [mei, tom]).agents).toEqual(agents);
  });

  it('opens a file that knows of no people', () => {
    const { agents: _, ...older } = openCredentials(home, 'http://localhost:3000', { host: '127.0.0.1', port: 5060 });
    writeFileSync(join(home, 'credentials.json'), JSON.stringify(older));
    expect(openCredentials(home, older.studioUrl, older.sip)).toEqual({ ...older, agents: [] });
  });

  it('refuses a file that it did not write, and leaves it alone', () => {
    const path = join(home, 'credentials.json');
    writeFileSync(path, '{"admin":1}');
    expect(() => openCredentials(home, 'http://localhost:3000', { host: '127.0.0.1', port: 5060 })).toThrow(path);
    expect(readFileSync(path, 'utf8')).toBe('{"admin":1}');
  });
});

describe('the secret', () => {
  it('is 32 bytes, made once, for its owner alone', () => {
    const secret = openSecret(home);
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(openSecret(home)).toBe(secret);
    expect(statSync(join(home, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('is refused when it is not 32 bytes', () => {
    writeFileSync(join(home, 'secret'), 'short');
    expect(() => openSecret(home)).toThrow(/32 bytes/);
  });
});
