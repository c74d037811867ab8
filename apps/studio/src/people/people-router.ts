import { randomUUID } from 'node:crypto';
import { accounts, sessions, users } from '@patchbay/drizzle';
import {
  audited,
  isUniqueViolation,
  listUsers,
  notFound,
  roles,
  setUserDisabled,
  setUserRole,
} from '@patchbay/records';
import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import * as z from 'zod';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { addPassword, makeOneTimePassword, passwordProvider, requirePasswordChange } from './one-time-password';

const byId = z.object({ id: z.string().max(64) });
const roleSchema = z.enum(roles);

/** The people of the organisation. Passwords are made here once, shown once, and changed at the first sign-in. */
export const peopleRouter = router({
  list: procedure('user.manage').query(async ({ ctx }) =>
    (await listUsers(ctx.db)).map(({ id, name, email, role, disabledAt, createdAt }) => ({
      id,
      name,
      email,
      role,
      disabledAt,
      createdAt,
    })),
  ),

  create: procedure('user.manage')
    .input(z.object({ name: z.string().trim().min(1).max(100), email: z.email().max(200), role: roleSchema }))
    .mutation(async ({ ctx, input }) => {
      const id = randomUUID();
      const email = input.email.toLowerCase();
      const password = makeOneTimePassword();
      const hash = await hashPassword(password);
      const entry = { action: 'user.created', subject: { kind: 'user', id } } as const;
      try {
        await audited(ctx.db, ctx.actor, entry, async (tx) => {
          await tx.insert(users).values({ id, name: input.name, email, emailVerified: true, role: input.role });
          await addPassword(tx, id, hash);
          return { result: undefined, before: null, after: { name: input.name, email, role: input.role } };
        });
      } catch (error) {
        if (!isUniqueViolation(error)) throw error;
        throw new PublicError('CONFLICT', 'email_taken', {
          en: `Somebody has the address ${email} already.`,
          zh: `邮箱 ${email} 已被使用。`,
        });
      }
      return { id, email, password };
    }),

  setRole: procedure('user.manage')
    .input(byId.extend({ role: roleSchema }))
    .mutation(async ({ ctx, input }) => {
      await setUserRole(ctx.db, ctx.actor, input.id, input.role);
      return null;
    }),

  setDisabled: procedure('user.manage')
    .input(byId.extend({ disabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setUserDisabled(ctx.db, ctx.actor, input.id, input.disabled);
      return null;
    }),

  /** Makes a new one-time password and signs the person out everywhere. */
  resetPassword: procedure('user.manage')
    .input(byId)
    .mutation(async ({ ctx, input: { id } }) => {
      const password = makeOneTimePassword();
      const hash = await hashPassword(password);
      const entry = { action: 'user.password_reset', subject: { kind: 'user', id } } as const;
      const email = await audited(ctx.db, ctx.actor, entry, async (tx) => {
        const [user] = await tx.select({ email: users.email }).from(users).where(eq(users.id, id));
        if (!user) throw notFound('user', id);
        await tx
          .update(accounts)
          .set({ password: hash, updatedAt: new Date() })
          .where(and(eq(accounts.userId, id), eq(accounts.providerId, passwordProvider)));
        await tx.delete(sessions).where(eq(sessions.userId, id));
        await requirePasswordChange(tx, id);
        return { result: user.email, before: null, after: null };
      });
      return { id, email, password };
    }),
});
