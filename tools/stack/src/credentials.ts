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
};

/** The home's credentials, made with random secrets on the first start. Addresses follow the ports of this start. */
export function openCredentials(home: string, studioUrl: string, sip: Credentials['sip']): Credentials {
  const path = join(home, 'credentials.json');
  const known = existsSync(path) ? parseCredentials(readFileSync(path, 'utf8'), path) : undefined;
  const credentials: Credentials = {
    studioUrl,
    admin: known?.admin ?? { email: 'admin@patchbay.local', password: randomText(12) },
    apiKey: known?.apiKey ?? `pb_${randomText(32)}`,
    sip,
  };
  writePrivate(path, `${JSON.stringify(credentials, null, 2)}\n`);
  return credentials;
}

function parseCredentials(text: string, path: string): Pick<Credentials, 'admin' | 'apiKey'> {
  try {
    const { admin, apiKey } = JSON.parse(text) as Credentials;
    if (typeof admin.email === 'string' && typeof admin.password === 'string' && typeof apiKey === 'string') {
      return { admin, apiKey };
    }
  } catch {
    // Told below, together with a file that parses but lacks something.
  }
  throw new SetupError(
    'bad_setting',
    `${path} is not what Patchbay wrote there. Restore it, or remove the folder ${path.replace(/\/[^/]+$/, '')} to begin anew with an empty centre.`,
  );
}
