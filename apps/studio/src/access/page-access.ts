import { can, type Permission } from '@patchbay/records';
import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { readSession, type Session } from '@/auth/session';

/** Set by the studio's server on every request: the path that was asked for. */
const pathHeader = 'x-patchbay-path';

/** The session of the request being rendered; read once. */
export const currentSession = cache(async (): Promise<Session | null> => readSession(await headers()));

/** For pages: leads to the sign-in page, or to the refusal when the role does not allow the page. */
export async function requirePermission(permission: Permission | 'own'): Promise<Session> {
  const session = await currentSession();
  if (session === null) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get(pathHeader) ?? '/')}`);
  if (permission !== 'own' && !can(session.role, permission)) forbidden();
  return session;
}
