import { randomBytes } from 'node:crypto';
import { createSipEndpoint, extendSipEndpoint, getSipEndpoint, type SipEndpoint } from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import type { Context } from '@/server/context';
import { readEnvironment } from '@/server/environment';
import { liveFeed } from '@/server/live-feed';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';

/** Longer than the browser's renewals are apart, so that one may fail. */
const lifetimeMs = 10 * 60_000;
const readyTimeoutMs = 8_000;

const ownEndpoint = z.object({ endpointId: z.string().max(64) });

/** Telephones in browser tabs. Each lives as long as its tab renews it; only its owner may use it. */
export const phoneRouter = router({
  open: procedure('call.place').mutation(async ({ ctx }) => {
    const id = `browser-${randomBytes(9).toString('hex')}`;
    const password = randomBytes(24).toString('base64url');
    const ready = waitUntilReady(id);
    try {
      const expiresAt = new Date(Date.now() + lifetimeMs);
      const input = { id, userId: ctx.actor.id, password, expiresAt };
      await createSipEndpoint(ctx.db, input, readEnvironment().PATCHBAY_SECRET);
      await announceChange({ kind: 'sip_endpoint', id });
    } catch (error) {
      ready.giveUp();
      throw error;
    }
    const outcome = await ready.outcome;
    const known = outcome === 'timeout' && (await getSipEndpoint(ctx.db, id)).readyAt !== null;
    if (outcome !== 'ready' && !known) throw notReady(outcome);
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

type Outcome = 'ready' | 'failed' | 'timeout';

/** Listens before the runtime is told, so that its answer cannot be missed. */
function waitUntilReady(id: string): { outcome: Promise<Outcome>; giveUp: () => void } {
  let settle: (outcome: Outcome) => void = () => undefined;
  const outcome = new Promise<Outcome>((resolve) => {
    settle = resolve;
  });
  const stop = liveFeed().listen((message) => {
    if (message.type === 'endpoint.ready' && message.endpointId === id) settle('ready');
    if (message.type === 'endpoint.failed' && message.endpointId === id) settle('failed');
  });
  const timer = setTimeout(() => settle('timeout'), readyTimeoutMs);
  void outcome.then(() => {
    clearTimeout(timer);
    stop();
  });
  return { outcome, giveUp: () => settle('failed') };
}

function notReady(outcome: Outcome): PublicError {
  return outcome === 'failed'
    ? new PublicError('SERVICE_UNAVAILABLE', 'phone_refused', {
        en: 'The telephone system refused the browser phone. An administrator finds the reason in the log of the runtime.',
        zh: '电话系统拒绝了浏览器话机，管理员可在运行时日志中查看原因。',
      })
    : new PublicError('SERVICE_UNAVAILABLE', 'phone_timeout', {
        en: 'The telephone system does not answer. See whether the runtime and Asterisk are running, then try again.',
        zh: '电话系统没有响应。请确认运行时与 Asterisk 正在运行，然后重试。',
      });
}
