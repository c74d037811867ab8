import type { Locale } from '@patchbay/flow-schema';
import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { localeFromHeader } from '@/intl/locale';
import { publicFailure } from '@/server/error-format';
import { PublicError } from '@/server/public-error';

/** A failure as RFC 9457 writes it, with our stable code and what belongs to it. */
export function problemResponse(error: unknown, request: Request, headers: Record<string, string> = {}): Response {
  const known = error instanceof TRPCError ? error : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error });
  const { code, text, fields, details, reference } = publicFailure(known);
  const locale: Locale = localeFromHeader(request.headers.get('accept-language'));
  const status = getHTTPStatusCodeFromError(known);
  const body = {
    type: 'about:blank',
    title: code.replaceAll('_', ' '),
    status,
    code,
    detail: text[locale],
    ...(fields.length === 0 ? {} : { errors: fields }),
    ...details,
    ...(reference === null ? {} : { reference }),
  };
  return Response.json(body, { status, headers: { ...headers, 'content-type': 'application/problem+json' } });
}

/** Answers a request; a failure that a person may see becomes a problem document, any other one is the caller's. */
export async function answer(request: Request, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof PublicError)) throw error;
    return problemResponse(new TRPCError({ code: error.kind, message: error.message, cause: error }), request);
  }
}
