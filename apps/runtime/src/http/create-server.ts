import Fastify, { type FastifyInstance } from 'fastify';
import type { Readiness } from './readiness.ts';

export interface ServerParts {
  readiness(): Promise<Readiness>;
  metrics(): Promise<{ contentType: string; text: string }>;
}

/** What operators and Asterisk reach: health, readiness, metrics. Nothing here knows a caller. */
export function createServer(parts: ServerParts): FastifyInstance {
  const server = Fastify({ logger: false, forceCloseConnections: true });
  server.get('/healthz', async () => ({ status: 'ok' }));
  server.get('/readyz', async (_request, reply) => {
    const readiness = await parts.readiness();
    return reply.status(readiness.ready ? 200 : 503).send(readiness);
  });
  server.get('/metrics', async (_request, reply) => {
    const { contentType, text } = await parts.metrics();
    return reply.header('content-type', contentType).send(text);
  });
  return server;
}
