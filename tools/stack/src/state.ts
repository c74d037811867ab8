import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '@patchbay/asterisk';
import { freePort, tcpPortIsFree } from './ports.ts';

/** What a home remembers between starts: private ports and the passwords between the parts. Kept in `<home>/stack.json`, for its owner alone. */
export type StackState = {
  postgresPort: number;
  postgresPassword: string;
  redisPort: number;
  redisPassword: string;
  ariPassword: string;
  outboundPassword: string;
};

/** Reads the state of a home, filling in what is missing; a private port that somebody else has taken since is chosen anew. */
export async function openState(home: string): Promise<StackState> {
  mkdirSync(home, { recursive: true, mode: 0o755 });
  const path = join(home, 'stack.json');
  const known = readKnown(path);
  const state: StackState = {
    postgresPort: await portOr(known.postgresPort),
    postgresPassword: textOr(known.postgresPassword),
    redisPort: await portOr(known.redisPort),
    redisPassword: textOr(known.redisPassword),
    ariPassword: textOr(known.ariPassword),
    outboundPassword: textOr(known.outboundPassword),
  };
  writePrivate(path, `${JSON.stringify(state, null, 2)}\n`);
  return state;
}

/** The key with which credentials are sealed in the database: 32 random bytes in base64, made once. */
export function openSecret(home: string): string {
  const path = join(home, 'secret');
  if (!existsSync(path)) writePrivate(path, `${randomBytes(32).toString('base64')}\n`);
  const secret = readFileSync(path, 'utf8').trim();
  if (Buffer.from(secret, 'base64').length !== 32) {
    throw new SetupError(
      'bad_setting',
      `${path} should hold 32 bytes in base64. Put the original back: sealed credentials cannot be opened without it.`,
    );
  }
  return secret;
}

/** A random text of `bytes` bytes that needs no quoting in configuration files, addresses and shells. */
export function randomText(bytes: number): string {
  return randomBytes(bytes).toString('base64url');
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivate(path: string, text: string): void {
  const half = `${path}.${process.pid}`;
  writeFileSync(half, text, { mode: 0o600 });
  renameSync(half, path);
}

function readKnown(path: string): Partial<Record<keyof StackState, unknown>> {
  if (!existsSync(path)) return {};
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch (error) {
    throw new SetupError(
      'bad_setting',
      `${path} is not JSON any more. Restore it, or remove it to have new passwords made.`,
      String(error),
    );
  }
}

async function portOr(known: unknown): Promise<number> {
  if (typeof known === 'number' && (await tcpPortIsFree(known, '127.0.0.1'))) return known;
  return freePort();
}

function textOr(known: unknown): string {
  return typeof known === 'string' && known !== '' ? known : randomText(24);
}
