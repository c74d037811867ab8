import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';
import { jsonBytesMax, readLimitedText } from '@/server/limited-body';
import { PublicError } from '@/server/public-error';
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
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) {
    throw new PublicError('BAD_REQUEST', 'not_json', {
      en: 'The body must be JSON, and say so in Content-Type.',
      zh: '请求体必须为 JSON，并在 Content-Type 中注明。',
    });
  }
  const body = await readLimitedText(request, jsonBytesMax);
  return new Request(request.url, { method: 'POST', headers: request.headers, body, signal: request.signal });
}

export { handle as GET, handle as POST };
