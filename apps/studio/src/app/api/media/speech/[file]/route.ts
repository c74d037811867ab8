import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';
import { soundResponse } from '@/server/media-response';

export const dynamic = 'force-dynamic';

/** A text that was spoken, to be heard. The name is a hash of what was said: it is told only to who had it spoken. */
export function GET(request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answer(request, async () => {
    const { actor } = await createContext(request.headers);
    allow(actor, 'prompt.read');
    const { file } = await params;
    if (!/^[\w-]+\.(wav|wav16)$/.test(file)) return new Response(null, { status: 404 });
    return await soundResponse(request, { path: `speech/${file}` });
  });
}
