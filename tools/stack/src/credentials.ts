import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '@patchbay/asterisk';
import { randomText, writePrivate } from './state.ts';

/** What the first start leaves for its owner in `<home>/credentials.json`. Others read this file: its shape is a contract. */
export type Credentials = {
  studioUrl: string;
  admin: { email: string; password: string };
  apiKey: string;
  sip: { host: string; port: number };
  /** The people of the demo centre: agents, and a supervisor. Nobody in a home that an earlier release made. */
  agents: { name: string; email: string; password: string; role: string }[];
};

/** Somebody the first start makes an account for. */
export type NewPerson = { readonly name: string; readonly email: string; readonly role: string };

/**
 * The home's credentials, made with random secrets on the first start. Addresses follow the ports of this start.
 * @param people who gets a password on the first start, beside the admin
 */
export function openCredentials(
  home: string,
  studioUrl: string,
  sip: Credentials['sip'],
  people: readonly NewPerson[] = [],
): Credentials {
  const path = join(home, 'credentials.json');
  const known = existsSync(path) ? parseCredentials(readFileSync(path, 'utf8'), path) : undefined;
  const credentials: Credentials = {
    studioUrl,
    admin: known?.admin ?? { email: 'admin@patchbay.local', password: randomText(12) },
    apiKey: known?.apiKey ?? `pb_${randomText(32)}`,
    sip,
    agents: known
      ? known.agents
      : people.map(({ name, email, role }) => ({ name, email, password: randomText(9), role })),
  };
  writePrivate(path, `${JSON.stringify(credentials, null, 2)}\n`);
  return credentials;
}

function parseCredentials(text: string, path: string): Pick<Credentials, 'admin' | 'apiKey' | 'agents'> {
  try {
    const { admin, apiKey, agents = [] } = JSON.parse(text) as Credentials;
    if (typeof admin.email === 'string' && typeof admin.password === 'string' && typeof apiKey === 'string') {
      return { admin, apiKey, agents };
    }
  } catch {
    // Told below, together with a file that parses but lacks something.
  }
  throw new SetupError(
    'bad_setting',
    `${path} is not what Patchbay wrote there. Restore it, or remove the folder ${path.replace(/\/[^/]+$/, '')} to begin anew with an empty centre.`,
  );
}
