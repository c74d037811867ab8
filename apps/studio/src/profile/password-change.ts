import { accounts, type Database, sessions } from '@patchbay/drizzle';
import { audited } from '@patchbay/records';
import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { and, eq, ne } from 'drizzle-orm';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { passwordChanged } from '@/people/one-time-password';
import type { Actor } from '@/server/context';
import { PublicError } from '@/server/public-error';

const attempts = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

/** Sets a new password for the person and signs out every other session. */
export async function changePassword(
  db: Database,
  actor: Actor,
  input: { current: string; next: string; sessionId: string | null },
): Promise<void> {
  const consumed = await attempts.consume(actor.id).catch(() => null);
  if (consumed === null) {
    throw new PublicError('TOO_MANY_REQUESTS', 'too_many_attempts', {
      en: 'Too many attempts. Wait a quarter of an hour and try again.',
      zh: '尝试次数过多，请等待一刻钟后重试。',
    });
  }
  const own = and(eq(accounts.userId, actor.id), eq(accounts.providerId, 'credential'));
  const [account] = await db.select({ password: accounts.password }).from(accounts).where(own);
  const hash = account?.password ?? null;
  if (hash === null || !(await verifyPassword({ hash, password: input.current }))) {
    throw new PublicError('BAD_REQUEST', 'password_wrong', {
      en: 'The present password is not right.',
      zh: '当前密码不正确。',
    });
  }
  if (input.next === input.current) {
    throw new PublicError('BAD_REQUEST', 'password_same', {
      en: 'The new password is the present one. Choose another.',
      zh: '新密码与当前密码相同，请换一个。',
    });
  }
  const password = await hashPassword(input.next);
  const entry = { action: 'user.password_changed', subject: { kind: 'user', id: actor.id } } as const;
  await audited(db, actor, entry, async (tx) => {
    await tx.update(accounts).set({ password, updatedAt: new Date() }).where(own);
    await tx
      .delete(sessions)
      .where(
        and(eq(sessions.userId, actor.id), input.sessionId === null ? undefined : ne(sessions.id, input.sessionId)),
      );
    await passwordChanged(tx, actor.id);
    return { result: undefined, before: null, after: null };
  });
}
