import { users } from '@patchbay/drizzle';
import { audited } from '@patchbay/records';
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { readSession } from '@/auth/session';
import { locales } from '@/intl/locale';
import { procedure, router } from '@/server/trpc';
import { themes } from '@/theme/theme';
import { changePassword } from './password-change';
import { passwordLengthMax, passwordLengthMin } from './password-length';

const preferencesSchema = z.object({
  locale: z.enum(locales).optional(),
  theme: z.enum(themes).optional(),
  timeZone: z
    .string()
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'is not a time zone')
    .optional(),
});

/** What belongs to the person who is signed in. */
export const profileRouter = router({
  read: procedure('own').query(async ({ ctx }) => {
    const { id, name, email, role, locale, theme, timeZone } = users;
    const [profile] = await ctx.db
      .select({ id, name, email, role, locale, theme, timeZone })
      .from(users)
      .where(eq(id, ctx.actor.id));
    return profile ?? null;
  }),

  setPreferences: procedure('own')
    .input(preferencesSchema)
    .mutation(async ({ ctx, input }) => {
      const wanted = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
      const entry = { action: 'user.preferences_set', subject: { kind: 'user', id: ctx.actor.id } } as const;
      await audited(ctx.db, ctx.actor, entry, async (tx) => {
        const { locale, theme, timeZone } = users;
        const [before] = await tx.select({ locale, theme, timeZone }).from(users).where(eq(users.id, ctx.actor.id));
        await tx.update(users).set(wanted).where(eq(users.id, ctx.actor.id));
        return { result: undefined, before: before ?? null, after: { ...before, ...wanted } };
      });
      return null;
    }),

  changePassword: procedure('own', { withOneTimePassword: true })
    .input(
      z.object({
        current: z.string().min(1).max(passwordLengthMax),
        next: z.string().min(passwordLengthMin).max(passwordLengthMax),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const session = await readSession(ctx.headers);
      await changePassword(ctx.db, ctx.actor, { ...input, sessionId: session?.id ?? null });
      return null;
    }),
});
