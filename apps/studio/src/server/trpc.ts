import { isUnstorableText, type Permission, RecordError } from '@patchbay/records';
import { initTRPC, TRPCError } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { allow } from '@/access/allow';
import type { Context } from './context';
import { publicFailure } from './error-format';
import { PublicError } from './public-error';
import { kindOfRecordError } from './record-errors';

const t = initTRPC
  .context<Context>()
  .meta<OpenApiMeta>()
  .create({
    errorFormatter: ({ shape, error }) => {
      const failure = publicFailure(error);
      // The internal text stays in the log.
      return { ...shape, message: failure.text.en, data: { ...shape.data, stack: undefined, failure } };
    },
    // Ends a stream after a while: its tab comes back, unless the person may no longer.
    sse: {
      maxDurationMs: 5 * 60_000,
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
  });

export const router = t.router;
export const createCaller = t.createCallerFactory;

const namedErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof PublicError) throw new TRPCError({ code: cause.kind, message: cause.message, cause });
  if (cause instanceof RecordError) {
    throw new TRPCError({ code: kindOfRecordError(cause.code), message: cause.message, cause });
  }
  if (isUnstorableText(cause)) throw new TRPCError({ code: 'BAD_REQUEST', message: 'unstorable text', cause });
  return result;
});

/**
 * Where every procedure begins: it names the one permission that it needs, and `allow` is the only place that checks it.
 * `own` is for what belongs to the person who asks: everyone who is signed in may. Whatever changes something goes through
 * a function of `@patchbay/records` that takes `ctx.actor`: those write the audit log.
 */
export function procedure(permission: Permission | 'own', options: { withOneTimePassword?: boolean } = {}) {
  return t.procedure
    .use(namedErrors)
    .use(({ ctx, next }) => next({ ctx: { ...ctx, actor: allow(ctx.actor, permission, options) } }));
}
