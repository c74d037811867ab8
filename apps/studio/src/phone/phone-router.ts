import { randomBytes } from 'node:crypto';
import { createSipEndpoint, extendSipEndpoint, getSipEndpoint, type SipEndpoint } from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import type { Context } from '@/server/context';
import { readEnvironment } from '@/server/environment';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { waitUntilReady } from './endpoint-ready';

/** Longer than the browser's renewals are apart, so that one may fail. */
const lifetimeMs = 10 * 60_000;

const ownEndpoint = z.object({ endpointId: z.string().max(64) });

/** Telephones in browser tabs. Each lives as long as its tab renews it; only its owner may use it. */
export const phoneRouter = router({
  open: procedure('call.place').mutation(async ({ ctx }) => {
    const id = `browser-${randomBytes(9).toString('hex')}`;
    const password = randomBytes(24).toString('base64url');
    const ready = waitUntilReady(ctx.db, id);
    try {
      const expiresAt = new Date(Date.now() + lifetimeMs);
      const input = { id, userId: ctx.actor.id, password, expiresAt };
      await createSipEndpoint(ctx.db, input, readEnvironment().PATCHBAY_SECRET);
      await announceChange({ kind: 'sip_endpoint', id });
      await ready.done();
    } finally {
      ready.giveUp();
    }
    return { endpointId: id, password, displayName: ctx.actor.name };
  }),

  /** Keeps the phone while its tab is open. */
  renew: procedure('call.place')
    .input(ownEndpoint)
    .mutation(async ({ ctx, input }) => {
      const endpoint = await owned(ctx, input.endpointId);
      await extendSipEndpoint(ctx.db, endpoint.id, new Date(Date.now() + lifetimeMs));
      return null;
    }),

  close: procedure('call.place')
    .input(ownEndpoint)
    .mutation(async ({ ctx, input }) => {
      const endpoint = await owned(ctx, input.endpointId);
      await extendSipEndpoint(ctx.db, endpoint.id, new Date());
      await announceChange({ kind: 'sip_endpoint', id: endpoint.id });
      return null;
    }),
});

async function owned(ctx: Context & { actor: { id: string } }, id: string): Promise<SipEndpoint> {
  const endpoint = await getSipEndpoint(ctx.db, id);
  if (endpoint.userId === ctx.actor.id) return endpoint;
  throw new PublicError('NOT_FOUND', 'not_found', { en: 'This phone does not exist.', zh: '此话机不存在。' });
}
