import { type Connection, connect, deskCommands } from '@patchbay/drizzle';
import { type Stack, startTestStack } from '@patchbay/tools';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeDeskLog } from '../../ports/testing/desk-log-conformance.ts';
import { PostgresDeskLog } from './postgres-desk-log.ts';

let stack: Stack;
let connection: Connection;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres'], migrate: true });
  connection = connect(stack.databaseUrl, { max: 2 });
});
afterAll(async () => {
  await connection?.close();
  await stack?.stop();
});

describeDeskLog('PostgreSQL', async () => {
  await connection.db.delete(deskCommands);
  return new PostgresDeskLog(connection.db);
});

it('forgets commands that are too old to be read again', async () => {
  const now = Date.UTC(2026, 0, 5, 9);
  const log = new PostgresDeskLog(connection.db);
  await log.begin('old', now);
  await log.begin('new', now + 3_600_000);
  expect((await connection.db.select().from(deskCommands)).map(({ id }) => id)).toEqual(['new']);
});
