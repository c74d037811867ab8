import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { sipEndpoints } from '@patchbay/drizzle';
import { and, eq, gt } from 'drizzle-orm';
import { type RawData, WebSocket, WebSocketServer } from 'ws';
import { readSession } from '@/auth/session';
import { database } from '@/server/database';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';

const connectTimeoutMs = 5_000;
const payloadBytesMax = 65_536;
/** A connection lives for hours: whether its person is still signed in is asked again. */
const checkEveryMs = 30_000;

const browsers = new WebSocketServer({
  noServer: true,
  maxPayload: payloadBytesMax,
  handleProtocols: (offered) => (offered.has('sip') ? 'sip' : false),
});

/**
 * The browser phone's way to Asterisk, over the studio's own origin: `/sip?endpoint=<id>`, subprotocol `sip`. Open only to
 * the signed-in person to whom that endpoint was given, while it lives.
 */
export function acceptSipUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  admit(request)
    .then((endpointId) => {
      if (endpointId === null) return refuse(socket, 403, 'Forbidden');
      browsers.handleUpgrade(request, socket, head, (browser) => {
        connect(browser, endpointId);
        closeAfterSignOut(browser, request);
      });
    })
    .catch((error: unknown) => {
      log.error({ error }, 'sip_proxy.failed');
      refuse(socket, 500, 'Internal Server Error');
    });
}

/** @returns the id of the endpoint that the request may use, or null */
async function admit(request: IncomingMessage): Promise<string | null> {
  const { origin, host, cookie } = request.headers;
  if (origin === undefined || !URL.canParse(origin) || new URL(origin).host !== host) return null;
  const endpointId = new URL(request.url ?? '/', 'http://studio').searchParams.get('endpoint');
  const session = await readSession(new Headers({ cookie: cookie ?? '' }));
  if (session === null || session.mustChangePassword) return null;
  if (endpointId === null || !/^[\w-]{1,64}$/.test(endpointId)) return null;
  const [endpoint] = await database()
    .select({ id: sipEndpoints.id })
    .from(sipEndpoints)
    .where(
      and(
        eq(sipEndpoints.id, endpointId),
        eq(sipEndpoints.userId, session.userId),
        gt(sipEndpoints.expiresAt, new Date()),
      ),
    );
  return endpoint?.id ?? null;
}

function closeAfterSignOut(browser: WebSocket, request: IncomingMessage): void {
  const timer = setInterval(() => {
    admit(request)
      .then((endpointId) => endpointId === null && browser.close(1008, 'The sign-in is over'))
      // A database that is away costs nobody their phone.
      .catch((error: unknown) => log.warn({ error }, 'sip_proxy.not_checked'));
  }, checkEveryMs);
  browser.on('close', () => clearInterval(timer));
}

function refuse(socket: Duplex, status: number, reason: string): void {
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function connect(browser: WebSocket, endpointId: string): void {
  const asterisk = new WebSocket(`ws://127.0.0.1:${readEnvironment().ARI_PORT}/ws`, 'sip', {
    handshakeTimeout: connectTimeoutMs,
    maxPayload: payloadBytesMax,
  });
  const waiting: { data: RawData; isBinary: boolean }[] = [];
  browser.on('message', (data, isBinary) => {
    if (asterisk.readyState === WebSocket.OPEN) asterisk.send(data, { binary: isBinary });
    else waiting.push({ data, isBinary });
  });
  asterisk.on('open', () => {
    for (const { data, isBinary } of waiting.splice(0)) asterisk.send(data, { binary: isBinary });
  });
  asterisk.on('message', (data, isBinary) => browser.send(data, { binary: isBinary }));
  asterisk.on('close', () => browser.close(1001, 'The telephone side closed'));
  browser.on('close', () => asterisk.close());
  browser.on('error', (error) => log.info({ endpointId, error }, 'sip_proxy.browser_failed'));
  asterisk.on('error', (error) => {
    log.warn({ endpointId, error }, 'sip_proxy.asterisk_failed');
    browser.close(1011, 'The telephone side cannot be reached');
  });
}
