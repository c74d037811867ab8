import {
  agentQueues,
  agentSkills,
  agents,
  type Connection,
  connect,
  conversations,
  customerNumbers,
  customers,
  queues,
  settings,
  skills,
  users,
} from '@patchbay/drizzle';
import {
  createAnnouncement,
  createSchedule,
  createTable,
  editTableRows,
  getSchedule,
  publishSchedule,
  publishTable,
  switchAnnouncement,
} from '@patchbay/records';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import type { CentreSetup } from '../../ports/centre.ts';
import { describeBusinessData } from '../../ports/testing/business-data-conformance.ts';
import { describeCallBook } from '../../ports/testing/call-book-conformance.ts';
import { describeCallbacks } from '../../ports/testing/callbacks-conformance.ts';
import { describeCentre } from '../../ports/testing/centre-conformance.ts';
import { describeCustomers } from '../../ports/testing/customers-conformance.ts';
import { PostgresBusinessData } from './postgres-business-data.ts';
import { PostgresCallBook } from './postgres-call-book.ts';
import { PostgresCallbacks } from './postgres-callbacks.ts';
import { PostgresCentre } from './postgres-centre.ts';
import { PostgresCustomers } from './postgres-customers.ts';

let stack: Stack;
let connection: Connection;
let rows = 0;

beforeAll(async () => {
  stack = await startTestStack({ parts: ['postgres'], migrate: true });
  connection = connect(stack.databaseUrl, { max: 4 });
  await connection.db.insert(queues).values({ id: 'support', name: 'Support', serviceLevelMs: 20_000 });
});

afterAll(async () => {
  await connection?.close();
  await stack?.stop();
});

const next = (what: string): string => {
  rows += 1;
  return `${what}-${rows}`;
};

describeBusinessData('PostgreSQL', async () => {
  const { db } = connection;
  const actor = { id: null, name: 'Test' };
  const column = { required: false, choices: [] };
  return {
    data: new PostgresBusinessData(db),
    table: async (rows) => {
      const columns = [
        { id: 'name', label: 'Name', type: 'text' as const, ...column },
        { id: 'orders', label: 'Orders', type: 'number' as const, ...column },
      ];
      const { id } = await createTable(db, actor, { name: next('table'), shape: { columns, keyColumn: 'name' } });
      const edits = rows.map((row) => {
        const cells = Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]);
        return { kind: 'insert', rowId: null, cells: Object.fromEntries(cells) } as const;
      });
      await editTableRows(db, actor, id, edits);
      await publishTable(db, actor, { id });
      return id;
    },
    hours: async (timeZone, { weekly, holidays }) => {
      const content = {
        timeZone,
        weekly: weekly.map((span) => ({ ...span, days: [...span.days] })),
        holidays: holidays.map((holiday) => ({ ...holiday, hours: [...holiday.hours] })),
        holidayListIds: [],
      };
      const { id } = await createSchedule(db, actor, { kind: 'hours', name: next('hours'), content });
      const { latest } = await getSchedule(db, 'hours', id);
      await publishSchedule(db, actor, { kind: 'hours', id, revisionId: latest.id });
      return id;
    },
    announce: async (name, concerns, fromMs, untilMs) => {
      const { id } = await createAnnouncement(db, actor, {
        name,
        says: { 'en-US': { text: name } },
        promptId: null,
        closes: true,
        startsAt: new Date(fromMs),
        endsAt: new Date(untilMs),
        concerns: concerns.kind === 'numbers' ? { kind: 'numbers', numbers: [...concerns.numbers] } : { kind: 'all' },
      });
      await switchAnnouncement(db, actor, id, true);
    },
  };
});

describeCallbacks('PostgreSQL', async () => ({
  callbacks: new PostgresCallbacks(connection.db),
  callUnder: async (lease) => {
    const id = next('call');
    await connection.sql`insert into run (id, flow_id, version, status, seq, state, runtime_id, channel_id, updated_at)
      values (${id}, 'f', 'v', 'ended', 1, '{}', ${lease}, ${next('channel')}, now())`;
    return id;
  },
}));

describeCustomers('PostgreSQL', async () => {
  const { db } = connection;
  return {
    customers: new PostgresCustomers(db),
    know: async (number, { level, ownAgentId, language }) => {
      const id = next('customer');
      const owner = { id: ownAgentId ?? next('user'), name: 'Owner', email: `${next('mail')}@example.com` };
      await db.insert(users).values(owner).onConflictDoNothing();
      await db.insert(customers).values({ id, name: 'Ada', level, ownAgentId: owner.id, language });
      await db.insert(customerNumbers).values({ number, customerId: id });
    },
    talked: async (customerNumber, agentId, offeredAtMs, endedAtMs) => {
      const id = next('call');
      const times = {
        offeredAt: new Date(offeredAtMs),
        answeredAt: new Date(offeredAtMs + 10),
        endedAt: endedAtMs === null ? null : new Date(endedAtMs),
      };
      const direction = 'inbound' as const;
      await db
        .insert(conversations)
        .values({ id: `${id}.1`, callId: id, agentId, direction, customerNumber, ...times });
    },
  };
});

