import type { Telephony } from '../../ports/telephony.ts';
import { watchApplicationOf } from './ari-events.ts';
import { AriTelephony } from './ari-telephony.ts';
import { ClientConnection } from './client-connection.ts';

export interface ClientAriOptions {
  /** `http://user:password@host:port/`; user and password percent-encoded where they need it. */
  readonly url: string;
  /** The Stasis application. */
  readonly app: string;
  /** After this long without an answer a request has failed; default 5 s. */
  readonly requestTimeoutMs?: number;
  /** Requests under way at the same time, each on a connection that is kept open; default 16. */
  readonly connectionsMax?: number;
}

/** Telephony on an Asterisk of one's own, through ari-client. Throws when the address is none. */
export function createClientAri(options: ClientAriOptions): Telephony {
  const url = new URL(options.url);
  const connection = new ClientConnection({
    url: url.origin,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    apps: [options.app, watchApplicationOf(options.app)],
    requestTimeoutMs: options.requestTimeoutMs ?? 5_000,
    connectionsMax: options.connectionsMax ?? 16,
  });
  return new AriTelephony(connection, options.app);
}
