import { DrizzleQueryError } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { loggedError } from './logged-error.ts';

const number = '+4930901820';

describe('an error in a log', () => {
  it('is its name, code and message, and where it happened', () => {
    const cause = Object.assign(new TypeError('the socket closed'), { code: 'ECONNRESET', address: '127.0.0.1' });
    const logged = loggedError(new Error('could not be read', { cause }));
    expect(logged).toMatchObject({
      name: 'Error',
      message: 'could not be read',
      cause: { name: 'TypeError', message: 'the socket closed', code: 'ECONNRESET' },
    });
    expect(logged.stack).toMatch(/^Error: could not be read\n\s+at .*logged-error\.test/);
    expect(JSON.stringify(logged)).not.toContain('127.0.0.1');
  });

  it('has no value of a query that failed', () => {
    const refused = Object.assign(new Error(`invalid input syntax for type integer: "${number}"`), {
      name: 'PostgresError',
      code: '22P02',
      detail: number,
    });
    const failed = new DrizzleQueryError('select * from call where caller_number = $1', [number], refused);
    const logged = loggedError(failed);
    expect(logged.message).toBe('Failed query: select * from call where caller_number = $1');
    expect(logged.cause).toMatchObject({ code: '22P02', message: 'invalid input syntax for type integer: "…"' });
    expect(JSON.stringify(logged)).not.toContain(number);
  });

  it('is anything that was thrown, and ends where causes go round', () => {
    expect(loggedError('no')).toEqual({ name: 'thrown', message: 'no' });
    const round = new Error('round');
    round.cause = round;
    expect(JSON.stringify(loggedError(round)).length).toBeLessThan(20_000);
  });
});
