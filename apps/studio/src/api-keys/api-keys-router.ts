import { apiKeys, users } from '@patchbay/drizzle';
import { audited, RecordError } from '@patchbay/records';
import { desc, eq } from 'drizzle-orm';
import * as z from 'zod';
import { auth } from '@/auth/auth';
import { procedure, router } from '@/server/trpc';

const daySeconds = 86_400;

/** Keys of the HTTP API. A key acts for the person who made it, with that person's role. */
export const apiKeysRouter = router({
  list: procedure('api_key.manage').query(({ ctx }) =>
    ctx.db
      .select({
        id: apiKeys.id,
        name: apiKeys.name,
        start: apiKeys.start,
        createdAt: apiKeys.createdAt,
        lastRequest: apiKeys.lastRequest,
        expiresAt: apiKeys.expiresAt,
        owner: users.name,
      })
      .from(apiKeys)
      .leftJoin(users, eq(users.id, apiKeys.referenceId))
      .orderBy(desc(apiKeys.createdAt)),
  ),

  /** The only time the key itself is told. */
  create: procedure('api_key.manage')
    .input(z.object({ name: z.string().trim().min(1).max(32), days: z.int().min(1).max(365).nullable() }))
    .mutation(async ({ ctx, input }) => {
      const made = await auth().api.createApiKey({
        body: {
          name: input.name,
          userId: ctx.actor.id,
          ...(input.days === null ? {} : { expiresIn: input.days * daySeconds }),
        },
      });
      const entry = { action: 'api_key.created', subject: { kind: 'api_key', id: made.id } } as const;
      const after = { name: made.name, start: made.start, expiresAt: made.expiresAt };
      return await audited(ctx.db, ctx.actor, entry, async () => ({
        result: { id: made.id, name: made.name, key: made.key },
        before: null,
        after,
      }));
    }),

  revoke: procedure('api_key.manage')
    .input(z.object({ id: z.string().max(64) }))
    .mutation(async ({ ctx, input: { id } }) => {
      const entry = { action: 'api_key.revoked', subject: { kind: 'api_key', id } } as const;
      await audited(ctx.db, ctx.actor, entry, async (tx) => {
        const [row] = await tx.delete(apiKeys).where(eq(apiKeys.id, id)).returning();
        if (!row) {
          const text = { en: 'This key does not exist (any more).', zh: '此密钥不存在或已被撤销。' };
          throw new RecordError('not_found', text, `api key ${id} not found`);
        }
        return { result: undefined, before: { name: row.name, start: row.start }, after: null };
      });
      return null;
    }),
});
