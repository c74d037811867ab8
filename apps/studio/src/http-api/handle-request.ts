import { TRPCError } from '@trpc/server';
import { jsonBytesMax, readLimitedText } from '@/server/limited-body';
import { PublicError } from '@/server/public-error';
import { appRouter } from '@/server/router';
import { createCaller } from '@/server/trpc';
import { createApiContext } from './api-context';
import { apiFiles } from './api-files';
import { type ApiRoute, findApiRoute, readAddressValue } from './api-routes';
import { problemResponse } from './problem';

export const apiBasePath = '/api/v1';
const callerOf = createCaller(appRouter);

/** Any request under /api/v1: the same procedures as the studio's own pages, so the same permissions and audit. */
export async function handleApiRequest(request: Request): Promise<Response> {
  try {
    const ctx = await named(() => createApiContext(request.headers));
    const { pathname, searchParams } = new URL(request.url);
    const path = pathname.slice(apiBasePath.length);
    for (const { pattern, respond } of apiFiles) {
      const id = pattern.exec(path)?.[1];
      if (id === undefined) continue;
      if (request.method !== 'GET') return refuseRoute(['GET'], request);
      return await named(() => respond(ctx, decodeURIComponent(id)));
    }
    const found = findApiRoute(request.method, path);
    if ('allowed' in found) return refuseRoute(found.allowed, request);
    const { route, parameters } = found;
    const fromAddress: Record<string, unknown> = {};
    for (const [name, text] of [...searchParams, ...Object.entries(parameters).map(decoded)]) {
      fromAddress[name] = readAddressValue(route.fields[name], text);
    }
    const body = await named(() => readBody(request));
    const input = Object.keys(route.fields).length === 0 ? undefined : { ...body, ...fromAddress };
    return Response.json(await call(callerOf(ctx), route, input));
  } catch (error) {
    const unauthorized = error instanceof TRPCError && error.code === 'UNAUTHORIZED';
    return problemResponse(error, request, unauthorized ? { 'www-authenticate': 'Bearer' } : {});
  }
}

const decoded = ([name, text]: [string, string]): [string, string] => [name, decodeURIComponent(text)];

async function call(caller: unknown, route: ApiRoute, input: unknown): Promise<unknown> {
  let at = caller as Record<string, unknown>;
  const path = route.procedure.split('.');
  const last = path.pop() ?? '';
  for (const part of path) at = at[part] as Record<string, unknown>;
  return await (at[last] as (input: unknown) => Promise<unknown>)(input);
}

/** Failures before the procedure begins take the same way as those inside it. */
async function named<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof PublicError) throw new TRPCError({ code: error.kind, message: error.message, cause: error });
    throw error;
  }
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  if (request.method === 'GET' || request.method === 'DELETE') return {};
  const text = await readLimitedText(request, jsonBytesMax);
  if (text.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    throw unreadable(cause);
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw unreadable(undefined);
  return body as Record<string, unknown>;
}

function unreadable(cause: unknown): PublicError {
  return new PublicError(
    'BAD_REQUEST',
    'body_unreadable',
    { en: 'The body must be one JSON object.', zh: '请求体必须是一个 JSON 对象。' },
    { cause },
  );
}

function refuseRoute(allowed: readonly string[], request: Request): Response {
  const error =
    allowed.length === 0
      ? new PublicError('NOT_FOUND', 'no_such_path', {
          en: 'The HTTP API has no such path. It is described at /api/v1/openapi.json.',
          zh: 'HTTP API 中没有此路径，说明见 /api/v1/openapi.json。',
        })
      : new PublicError('METHOD_NOT_SUPPORTED', 'method_not_allowed', {
          en: `This path takes ${allowed.join(', ')}.`,
          zh: `此路径支持 ${allowed.join('、')}。`,
        });
  const cause = new TRPCError({ code: error.kind, message: error.message, cause: error });
  return problemResponse(cause, request, allowed.length === 0 ? {} : { allow: allowed.join(', ') });
}
