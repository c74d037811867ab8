import { languageSchema } from '@patchbay/flow-schema';
import { can } from '@patchbay/records';
import { TRPCError } from '@trpc/server';
import { problemResponse } from '@/http-api/problem';
import { soundBytesMax, storeSound } from '@/media/store-sound';
import { createContext } from '@/server/context';
import { PublicError } from '@/server/public-error';
import { refuseForeignOrigin } from '@/server/same-origin';

export const dynamic = 'force-dynamic';

const nameLengthMax = 200;

/** Takes a sound as the body, with `name` and `language` in the address. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refuseForeignOrigin(request);
  if (refusal !== null) return refusal;
  const { actor, ...context } = await createContext(request.headers);
  if (actor === null || !can(actor.role, 'prompt.edit'))
    return new Response(null, { status: actor === null ? 401 : 403 });
  if (Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY) > soundBytesMax)
    return tooLarge(request);
  const { searchParams } = new URL(request.url);
  const language = languageSchema.safeParse(searchParams.get('language'));
  try {
    const audio = await storeSound(
      { ...context, actor },
      {
        bytes: new Uint8Array(await request.arrayBuffer()),
        name: (searchParams.get('name') ?? '').slice(0, nameLengthMax),
        language: language.success ? language.data : null,
      },
    );
    return Response.json({ id: audio.id, name: audio.name, durationMs: audio.durationMs });
  } catch (error) {
    if (!(error instanceof PublicError)) throw error;
    return problemResponse(new TRPCError({ code: error.kind, cause: error }), request);
  }
}

function tooLarge(request: Request): Response {
  const cause = new PublicError('PAYLOAD_TOO_LARGE', 'sound_too_large', {
    en: 'The sound is longer than ten minutes. Shorten it.',
    zh: '音频超过十分钟，请缩短。',
  });
  return problemResponse(new TRPCError({ code: cause.kind, cause }), request);
}
