import { getAudios } from '@patchbay/records';
import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';
import { soundResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/** An uploaded sound, to be heard. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, async () => {
    const { db, actor } = await createContext(request.headers);
    allow(actor, 'prompt.read');
    const [audio] = await getAudios(db, [(await params).id]);
    return audio === undefined
      ? new Response(null, { status: 404 })
      : await soundResponse(request, { path: audio.path });
  });
}
