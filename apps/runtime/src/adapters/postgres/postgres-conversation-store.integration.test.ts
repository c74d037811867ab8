import { type Connection, connect, conversations } from '@patchbay/drizzle';
import { type Stack, startTestStack } from '@patchbay/tools';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeConversationStore } from '../../ports/testing/conversation-store-conformance.ts';
import { PostgresConversationStore } from './postgres-conversation-store.ts';

const fence = { lease: 'asterisk:test', holder: 'one', epoch: 2 };

let stack: Stack;
let connection: Connection;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres'], migrate: true });
  connection = connect(stack.databaseUrl, { max: 2 });
  const { lease, holder, epoch } = fence;
  await connection.sql`
    insert into lease (name, holder, epoch, expires_at) values (${lease}, ${holder}, ${epoch}, now() + interval '1 hour')`;
});
afterAll(async () => {
  await connection?.close();
  await stack?.stop();
});

describeConversationStore('PostgreSQL', async () => {
  await connection.db.delete(conversations);
  return { store: new PostgresConversationStore(connection), fence };
});

it('keeps what was written down at the seat, and what was known from ringing', async () => {
  const { db } = connection;
  const id = 'call-9.1';
  const offeredAt = new Date(500);
  await db.insert(conversations).values({ id, callId: 'call-9', agentId: 'ann', direction: 'inbound', offeredAt });
  const row = {
    id,
    callId: 'call-9',
    queueId: 'sales',
    agentId: 'ann',
    direction: 'inbound',
    customerNumber: '4711',
    offeredAtMs: 900,
    answeredAtMs: 2_000,
    endedAtMs: null,
    endedBy: null,
    talkMs: 0,
    holdMs: 0,
    lease: 'asterisk:test',
    live: { id },
  } as const;
  const store = new PostgresConversationStore(connection);
  await store.save(fence, row);
  await db.update(conversations).set({ wrapUpMs: 3_000 }).where(eq(conversations.id, id));
  await store.save(fence, { ...row, endedAtMs: 8_000, endedBy: 'caller', talkMs: 6_000, live: null });
  const [kept] = await db.select().from(conversations).where(eq(conversations.id, id));
  expect(kept).toMatchObject({ offeredAt, wrapUpMs: 3_000, endedBy: 'caller', talkMs: 6_000, live: null });
  expect(kept).toMatchObject({ outcome: 'answered', endedAt: new Date(8_000) });
});
