import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { findMigrationsFolder } from './migrations-folder.ts';

/** Any number that nothing else in this database locks. */
const migrationLock = 7_251_900_411;

/** Brings the tables up to date. Two starters at once are fine: the second waits, then finds nothing to do. */
export async function migrate(databaseUrl: string): Promise<void> {
  // One connection: the advisory lock belongs to it, and so must everything that it guards.
  const client = postgres(databaseUrl, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await client`select pg_advisory_lock(${migrationLock})`;
    await runMigrations(drizzle(client), { migrationsFolder: findMigrationsFolder() });
  } finally {
    // Closing the connection gives the lock back.
    await client.end({ timeout: 5 });
  }
}
