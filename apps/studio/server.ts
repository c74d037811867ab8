import { createServer } from 'node:http';
import next from 'next';
import { securityHeaders } from '@/edge/security-headers';
import { acceptSipUpgrade } from '@/edge/sip-proxy';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';

const dev = process.argv.includes('--dev');
const { STUDIO_PORT: port } = readEnvironment();
const host = process.env.STUDIO_HOST ?? '127.0.0.1';

const server = createServer();
const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: server, turbopack: true });
await app.prepare();
const handle = app.getRequestHandler();
const upgrade = app.getUpgradeHandler();

server.on('request', (request, response) => {
  // What rate limits count by; a value from outside is never taken over.
  request.headers['x-patchbay-client'] = request.socket.remoteAddress ?? 'unknown';
  request.headers['x-patchbay-path'] = request.url ?? '/';
  const { headers, contentSecurityPolicy } = securityHeaders({ dev });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Next reads the nonce for its own scripts from the request.
  request.headers['content-security-policy'] = contentSecurityPolicy;
  handle(request, response).catch((error: unknown) => {
    log.error({ error, path: request.url }, 'request.failed');
    response.destroy();
  });
});

server.on('upgrade', (request, socket, head) => {
  if (new URL(request.url ?? '/', 'http://studio').pathname === '/sip') acceptSipUpgrade(request, socket, head);
  else void upgrade(request, socket, head);
});

server.listen(port, host, () => log.info({ port }, 'studio.listening'));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}
