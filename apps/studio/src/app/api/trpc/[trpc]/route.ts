import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';
import { jsonBytesMax, readLimitedText } from '@/server/limited-body';
import { appRouter } from '@/server/router';
import { refuseForeignOrigin } from '@/server/same-origin';

export const dynamic = 'force-dynamic';

async function handle(request: Request): Promise<Response> {
  return (
    refuseForeignOrigin(request) ??
    (await answer(request, async () =>
      fetchRequestHandler({
        endpoint: '/api/trpc',
        req: request.method === 'POST' ? await withReadBody(request) : request,
        router: appRouter,
        createContext: () => createContext(request.headers),
      }),
    ))
  );
}

/** The same request with a body that is known to be no larger than allowed. */
async function withReadBody(request: Request): Promise<Request> {
  const body = await readLimitedText(request, jsonBytesMax);
  return new Request(request.url, { method: 'POST', headers: request.headers, body, signal: request.signal });
}

export { handle as GET, handle as POST };
