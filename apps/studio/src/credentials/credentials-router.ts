import {
  allowEgressHost,
  createCredential,
  deleteCredential,
  disallowEgressHost,
  listCredentials,
  listEgressHosts,
  updateCredential,
} from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { readEnvironment } from '@/server/environment';
import { procedure, router } from '@/server/trpc';

const secretMax = 8_192;
const secretSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), token: z.string().min(1).max(secretMax) }),
  z.object({ kind: z.literal('basic'), username: z.string().max(200), password: z.string().max(secretMax) }),
  z.object({ kind: z.literal('header'), name: z.string().max(64), value: z.string().max(secretMax) }),
]);
const idSchema = z.string().max(64);
const credentialSchema = z.object({
  name: z.string().trim().min(1).max(100),
  hosts: z.array(z.string().trim().min(1).max(253)).min(1).max(50),
});

/** What flows sign their HTTP requests with, and the private hosts they may reach. Secrets go in and never come out. */
export const credentialsRouter = router({
  list: procedure('credential.read').query(({ ctx }) => listCredentials(ctx.db)),

  create: procedure('credential.edit')
    .input(credentialSchema.extend({ secret: secretSchema }))
    .mutation(async ({ ctx, input }) => {
      const made = await createCredential(ctx.db, ctx.actor, input, readEnvironment().PATCHBAY_SECRET);
      await announceChange({ kind: 'credential', id: made.id });
      return made;
    }),

  update: procedure('credential.edit')
    .input(credentialSchema.extend({ id: idSchema, secret: secretSchema.optional() }))
    .mutation(async ({ ctx, input: { id, ...credential } }) => {
      const changed = await updateCredential(ctx.db, ctx.actor, id, credential, readEnvironment().PATCHBAY_SECRET);
      await announceChange({ kind: 'credential', id });
      return changed;
    }),

  delete: procedure('credential.edit')
    .input(z.object({ id: idSchema }))
    .mutation(async ({ ctx, input: { id } }) => {
      await deleteCredential(ctx.db, ctx.actor, id);
      await announceChange({ kind: 'credential', id });
      return null;
    }),

  privateHosts: procedure('credential.read').query(({ ctx }) => listEgressHosts(ctx.db)),

  allowPrivateHost: procedure('credential.edit')
    .input(z.object({ host: z.string().trim().min(1).max(253), reason: z.string().trim().max(200) }))
    .mutation(async ({ ctx, input }) => {
      await allowEgressHost(ctx.db, ctx.actor, input.host, input.reason);
      await announceChange({ kind: 'egress_hosts' });
      return null;
    }),

  disallowPrivateHost: procedure('credential.edit')
    .input(z.object({ host: z.string().max(253) }))
    .mutation(async ({ ctx, input }) => {
      await disallowEgressHost(ctx.db, ctx.actor, input.host);
      await announceChange({ kind: 'egress_hosts' });
      return null;
    }),
});
