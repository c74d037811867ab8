import {
  agentQueues,
  agentSkills,
  agents,
  type Connection,
  connect,
  numberPlaces,
  queues,
  skills,
  users,
} from '@patchbay/drizzle';
import { emptyQueueDay } from '@patchbay/records';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { describeRoutingJournal } from '../../ports/testing/routing-journal-conformance.ts';
import { PostgresCallBook } from './postgres-call-book.ts';
import { PostgresCallbacks } from './postgres-callbacks.ts';
import { PostgresCentre } from './postgres-centre.ts';
import { PostgresCustomers } from './postgres-customers.ts';
import { PostgresLeases } from './postgres-leases.ts';
import { PostgresRoutingJournal } from './postgres-routing-journal.ts';

let stack: Stack;
let connection: Connection;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres'], migrate: true });
  connection = connect(stack.databaseUrl, { max: 4 });
});

afterAll(async () => {
  await connection?.close();
  await stack?.stop();
});

describeRoutingJournal('PostgreSQL', async () => ({
  journal: new PostgresRoutingJournal(connection.sql),
  leases: new PostgresLeases(connection.sql),
}));

describe('the centre', () => {
  test('is read whole: queues that are in use, agents with levels, queues and phones', async () => {
    const { db } = connection;
    await db.insert(users).values({ id: 'ann', name: 'Ann', email: 'ann@example.com' });
    await db.insert(queues).values([
      { id: 'support', name: 'Support', overflow: [{ when: 'closed', action: { kind: 'voicemail' } }] },
      { id: 'old', name: 'Old', archivedAt: new Date() },
    ]);
    await db.insert(skills).values({ id: 'german', name: 'German' });
    await db
      .insert(agents)
      .values({ userId: 'ann', phoneKind: 'sip', sipAddress: 'sip:ann@127.0.0.1:5099', extension: '301' });
    await db.insert(agentSkills).values({ userId: 'ann', skillId: 'german', level: 7 });
    await db.insert(agentQueues).values({ userId: 'ann', queueId: 'support' });
    const setup = await new PostgresCentre(db).read();
    expect(setup.queues).toMatchObject([{ id: 'support', open: true, hours: null, overflow: [{ when: 'closed' }] }]);
    expect(setup.agents).toMatchObject([
      {
        id: 'ann',
        name: 'Ann',
        skills: { german: 7 },
        queueIds: ['support'],
        deskPhone: 'agent-ann',
        extension: '301',
      },
    ]);
    expect(setup.skillNames).toEqual({ german: 'German' });
  });

  test('a number that nobody knows is a stranger', async () => {
    expect(await new PostgresCustomers(connection.db).byNumber('+493012345')).toEqual({
      customerId: null,
      level: '',
      ownAgentId: null,
      language: null,
      lastTalk: null,
      place: '',
      country: '',
    });
  });

  test('a number comes from the place and the country of its longest prefix', async () => {
    await connection.db.insert(numberPlaces).values([
      { prefix: '+33', placeEn: 'France', country: 'FR' },
      { prefix: '+331', placeEn: 'Paris', country: 'FR' },
    ]);
    expect(await new PostgresCustomers(connection.db).byNumber('+33142000000')).toMatchObject({
      place: 'Paris',
      country: 'FR',
    });
  });
});

