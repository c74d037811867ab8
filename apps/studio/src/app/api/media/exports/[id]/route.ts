import { exportResponse } from '@/exports/server/export-response';
import { answer } from '@/http-api/problem';
import { createContext } from '@/server/context';

export const dynamic = 'force-dynamic';

/** A finished export as a file. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answer(request, async () => exportResponse(await createContext(request.headers), (await params).id));
}
