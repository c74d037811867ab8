import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { studioPackage } from '@/prompts/server/studio-package';
import { createContext } from '@/server/context';

export const dynamic = 'force-dynamic';

/**
 * An archive for a recording studio: the script of all prompts, or of a `folder`, as CSV, and the recordings that are
 * there already under the names that their new ones are to have. `only=missing` leaves out what is recorded.
 */
export function GET(request: Request): Promise<Response> {
  return answer(request, async () => {
    const { db, actor } = await createContext(request.headers);
    allow(actor, 'prompt.read');
    const { searchParams } = new URL(request.url);
    const body = await studioPackage(db, {
      folder: searchParams.get('folder'),
      onlyMissing: searchParams.get('only') === 'missing',
    });
    return new Response(body, {
      headers: { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="prompts.zip"' },
    });
  });
}