describe('the book', () => {
  const at = Date.UTC(2026, 0, 5, 9);
  const visit = {
    id: 'call-1.3.1',
    callId: 'call-1',
    callbackId: null,
    queueId: 'support',
    joinedAtMs: at,
    positionAtJoin: 2,
    expectedWaitMs: 30_000,
    vip: false,
    priority: 0,
  };

  test('a visit has one row, however often it is told, and counts on its day', async () => {
    const book = new PostgresCallBook(connection.db);
    const waits = { thresholdMs: null, shortAbandonMs: 5_000 };
    await book.visitBegan(visit);
    await book.visitBegan(visit);
    const end = { leftAtMs: at + 5_000, outcome: 'answered', agentId: 'ann' } as const;
    await book.visitEnded(visit, end);
    await book.visitEnded(visit, end);
    // Whoever is called back was offered already.
    await book.visitBegan({ ...visit, id: 'callback-call-1-7.1', callbackId: 'call-1-7' });
    expect(await book.countsOfDay(at, 'Europe/Berlin', waits)).toEqual([
      { ...emptyQueueDay, queueId: 'support', offered: 1, answered: 1, answeredInTime: 1 },
    ]);
    expect(await book.countsOfDay(at + 86_400_000, 'Europe/Berlin', waits)).toEqual([]);
  });

  test('an agent is in one state at a time', async () => {
    const book = new PostgresCallBook(connection.db);
    const state = { agentId: 'ann', reason: null, callId: null, queueId: null };
    await book.agentStateBegan({ ...state, state: 'ready', sinceMs: at });
    await book.agentStateBegan({ ...state, state: 'ready', sinceMs: at });
    await book.agentStateBegan({
      ...state,
      state: 'ringing',
      callId: 'call-1',
      queueId: 'support',
      sinceMs: at + 1_000,
    });
    await book.agentStateEnded('ann', at + 2_000);
    const rows = await connection.sql`select state, since, until from agent_state order by since`;
    expect(rows.map((row) => [row.state, row.since.getTime() - at, row.until.getTime() - at])).toEqual([
      ['ready', 0, 1_000],
      ['ringing', 1_000, 2_000],
    ]);
  });

  test('a ring, a call without a flow and an answer about satisfaction are kept', async () => {
    const book = new PostgresCallBook(connection.db);
    const ring = {
      id: 'call-1.9',
      callId: 'call-1',
      queueId: 'support',
      agentId: 'ann',
      direction: 'inbound',
    } as const;
    await book.ringEnded({ ...ring, offeredAtMs: at, endedAtMs: at + 9_000, outcome: 'no_answer' });
    const call = {
      id: 'call-2',
      direction: 'outbound',
      callerNumber: '301',
      callerName: 'Ann',
      calledNumber: '030',
    } as const;
    await book.callBegan({ ...call, startedAtMs: at });
    await connection.sql`
      insert into call (id, direction, caller_number, called_number, flow_id, started_at)
      values ('call-1', 'inbound', '', '', 'main', now()) on conflict (id) do update set flow_id = 'main'`;
    await connection.sql`
      insert into call_step (call_id, index, at, flow_id, version, node_id, kind)
      values ('call-1', 900, now(), 'inner', 'v', 'n', 'node.entered')`;
    await book.callAnswered('call-2', at + 1_000);
    await book.callEnded('call-2', at + 2_000, 'completed');
    await book.satisfactionGiven({
      id: 'call-1.4',
      callId: 'call-1',
      nodeId: 'n',
      question: 'How?',
      score: 4,
      scoreMax: 5,
      atMs: at,
    });
    await book.wrappedUp('call-1.9', 1_500);
    const [row] = await connection.sql`
      select c.outcome, c.wrap_up_ms::int, k.end_reason, s.score, s.flow_id, s.conversation_id from conversation c, call k, satisfaction_answer s
      where c.id = 'call-1.9' and k.id = 'call-2' and s.id = 'call-1.4'`;
    expect(row).toEqual({
      outcome: 'no_answer',
      wrap_up_ms: 1500,
      end_reason: 'completed',
      score: 4,
      flow_id: 'inner',
      conversation_id: null,
    });
  });
});

test('a callback is kept once and found again until it is over', async () => {
  const { db, sql } = connection;
  await sql`insert into run (id, flow_id, version, status, seq, state, runtime_id, channel_id, updated_at)
    values ('call-9', 'f', 'v', 'ended', 1, '{}', 'lease-9', 'c', now())`;
  const callbacks = new PostgresCallbacks(db);
  const promise = {
    id: 'call-9-4',
    callId: 'call-9',
    queueId: 'support',
    number: '+4930123',
    mode: 'agent_first',
    language: 'en-US',
    context: { order: 'A1' },
    sinceMs: 1_000,
    promisedAtMs: 2_000,
    attempts: 0,
    attemptsMax: 3,
    retryAfterMs: 60_000,
    nextAtMs: 2_000,
  } as const;
  await callbacks.promise(promise);
  await callbacks.promise(promise);
  expect(await callbacks.live('lease-9')).toMatchObject([promise]);
  expect(await callbacks.live('other')).toEqual([]);
  await callbacks.change('call-9-4', { status: 'done', endedAtMs: 3_000 });
  expect(await callbacks.live('lease-9')).toEqual([]);
});
