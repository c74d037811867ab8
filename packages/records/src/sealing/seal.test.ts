import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { SealError, seal, unseal } from './seal.ts';

const secret = randomBytes(32).toString('base64');
const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof SealError) return error.code;
    throw error;
  }
  return 'none';
};

describe('sealing', () => {
  it('gives back what was sealed and never the same text twice', () => {
    for (const text of ['', '1234', '密码 ••••', 'x'.repeat(100_000)]) {
      const sealed = seal(text, secret);
      expect(unseal(sealed, secret)).toBe(text);
      expect(seal(text, secret)).not.toBe(sealed);
    }
  });

  it('notices every changed character', () => {
    const sealed = seal('4711', secret);
    const start = sealed.lastIndexOf('.') + 1;
    for (let at = start; at < sealed.length - 1; at++) {
      const other = sealed[at] === 'A' ? 'B' : 'A';
      expect(codeOf(() => unseal(sealed.slice(0, at) + other + sealed.slice(at + 1), secret))).toBe('damaged');
    }
  });

  it('says when another secret sealed it, and unseals with an old one after a change', () => {
    const newer = randomBytes(32).toString('base64');
    const sealed = seal('old', secret);
    expect(codeOf(() => unseal(sealed, newer))).toBe('unknown_key');
    expect(unseal(sealed, [newer, secret])).toBe('old');
    expect(unseal(seal('new', [newer, secret]), newer)).toBe('new');
  });

  it('refuses text that is not sealed and secrets that are too short', () => {
    for (const text of ['', 'clear', 'v1.x', 'v2.aaaaaaaa.bbbb', 'v1.aaaaaaaa.bb.cc']) {
      expect(['damaged', 'unknown_key']).toContain(codeOf(() => unseal(text, secret)));
    }
    expect(codeOf(() => seal('x', 'c2hvcnQ='))).toBe('invalid_secret');
    expect(codeOf(() => seal('x', []))).toBe('invalid_secret');
  });
});