describeCallBook('PostgreSQL', async () => {
  const { sql, db } = connection;
  const ms = (at: Date | null) => at?.getTime() ?? null;
  return {
    book: new PostgresCallBook(db),
    visits: async () =>
      (await sql`select * from queue_visit`).map((row) => ({
        id: row.id,
        callId: row.call_id,
        queueId: row.queue_id,
        joinedAtMs: row.joined_at.getTime(),
        positionAtJoin: row.position_at_join,
        expectedWaitMs: row.expected_wait_ms,
        vip: row.vip,
        priority: row.priority,
        callbackId: row.callback_id,
        ...(row.left_at && { leftAtMs: row.left_at.getTime(), outcome: row.outcome, agentId: row.agent_id }),
      })),
    rings: async () =>
      (await sql`select * from conversation`).map((row) => ({
        id: row.id,
        agentId: row.agent_id,
        outcome: row.outcome,
      })),
    states: async (agentId) =>
      (await sql`select * from agent_state where user_id = ${agentId} order by id`).map((row) => ({
        agentId: row.user_id,
        state: row.state,
        reason: row.reason,
        callId: row.call_id,
        queueId: row.queue_id,
        sinceMs: row.since.getTime(),
        untilMs: ms(row.until),
      })),
    calls: async () =>
      (await sql`select * from call`).map((row) => ({
        id: row.id,
        answeredAtMs: ms(row.answered_at),
        endedAtMs: ms(row.ended_at),
        reason: row.end_reason,
      })),
    scores: async () => (await sql`select * from satisfaction_answer`).map((row) => ({ id: row.id, score: row.score })),
    wrapUpMsOf: async (conversationId) => {
      const [row] = await sql`select wrap_up_ms::int from conversation where id = ${conversationId}`;
      return row?.wrap_up_ms ?? null;
    },
  };
});

/** Rows as the studio writes them. */
async function setUp({
  queues: wanted,
  agents: people,
  skillNames,
  timeZone,
  waits,
  seatReturnMs,
}: CentreSetup): Promise<void> {
  const { db } = connection;
  await db.delete(agents);
  await db.delete(queues);
  await db.delete(skills);
  for (const queue of wanted) await db.insert(queues).values(queueRowOf(queue));
  for (const [id, name] of Object.entries(skillNames)) await db.insert(skills).values({ id, name });
  for (const { id, name, deskPhone, skills: levels, queueIds, ...agent } of people) {
    await db
      .insert(users)
      .values({ id, name, email: `${id}@example.com` })
      .onConflictDoUpdate({ target: users.id, set: { name } });
    const phone = deskPhone === null ? {} : ({ phoneKind: 'sip', sipAddress: `sip:${id}@127.0.0.1:5099` } as const);
    const { chatsMax, extension, forwardSignedOut, forwardAway } = agent;
    await db.insert(agents).values({ userId: id, chatsMax, extension, forwardSignedOut, forwardAway, ...phone });
    for (const [skillId, level] of Object.entries(levels))
      await db.insert(agentSkills).values({ userId: id, skillId, level });
    for (const queueId of queueIds) await db.insert(agentQueues).values({ userId: id, queueId });
  }
  await db.delete(settings);
  await db.insert(settings).values([
    { key: 'centre.timeZone', value: timeZone },
    { key: 'reports.formula', value: { ...waits } },
    { key: 'calls.seatReturnSeconds', value: seatReturnMs / 1_000 },
  ]);
}

/** As JSON, which is how it stands in the table. */
function queueRowOf(queue: CentreSetup['queues'][number]): typeof queues.$inferInsert {
  return JSON.parse(JSON.stringify(queue));
}

describe('the centre of the studio', () => {
  describeCentre('PostgreSQL', async () => ({ centre: new PostgresCentre(connection.db), setUp }));

  test('has no people in it who are disabled, and no queues that are archived', async () => {
    const { db } = connection;
    const centre = new PostgresCentre(db);
    const person = { skills: {}, queueIds: [], chatsMax: 0, deskPhone: null, extension: null };
    const agent = { ...person, forwardSignedOut: null, forwardAway: null };
    await setUp({
      queues: [],
      agents: ['ann', 'bob'].map((id) => ({ ...agent, id, name: id })),
      skillNames: {},
      timeZone: 'UTC',
      waits: { thresholdMs: null, shortAbandonMs: 0 },
      seatReturnMs: 0,
    });
    await db.insert(queues).values({ id: 'old', name: 'Old', archivedAt: new Date() });
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, 'bob'));
    const read = await centre.read();
    expect(read.agents.map(({ id }) => id)).toEqual(['ann']);
    expect(read.queues).toEqual([]);
  });
});
