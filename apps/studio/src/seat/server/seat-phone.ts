import { randomBytes } from 'node:crypto';
import { findSeatEndpoint, openSeatEndpoint } from '@patchbay/records';
import { readSession } from '@/auth/session';
import { waitUntilReady } from '@/phone/endpoint-ready';
import { announceChange } from '@/server/changes';
import type { Context } from '@/server/context';
import { readEnvironment } from '@/server/environment';
import { PublicError } from '@/server/public-error';

export interface SeatPhoneAccess {
  readonly endpointId: string;
  readonly password: string;
}

/** The phone of the sign-in that the request belongs to; made where there is none, and as it was after a reload. */
export async function openSeatPhone(ctx: Context & { actor: { id: string } }): Promise<SeatPhoneAccess> {
  const session = await readSession(ctx.headers);
  if (session === null) {
    throw new PublicError('UNAUTHORIZED', 'not_signed_in', { en: 'Sign in to go on.', zh: '请先登录。' });
  }
  const known = await findSeatEndpoint(ctx.db, session.id);
  const id = known?.id ?? `seat-${randomBytes(12).toString('hex')}`;
  const ready = waitUntilReady(ctx.db, id);
  try {
    const { endpoint, password } = await openSeatEndpoint(
      ctx.db,
      {
        id,
        userId: session.userId,
        sessionId: session.id,
        password: randomBytes(24).toString('base64url'),
        expiresAt: session.expiresAt,
      },
      readEnvironment().PATCHBAY_SECRET,
    );
    await announceChange({ kind: 'sip_endpoint', id: endpoint.id });
    if (endpoint.readyAt === null) await ready.done();
    return { endpointId: endpoint.id, password };
  } finally {
    ready.giveUp();
  }
}
