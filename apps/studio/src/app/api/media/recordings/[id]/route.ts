import { getRecording, RecordError, recordOpened } from '@patchbay/records';
import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { isTicket, type Opening, writeTicket } from '@/recordings/server/recording-ticket';
import { mediaStores } from '@/recordings/server/stores';
import { createContext } from '@/server/context';
import { readEnvironment } from '@/server/environment';
import { rangedResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/**
 * A recording, for those who may listen. `?download` saves it. Who opens it is written down once: without a ticket that says so
 * it is, and one is handed out for all the parts that a player then asks for.
 */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, async () => {
    const { db, actor: asking } = await createContext(request.headers);
    const actor = allow(asking, 'call.listen_recording');
    const { id } = await params;
    const { searchParams } = new URL(request.url);
    const how: Opening = searchParams.has('download') ? 'downloaded' : 'played';
    const opening = { recordingId: id, actorId: actor.id ?? '', how };
    const secret = readEnvironment().PATCHBAY_SECRET;
    const known = isTicket(secret, searchParams.get('ticket') ?? '', opening, Date.now());
    const recording = await (known ? getRecording(db, id) : recordOpened(db, actor, id, how)).catch(
      (error: unknown) => {
        if (error instanceof RecordError) return null;
        throw error;
      },
    );
    if (recording === null || recording.path === null) return new Response(null, { status: 404 });
    const { path, store, createdAt } = recording;
    if (!known) {
      const ticket = writeTicket(secret, opening, Date.now());
      const query = how === 'downloaded' ? `download&ticket=${ticket}` : `ticket=${ticket}`;
      const location = `/api/media/recordings/${encodeURIComponent(id)}?${query}`;
      return new Response(null, { status: 307, headers: { location, 'cache-control': 'no-store' } });
    }
    const size = await mediaStores().size(path, store);
    if (size === null) return new Response(null, { status: 404 });
    const day = createdAt.toISOString().slice(0, 10);
    return await rangedResponse(request, {
      size,
      open: (range) => mediaStores().read(path, store, range),
      ...(how === 'downloaded' ? { downloadName: `recording-${day}-${id.slice(0, 8)}.wav` } : {}),
    });
  });
}
