import { can } from '@patchbay/records';
import { createContext } from '@/server/context';
import { soundResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/** A text that was spoken, to be heard. The name is a hash of what was said: it is told only to who had it spoken. */
export async function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { actor } = await createContext(request.headers);
  if (actor === null || !can(actor.role, 'prompt.read'))
    return new Response(null, { status: actor === null ? 401 : 403 });
  const { file } = await params;
  if (!/^[\w-]+\.(wav|wav16)$/.test(file)) return new Response(null, { status: 404 });
  return await soundResponse(request, { path: `speech/${file}` });
}
