import { can, getAudios } from '@patchbay/records';
import { createContext } from '@/server/context';
import { soundResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/** An uploaded sound, to be heard. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { db, actor } = await createContext(request.headers);
  if (actor === null || !can(actor.role, 'prompt.read'))
    return new Response(null, { status: actor === null ? 401 : 403 });
  const [audio] = await getAudios(db, [(await params).id]);
  return audio === undefined ? new Response(null, { status: 404 }) : await soundResponse(request, { path: audio.path });
}
