import { DrizzleQueryError } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { createLog } from './log';

it('says what an error was, and no value of the query that failed', () => {
  const lines: string[] = [];
  const log = createLog({ write: (line) => void lines.push(line) });
  const cause = new Error('connection terminated');
  log.warn({ error: new DrizzleQueryError('select $1', ['+4930901820'], cause) }, 'floor.before_unreadable');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'floor.before_unreadable',
    error: { message: 'Failed query: select $1', cause: { message: 'connection terminated' } },
  });
  expect(lines.join()).not.toContain('+4930901820');
});
