import { languageSchema } from '@patchbay/flow-schema';
import { allow } from '@/access/allow';
import { answer } from '@/http-api/problem';
import { soundBytesMax, storeSound } from '@/media/store-sound';
import { createContext } from '@/server/context';
import { readLimitedBytes } from '@/server/limited-body';
import { PublicError } from '@/server/public-error';
import { refuseForeignOrigin } from '@/server/same-origin';

export const dynamic = 'force-dynamic';

const nameLengthMax = 200;

/**
 * Takes a sound as the body, with `name` and `language` in the address; `source=recorded` for one that was recorded here,
 * `leveledFrom` with the id of the sound that it was made from.
 */
export async function POST(request: Request): Promise<Response> {
  return refuseForeignOrigin(request) ?? (await answer(request, () => receive(request)));
}

async function receive(request: Request): Promise<Response> {
  const context = await createContext(request.headers);
  const actor = allow(context.actor, 'prompt.edit');
  const { searchParams } = new URL(request.url);
  const language = languageSchema.safeParse(searchParams.get('language'));
  const audio = await storeSound(
    { ...context, actor },
    {
      bytes: await readSound(request),
      name: (searchParams.get('name') ?? '').slice(0, nameLengthMax),
      language: language.success ? language.data : null,
      source: searchParams.get('source') === 'recorded' ? 'recorded' : 'upload',
      leveledFrom: searchParams.get('leveledFrom')?.slice(0, 64) ?? null,
    },
  );
  return Response.json({ id: audio.id, name: audio.name, durationMs: audio.durationMs, measures: audio.measures });
}

async function readSound(request: Request): Promise<Uint8Array> {
  try {
    return await readLimitedBytes(request, soundBytesMax);
  } catch (cause) {
    if (!(cause instanceof PublicError)) throw cause;
    throw new PublicError(
      'PAYLOAD_TOO_LARGE',
      'sound_too_large',
      { en: 'The sound is longer than ten minutes. Shorten it.', zh: '音频超过十分钟，请缩短。' },
      { cause },
    );
  }
}
