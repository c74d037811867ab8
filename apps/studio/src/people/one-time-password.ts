import { randomInt, randomUUID } from 'node:crypto';
import { accounts, type Database, verifications } from '@patchbay/drizzle';
import { eq } from 'drizzle-orm';

// Without letters and digits that are taken for one another when they are read aloud or copied by hand.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;
/** What better-auth calls signing in with a password. */
export const passwordProvider = 'credential';
const farFuture = new Date('9999-12-31T00:00:00Z');

/** E.g. `k7fm-2xqa-9wtn-c4hb`: 79 bits, easy to dictate. */
export function makeOneTimePassword(): string {
  const group = () => Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join('');
  return Array.from({ length: groups }, group).join('-');
}

const identifierOf = (userId: string) => `one-time-password:${userId}`;

/** Gives somebody new a way to sign in, with a password that has to be changed at once. */
export async function addPassword(db: Database, userId: string, hash: string): Promise<void> {
  await db
    .insert(accounts)
    .values({ id: randomUUID(), accountId: userId, providerId: passwordProvider, userId, password: hash });
  await requirePasswordChange(db, userId);
}

/** From now on the person has to choose a password before anything else. */
export async function requirePasswordChange(db: Database, userId: string): Promise<void> {
  const identifier = identifierOf(userId);
  await db.delete(verifications).where(eq(verifications.identifier, identifier));
  await db.insert(verifications).values({ id: identifier, identifier, value: 'pending', expiresAt: farFuture });
}

export async function passwordChanged(db: Database, userId: string): Promise<void> {
  await db.delete(verifications).where(eq(verifications.identifier, identifierOf(userId)));
}

export async function mustChangePassword(db: Database, userId: string): Promise<boolean> {
  const found = await db
    .select({ id: verifications.id })
    .from(verifications)
    .where(eq(verifications.identifier, identifierOf(userId)));
  return found.length > 0;
}
