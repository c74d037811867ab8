import { type Database, sessions, users } from '@patchbay/drizzle';
import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import { type Actor, audited } from './audit.ts';
import type { Role } from './permissions.ts';
import { notFound, RecordError } from './record-error.ts';

export type User = typeof users.$inferSelect;

export async function listUsers(db: Database): Promise<User[]> {
  return await db.select().from(users).orderBy(asc(users.name), asc(users.id));
}

/** @throws RecordError `not_found`; `last_admin` */
export async function setUserRole(db: Database, actor: Actor, id: string, role: Role): Promise<void> {
  await audited(db, actor, { action: 'user.role_changed', subject: { kind: 'user', id } }, async (tx) => {
    const before = await lockUser(tx, id);
    if (before.role === role) return { result: undefined, unchanged: true };
    if (before.role === 'admin') await refuseLastAdmin(tx, id);
    await tx.update(users).set({ role, updatedAt: new Date() }).where(eq(users.id, id));
    return { result: undefined, before: { role: before.role }, after: { role } };
  });
}

/** A disabled person is signed out everywhere. @throws RecordError `not_found`; `last_admin` */
export async function setUserDisabled(db: Database, actor: Actor, id: string, disabled: boolean): Promise<void> {
  const action = disabled ? 'user.disabled' : 'user.enabled';
  await audited(db, actor, { action, subject: { kind: 'user', id } }, async (tx) => {
    const before = await lockUser(tx, id);
    if ((before.disabledAt !== null) === disabled) return { result: undefined, unchanged: true };
    if (disabled && before.role === 'admin') await refuseLastAdmin(tx, id);
    const disabledAt = disabled ? new Date() : null;
    await tx.update(users).set({ disabledAt, updatedAt: new Date() }).where(eq(users.id, id));
    if (disabled) await tx.delete(sessions).where(eq(sessions.userId, id));
    return { result: undefined, before: { disabledAt: before.disabledAt }, after: { disabledAt } };
  });
}

/** Admins are locked first and in order, so that two of them can neither step down at once nor wait for each other. */
async function lockUser(tx: Database, id: string): Promise<User> {
  await tx.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).orderBy(asc(users.id)).for('update');
  const [user] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  if (!user) throw notFound('user', id);
  return user;
}

async function refuseLastAdmin(tx: Database, id: string): Promise<void> {
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), ne(users.id, id)))
    .limit(1);
  if (others.length > 0) return;
  throw new RecordError(
    'last_admin',
    { en: 'Somebody must remain who may administer Patchbay.', zh: '必须至少保留一位管理员。' },
    `user ${id} is the last admin`,
  );
}
