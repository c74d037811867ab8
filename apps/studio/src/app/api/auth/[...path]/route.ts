import { auth } from '@/auth/auth';
import { refuseForeignOrigin } from '@/server/same-origin';

export const dynamic = 'force-dynamic';

// Everything else that better-auth offers is done by procedures, where permission and audit are.
const open = new Set(['/api/auth/sign-in/email', '/api/auth/sign-out']);

export async function POST(request: Request): Promise<Response> {
  if (!open.has(new URL(request.url).pathname)) return new Response(null, { status: 404 });
  const refusal = refuseForeignOrigin(request);
  if (refusal !== null) return refusal;
  const { status, headers } = await auth().handler(request);
  // The answer's body repeats the session token, which scripts must not see: the cookie is enough.
  const answer = new Response(null, { status });
  for (const cookie of headers.getSetCookie()) answer.headers.append('set-cookie', cookie);
  return answer;
}
