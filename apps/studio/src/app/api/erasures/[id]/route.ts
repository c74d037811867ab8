import { getErasure, RecordError } from '@patchbay/records';
import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';

export const dynamic = 'force-dynamic';

/** A receipt as a file: everything that its digest was made of, and the digest. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, async () => {
    const { db, actor } = await createContext(request.headers);
    allow(actor, 'call.erase');
    const { id } = await params;
    const receipt = await getErasure(db, id).catch((error: unknown) => {
      if (error instanceof RecordError) return null;
      throw error;
    });
    if (receipt === null) return new Response(null, { status: 404 });
    const name = `deletion-${receipt.at.toISOString().slice(0, 10)}-${id.slice(0, 8)}.json`;
    return new Response(`${JSON.stringify(receipt, null, 2)}\n`, {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': 'no-store',
      },
    });
  });
}
