import { type Connection, connect } from '@patchbay/drizzle';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Stack, startTestStack } from '../../../../../tools/stack/src/index.ts';
import { describeJournal, writeOf } from '../../ports/testing/journal-conformance.ts';
import { PostgresJournal } from './postgres-journal.ts';
import { PostgresLeases } from './postgres-leases.ts';

const secret = Buffer.alloc(32, 7).toString('base64');
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

const open = async () => ({
  journal: new PostgresJournal(connection.sql, secret),
  leases: new PostgresLeases(connection.sql),
  expire: async (name: string) => {
    await connection.sql`update lease set expires_at = now() - interval '1 second' where name = ${name}`;
  },
});

describeJournal('PostgreSQL', open);

describe('what stands in the tables', () => {
  test('of two persons whom a caller reached, the call keeps when it was the first', async () => {
    const { journal, leases } = await open();
    const epoch = (await leases.acquire('persons', 'me', 60_000, null)) ?? 0;
    const fence = { lease: 'persons', holder: 'me', epoch };
    const begun = writeOf('run-persons', 0);
    if (!begun.call) throw new Error('the first write of a run has its call');
    const call = { ...begun.call, personAt: begun.call.startedAt + 5_000 };
    await journal.append(fence, [begun]);
    await journal.append(fence, [{ ...writeOf('run-persons', 1), call }]);
    await journal.append(fence, [{ ...writeOf('run-persons', 2), call: { ...call, personAt: call.personAt + 5_000 } }]);
    await journal.append(fence, [writeOf('run-persons', 3, undefined, { ended: true })]);
    const [row] = await connection.sql`select person_at from call where id = 'run-persons'`;
    expect(row?.person_at).toEqual(new Date(call.personAt));
  });

  test('a sensitive value stands nowhere in clear, and comes back as it was', async () => {
    const { journal, leases } = await open();
    const epoch = (await leases.acquire('sealed', 'me', 60_000, null)) ?? 0;
    const fence = { lease: 'sealed', holder: 'me', epoch };
    const write = writeOf('run-sealed', 0, { type: 'dtmf.received', digit: { $sensitive: '7391' } });
    await journal.append(fence, [
      {
        ...write,
        steps: [
          {
            index: 0,
            at: 5,
            depth: 0,
            flowId: 'f',
            version: 'v',
            nodeId: 'n',
            kind: 'variable.set',
            port: null,
            detail: { name: 'pin', value: { $sensitive: '7391' } },
          },
        ],
      },
    ]);
    const { sql } = connection;
    const [stored] = await sql`
      select j.event::text || j.commands::text || j.trace::text || r.state::text || s.detail::text as everything
      from journal_entry j join run r on r.id = j.run_id join call_step s on s.call_id = j.run_id
      where j.run_id = 'run-sealed'`;
    expect(stored?.everything).not.toContain('7391');
    expect(await journal.entries('run-sealed')).toEqual([write.entry]);
  });

  test('text that PostgreSQL would refuse elsewhere is stored: NUL, half a surrogate pair, quotes, backslashes', async () => {
    const { journal, leases } = await open();
    const epoch = (await leases.acquire('hostile', 'me', 60_000, null)) ?? 0;
    const hostile = 'a\0b\ud800c"d\\e{f,g}\nNULL';
    const write = writeOf('run-hostile', 0, { type: 'http.responded', to: 1, status: 200, body: hostile });
    const facts = { direction: 'inbound' as const, callerNumber: hostile, callerName: hostile, calledNumber: '2000' };
    await journal.append({ lease: 'hostile', holder: 'me', epoch }, [
      { ...write, call: { ...(write.call ?? fail()), facts } },
    ]);
    expect((await journal.entries('run-hostile'))[0]?.event).toEqual(write.entry.event);
    const [call] = await connection.sql`select caller_name from call where id = 'run-hostile'`;
    expect(call?.caller_name).toBe('a\ufffdb\ufffdc"d\\e{f,g}\nNULL');
  });

  test('a takeover while a batch is being stored: the batch of the old holder is refused', async () => {
    const { journal, leases } = await open();
    const epoch = (await leases.acquire('fenced', 'old', 60_000, null)) ?? 0;
    const { sql } = connection;
    let refused: Promise<unknown> | undefined;
    await sql.begin(async (tx) => {
      await tx`update lease set holder = 'new', epoch = epoch + 1 where name = 'fenced'`;
      refused = journal.append({ lease: 'fenced', holder: 'old', epoch }, [writeOf('run-fenced', 0)]).then(
        () => 'stored',
        (error: Error) => error.name,
      );
      await untilSomeoneWaits(sql);
    });
    expect(await refused).toBe('LeaseLostError');
    expect(await journal.entries('run-fenced')).toEqual([]);
  });
});

/** Resolves once a statement waits for a row that another transaction holds. */
async function untilSomeoneWaits(sql: Connection['sql']): Promise<void> {
  for (;;) {
    const waiting =
      await sql`select from pg_stat_activity where wait_event_type = 'Lock' and query like '%journal_entry%'`;
    if (waiting.length > 0) return;
  }
}

function fail(): never {
  throw new Error('The write has no call.');
}
