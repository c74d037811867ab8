import type { Role } from '@patchbay/records';
import { readSession } from '@/auth/session';
import { database } from './database';

/** Who does something: what the permission check and the audit log see. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly via: 'session' | 'api_key';
  /** Signed in with a one-time password: nothing but choosing another is open. */
  readonly mustChangePassword: boolean;
}

/** What every procedure starts from. */
export interface Context {
  readonly db: ReturnType<typeof database>;
  readonly actor: Actor | null;
  readonly headers: Headers;
}

/** The context of a request from the studio's own pages. */
export async function createContext(headers: Headers): Promise<Context> {
  const session = await readSession(headers);
  const actor: Actor | null =
    session === null
      ? null
      : {
          id: session.userId,
          name: session.name,
          role: session.role,
          via: 'session',
          mustChangePassword: session.mustChangePassword,
        };
  return { db: database(), actor, headers };
}
