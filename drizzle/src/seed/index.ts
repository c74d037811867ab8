import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { connect, type Database } from '../connect.ts';
import { dialRules } from '../tables/dial-rule.ts';
import { numberPlaces } from '../tables/number-place.ts';
import { settings } from '../tables/setting.ts';
import { users } from '../tables/user.ts';
import { addAdmin, addApiKey } from './account.ts';
import { writeDemo } from './demo/write-demo.ts';
import { firstNumberPlaces } from './places/first-number-places.ts';

export interface SeedOptions {
  /** The state folder. */
  readonly home: string;
  readonly admin: { readonly email: string; readonly password: string };
  readonly apiKey: string;
  /** Passwords for people of the demo centre, by the e-mail address in `demoPeople`. */
  readonly agents?: readonly { readonly email: string; readonly password: string }[];
}

export { type DemoPerson, demoPeople } from './demo/centre/people.ts';

/** Set once a database has been filled. What people remove afterwards does not come back. */
const seededKey = 'installation.seededAt';
/** Any number that nothing else in this database locks. */
const seedLock = 7_251_900_412;

/**
 * Fills an empty database: the first account, its API key, the rules that calling out begins with, and
 * the demo centre.
 * A database that was filled before is left as it is.
 */
export async function seed(databaseUrl: string, options: SeedOptions): Promise<void> {
  const { db, close } = connect(databaseUrl, { max: 1 });
  try {
    await db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${seedLock})`);
      const [seeded] = await tx.select().from(settings).where(eq(settings.key, seededKey));
      if (seeded) return;
      await fill(tx, options, new Date());
    });
  } finally {
    await close();
  }
}

async function fill(tx: Database, options: SeedOptions, now: Date): Promise<void> {
  const [someone] = await tx.select({ id: users.id }).from(users).limit(1);
  // A database that has people already has an owner: it gets no second one.
  let adminId: string | null = null;
  if (!someone) {
    adminId = await addAdmin(tx, options.admin, now);
    await addApiKey(tx, adminId, options.apiKey, now);
  }
  await tx.insert(dialRules).values({
    id: randomUUID(),
    kind: 'internal',
    pattern: '*',
    allow: true,
    position: 1,
    note: 'Numbers of this installation may call each other.',
  });
  await tx
    .insert(numberPlaces)
    .values([...firstNumberPlaces])
    .onConflictDoNothing();
  const logins = new Map((options.agents ?? []).map(({ email, password }) => [email, password]));
  await writeDemo(tx, adminId, logins, now);
  await tx.insert(settings).values({ key: seededKey, value: now.toISOString() });
}
