import * as z from 'zod';
import { auditRefusedSignIn, auditSignIn, auditSignOut } from '@/auth/audit-sign-in';
import { accountDisabled, auth } from '@/auth/auth';
import { answer } from '@/http-api/problem';
import { leaveSeat } from '@/seat/server/leave-seat';
import { readLimitedText } from '@/server/limited-body';
import { PublicError } from '@/server/public-error';
import { refuseForeignOrigin } from '@/server/same-origin';

export const dynamic = 'force-dynamic';

const bodyBytesMax = 10_000;
const signInSchema = z.object({ email: z.string().max(200), password: z.string().max(1_000) });
const refusedSchema = z.object({ code: z.string() });
const signedInSchema = z.object({ user: z.object({ id: z.string(), name: z.string() }) });

// Everything else that better-auth offers is done by procedures, where permission and audit are.
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignOrigin(request);
  if (refusal !== null) return refusal;
  const address = request.headers.get('x-patchbay-client') ?? 'unknown';
  const { pathname } = new URL(request.url);
  if (pathname === '/api/auth/sign-in/email') return await answer(request, () => signIn(request, address));
  if (pathname === '/api/auth/sign-out') return await answer(request, () => signOut(request, address));
  return new Response(null, { status: 404 });
}

async function signIn(request: Request, address: string): Promise<Response> {
  const body = signInSchema.safeParse(parseJson(await readLimitedText(request, bodyBytesMax)));
  if (!body.success) {
    throw new PublicError('BAD_REQUEST', 'sign_in_unreadable', {
      en: 'The body must be a JSON object with “email” and “password”.',
      zh: '请求体必须是包含 “email” 和 “password” 的 JSON 对象。',
    });
  }
  const { email, password } = body.data;
  const answered = await auth().handler(forwarded(request, { email, password }));
  if (answered.status === 401) await auditRefusedSignIn({ email, address }, 'wrong_password');
  if (answered.status === 403 && (await isDisabled(answered)))
    await auditRefusedSignIn({ email, address }, 'account_disabled');
  if (answered.ok) await auditSignIn(signedInSchema.parse(await answered.clone().json()).user, { email, address });
  return withoutBody(answered);
}

async function signOut(request: Request, address: string): Promise<Response> {
  await auditSignOut(request.headers, address);
  const seatLeft = await leaveSeat(request.headers);
  const answered = await auth().handler(forwarded(request, {}));
  await seatLeft();
  return withoutBody(answered);
}

async function isDisabled(answered: Response): Promise<boolean> {
  return refusedSchema.safeParse(await answered.clone().json()).data?.code === accountDisabled;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is refused like JSON of another shape.
    return null;
  }
}

/** What was understood of the request, and nothing else of its body. */
function forwarded(request: Request, body: Readonly<Record<string, string>>): Request {
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  // Where it comes from was judged above, as browsers see it: behind a proxy this server's own address is another.
  headers.set('origin', new URL(request.url).origin);
  for (const name of ['content-length', 'transfer-encoding', 'referer']) headers.delete(name);
  return new Request(request.url, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** The answer's body repeats the session token, which scripts must not see: the cookie is enough. */
function withoutBody({ status, headers }: Response): Response {
  const bare = new Response(null, { status });
  for (const cookie of headers.getSetCookie()) bare.headers.append('set-cookie', cookie);
  return bare;
}
