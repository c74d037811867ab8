import { randomBytes, randomUUID } from 'node:crypto';
import { type Connection, connect, users } from '@patchbay/drizzle';
import type { FlowDocument, FlowLayout } from '@patchbay/flow-schema';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../audit.ts';
import { type CopiedDatabase, copyDatabase } from './copied-database.ts';

export const secret = randomBytes(32).toString('base64');
export const layout: FlowLayout = { nodes: {} };

/** A migrated database of its own for the tests of one file. Read `db` and `databaseUrl` inside tests only. */
export function useDatabase(): { readonly db: Connection['db']; readonly databaseUrl: string } {
  let open: { connection: Connection; copied: CopiedDatabase } | null = null;
  beforeAll(async () => {
    const copied = await copyDatabase();
    open = { connection: connect(copied.databaseUrl, { max: 8 }), copied };
  });
  afterAll(async () => {
    await open?.connection.close();
    await open?.copied.drop();
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
      return opened().copied.databaseUrl;
    },
  };
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
