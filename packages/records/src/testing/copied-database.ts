import { randomBytes } from 'node:crypto';
import { type Connection, connect } from '@patchbay/drizzle';
import { seed } from '@patchbay/drizzle/seed';
import { inject } from 'vitest';
import type {} from './database-server.ts';

export interface CopiedDatabase {
  readonly databaseUrl: string;
  /** Ends what is still connected, and removes it. */
  drop(): Promise<void>;
}

/** With it a test asks the HTTP API over the demo centre, as the administrator who was there first. */
export const demoApiKey = `pb_${'test'.repeat(10)}`;

const demoName = 'demo_template';
/** Any number that nothing else on this server locks. */
const demoLock = 5_204_117_639;

/** A migrated, empty database of its own, on the server that all files of a run share. */
export async function copyDatabase(): Promise<CopiedDatabase> {
  const template = inject('databaseTemplate');
  return await copyOf(template, nameOf(template));
}

/** The same, filled with the demo centre. Whoever asks first fills it, once for all files of a run: that takes seconds. */
export async function copyDemoDatabase(): Promise<CopiedDatabase> {
  const template = inject('databaseTemplate');
  await onServer(template, async (sql) => {
    await sql`select pg_advisory_lock(${demoLock})`;
    const [made] = await sql`select 1 from pg_database where datname = ${demoName}`;
    if (made !== undefined) return;
    const { databaseUrl } = await copyOf(template, nameOf(template));
    const admin = { email: 'admin@example.test', password: randomBytes(12).toString('base64url') };
    await seed(databaseUrl, { home: '', admin, apiKey: demoApiKey });
    // Only now by its name, so that one that could not be filled is never taken for it.
    await sql`alter database ${sql(nameOf(databaseUrl))} rename to ${sql(demoName)}`;
  });
  return await copyOf(template, demoName);
}

async function copyOf(server: string, template: string): Promise<CopiedDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(server, (sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  const address = new URL(server);
  address.pathname = `/${name}`;
  return {
    databaseUrl: address.href,
    drop: async () => {
      await onServer(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
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
