import { audited } from '@patchbay/records';
import { database } from '@/server/database';
import { readSession } from './session';

const nameLengthMax = 200;

interface Attempt {
  /** As it was entered. */
  readonly email: string;
  /** Where it came from. */
  readonly address: string;
}

/** Writes down who signed in, and from where. `user` is what the answer to the sign-in says. */
export async function auditSignIn(user: { id: string; name: string }, { address }: Attempt): Promise<void> {
  const entry = { action: 'user.signed_in', subject: { kind: 'user', id: user.id } } as const;
  await audited(database(), user, entry, async () => ({ result: undefined, before: null, after: { address } }));
}

/** Writes down that somebody tried to sign in with an e-mail. Nobody is the actor: who it was is not known. */
export async function auditRefusedSignIn(
  { email, address }: Attempt,
  reason: 'wrong_password' | 'account_disabled',
): Promise<void> {
  const id = email.slice(0, nameLengthMax);
  const entry = { action: 'user.sign_in_failed', subject: { kind: 'user', id } } as const;
  const actor = { id: null, name: '—' };
  await audited(database(), actor, entry, async () => ({
    result: undefined,
    before: null,
    after: { address, reason },
  }));
}

/** To be called while the session still exists; nothing is written down for a cookie without one. */
export async function auditSignOut(headers: Headers, address: string): Promise<void> {
  const session = await readSession(headers);
  if (session === null) return;
  const actor = { id: session.userId, name: session.name };
  const entry = { action: 'user.signed_out', subject: { kind: 'user', id: session.userId } } as const;
  await audited(database(), actor, entry, async () => ({ result: undefined, before: null, after: { address } }));
}
