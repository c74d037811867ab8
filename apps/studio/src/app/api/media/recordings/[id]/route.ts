import { getRecording, RecordError } from '@patchbay/records';
import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';
import { soundResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/** What a caller left, for those who may listen. `?download` saves it. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, async () => {
    const { db, actor } = await createContext(request.headers);
    allow(actor, 'call.listen_recording');
    const { id } = await params;
    const recording = await getRecording(db, id).catch((error: unknown) => {
      if (error instanceof RecordError) return null;
      throw error;
    });
    if (recording === null || recording.path === null) return new Response(null, { status: 404 });
    const day = recording.createdAt.toISOString().slice(0, 10);
    const { searchParams } = new URL(request.url);
    return await soundResponse(request, {
      path: recording.path,
      ...(searchParams.has('download') ? { downloadName: `voicemail-${day}-${id.slice(0, 8)}.wav` } : {}),
    });
  });
}
