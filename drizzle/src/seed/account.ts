import { createHash, randomUUID } from 'node:crypto';
import { hashPassword } from '@better-auth/utils/password';
import type { Database } from '../connect.ts';
import { accounts } from '../tables/account.ts';
import { apiKeys } from '../tables/api-key.ts';
import { users } from '../tables/user.ts';

/** The first account, which may do everything. Returns its id. */
export async function addAdmin(tx: Database, admin: { email: string; password: string }, now: Date): Promise<string> {
  const id = randomUUID();
  await addPerson(tx, { id, name: 'Admin', email: admin.email.toLowerCase(), role: 'admin' }, admin.password, now);
  return id;
}

/** Somebody with an account. Without a password they cannot sign in until an admin gives them one. */
export async function addPerson(
  tx: Database,
  person: Pick<typeof users.$inferInsert, 'id' | 'name' | 'email' | 'role'>,
  password: string | null,
  now: Date,
): Promise<void> {
  const { id, name, email, role } = person;
  await tx.insert(users).values({ id, name, email, role, emailVerified: true, createdAt: now, updatedAt: now });
  if (password === null) return;
  await tx.insert(accounts).values({
    id: randomUUID(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password: await hashPassword(password),
    createdAt: now,
    updatedAt: now,
  });
}

/** A key of the HTTP API that acts for a person, as the api-key plugin of better-auth stores it: SHA-256 in base64url. */
export async function addApiKey(tx: Database, userId: string, key: string, now: Date): Promise<void> {
  await tx.insert(apiKeys).values({
    id: randomUUID(),
    configId: 'default',
    name: 'First key',
    start: key.slice(0, 6),
    prefix: 'pb_',
    referenceId: userId,
    key: createHash('sha256').update(key).digest('base64url'),
    enabled: true,
    rateLimitEnabled: false,
    requestCount: 0,
    createdAt: now,
    updatedAt: now,
  });
}
