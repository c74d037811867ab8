import type { Locale } from '@patchbay/flow-schema';
import { type Role, roles } from '@patchbay/records';
import { parseLocale } from '@/intl/locale';
import { mustChangePassword } from '@/people/one-time-password';
import { database } from '@/server/database';
import { parseTheme, type Theme } from '@/theme/theme';
import { auth } from './auth';

/** Who is signed in. */
export interface Session {
  readonly id: string;
  readonly userId: string;
  /** When it ends by itself; moved on while it is used. */
  readonly expiresAt: Date;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale | null;
  readonly theme: Theme;
  readonly timeZone: string | null;
  /** Signed in with a one-time password, which has to be replaced first. */
  readonly mustChangePassword: boolean;
}

/** The session of a request by its cookie, or null when nobody is signed in. */
export async function readSession(headers: Headers): Promise<Session | null> {
  const found = await auth().api.getSession({ headers });
  if (found === null) return null;
  const { session, user } = found;
  const role = roles.find((known) => known === user.role);
  if (role === undefined || (user.disabledAt !== null && user.disabledAt !== undefined)) return null;
  return {
    id: session.id,
    userId: user.id,
    expiresAt: session.expiresAt,
    name: user.name,
    email: user.email,
    role,
    locale: parseLocale(user.locale),
    theme: parseTheme(user.theme ?? undefined),
    timeZone: user.timeZone ?? null,
    mustChangePassword: await mustChangePassword(database(), user.id),
  };
}
