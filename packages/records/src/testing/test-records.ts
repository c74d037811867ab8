import { randomBytes, randomUUID } from 'node:crypto';
import { type Connection, connect, users } from '@patchbay/drizzle';
import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Actor } from '../audit.ts';
import type {} from './database-server.ts';

export const secret = randomBytes(32).toString('base64');
export const layout: FlowLayout = { nodes: {} };

/** A migrated database of its own for the tests of one file. Read `db` and `databaseUrl` inside tests only. */
export function useDatabase(): { readonly db: Connection['db']; readonly databaseUrl: string } {
  let open: { connection: Connection; databaseUrl: string } | null = null;
  const template = inject('databaseTemplate');
  const name = `test_${randomBytes(8).toString('hex')}`;
  beforeAll(async () => {
    await onServer(template, (sql) => sql`create database ${sql(name)} template ${sql(nameOf(template))}`);
    const address = new URL(template);
    address.pathname = `/${name}`;
    open = { connection: connect(address.href, { max: 8 }), databaseUrl: address.href };
  });
  afterAll(async () => {
    await open?.connection.close();
    await onServer(template, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
  });
  const opened = () => {
    if (!open) throw new Error('the database is there only while tests run');
    return open;
  };
  return {
    get db() {
      return opened().connection.db;
    },
    get databaseUrl() {
      return opened().databaseUrl;
    },
  };
}

const nameOf = (databaseUrl: string): string => new URL(databaseUrl).pathname.slice(1);

/** Nobody may be connected to a database that is copied: this speaks to the one that every server has. */
async function onServer(template: string, act: (sql: Connection['sql']) => Promise<unknown>): Promise<void> {
  const address = new URL(template);
  address.pathname = '/postgres';
  const { sql, close } = connect(address.href, { max: 1 });
  try {
    await act(sql);
  } finally {
    await close();
  }
}

export async function addPerson(
  db: Connection['db'],
  role: typeof users.$inferSelect.role = 'designer',
): Promise<Actor & { id: string }> {
  const id = randomUUID();
  const name = `Person ${id.slice(0, 4)}`;
  await db.insert(users).values({ id, name, email: `${id}@example.test`, role });
  return { id, name };
}

/** A document that says little; `nodes` are put in as they come. */
export function documentNamed(name: string, nodes: FlowDocument['nodes'] = []): FlowDocument {
  return {
    schemaVersion: 1,
    kind: 'voice',
    name,
    description: '',
    languages: ['en-US'],
    variables: [],
    nodes,
    edges: [],
    errorHandler: null,
    tests: [],
  };
}
