import { describe, expect, it } from 'vitest';
import { makeOneTimePassword } from './one-time-password';

describe('one-time passwords', () => {
  it('are easy to dictate, long enough to sign in with, and never the same', () => {
    const made = Array.from({ length: 200 }, makeOneTimePassword);
    for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(new Set(made).size).toBe(made.length);
  });
});
