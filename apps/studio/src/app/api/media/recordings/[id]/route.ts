import { can, getRecording, RecordError } from '@patchbay/records';
import { createContext } from '@/server/context';
import { soundResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/** What a caller left, for those who may listen. `?download` saves it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { db, actor } = await createContext(request.headers);
  if (actor === null) return new Response(null, { status: 401 });
  if (!can(actor.role, 'call.listen_recording')) return new Response(null, { status: 403 });
  const { id } = await params;
  const recording = await getRecording(db, id).catch((error: unknown) => {
    if (error instanceof RecordError) return null;
    throw error;
  });
  if (recording === null || recording.path === null) return new Response(null, { status: 404 });
  const day = recording.createdAt.toISOString().slice(0, 10);
  return await soundResponse(request, {
    path: recording.path,
    ...(new URL(request.url).searchParams.has('download')
      ? { downloadName: `voicemail-${day}-${id.slice(0, 8)}.wav` }
      : {}),
  });
}
