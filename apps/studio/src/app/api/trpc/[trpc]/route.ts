import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { createContext } from '@/server/context';
import { appRouter } from '@/server/router';
import { refuseForeignOrigin } from '@/server/same-origin';

export const dynamic = 'force-dynamic';

async function handle(request: Request): Promise<Response> {
  return (
    refuseForeignOrigin(request) ??
    (await fetchRequestHandler({
      endpoint: '/api/trpc',
      req: request,
      router: appRouter,
      createContext: () => createContext(request.headers),
    }))
  );
}

export { handle as GET, handle as POST };
