import { createServer } from 'node:http';
import next from 'next';
import { clientAddress, parseTrustedProxies } from '@/edge/client-address';
import { isReadableAddress } from '@/edge/readable-address';
import { securityHeaders } from '@/edge/security-headers';
import { acceptSipUpgrade } from '@/edge/sip-proxy';
import { startExportsRunner } from '@/exports/server/exports-runner';
import { ExportProcesses } from '@/exports/server/run-export';
import { startSchedulesRunner } from '@/schedules/server/schedules-runner';
import { readEnvironment } from '@/server/environment';
import { log } from '@/server/log';
import { startWhatIfRunner } from '@/what-if/server/what-if-runner';

const dev = process.argv.includes('--dev');
const { STUDIO_PORT: port, TRUSTED_PROXIES } = readEnvironment();
const trustedProxies = parseTrustedProxies(TRUSTED_PROXIES);
const host = process.env.STUDIO_HOST ?? '127.0.0.1';

const server = createServer();
const app = next({ dev, dir: process.cwd(), hostname: host, port, httpServer: server, turbopack: true });
await app.prepare();
const handle = app.getRequestHandler();
const upgrade = app.getUpgradeHandler();

server.on('request', (request, response) => {
  // What rate limits count by; a value from outside is never taken over.
  const forwardedFor = request.headers['x-forwarded-for']?.toString();
  request.headers['x-patchbay-client'] = clientAddress(request.socket.remoteAddress, forwardedFor, trustedProxies);
  request.headers['x-patchbay-path'] = request.url ?? '/';
  const { headers, contentSecurityPolicy } = securityHeaders({ dev });
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (!isReadableAddress(request.url ?? '/')) {
    response.writeHead(400, { 'content-type': 'text/plain' }).end('The address cannot be read.\n');
    return;
  }
  // Next reads the nonce for its own scripts from the request.
  request.headers['content-security-policy'] = contentSecurityPolicy;
  handle(request, response).catch((error: unknown) => {
    log.error({ error, path: request.url }, 'request.failed');
    response.destroy();
  });
});

server.on('upgrade', (request, socket, head) => {
  // A connection that is torn down while it is refused must not end the server.
  socket.on('error', (error: Error) => log.info({ error: error.message }, 'upgrade.connection_failed'));
  if (/^\/sip(?:\?|$)/.test(request.url ?? '')) acceptSipUpgrade(request, socket, head);
  else
    upgrade(request, socket, head).catch((error: unknown) => {
      log.warn({ error, path: request.url }, 'upgrade.failed');
      socket.destroy();
    });
});

server.listen(port, host, () => log.info({ port }, 'studio.listening'));
const stopWhatIfs = startWhatIfRunner();
const exportProcesses = new ExportProcesses();
const stopExports = startExportsRunner(exportProcesses);
const stopSchedules = startSchedulesRunner(exportProcesses);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void stopWhatIfs();
    exportProcesses.stop();
    void stopExports();
    void stopSchedules();
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}
