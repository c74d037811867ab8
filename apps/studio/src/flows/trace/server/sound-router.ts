import { fillLibraryText, type PlaybackItem } from '@patchbay/flow-schema';
import {
  getCall,
  heardSounds,
  listAudio,
  listPrompts,
  loadCallMoments,
  loadPromptRevision,
  RecordError,
} from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';

type Database = Parameters<typeof getCall>[0];

/** What stands in the journal, read without its seal, in place of what was sensitive. */
const mask = '••••';

/** One piece of what was played, in the order in which it was heard. */
export type HeardPart =
  /** Spoken words; without a sound where some of them were sensitive. */
  | { readonly kind: 'spoken'; readonly text: string; readonly language: string; readonly speakable: boolean }
  /** A recording, by its name; null where it was deleted since. */
  | { readonly kind: 'recorded'; readonly name: string; readonly audioId: string | null };

/** What was heard in a call, for stepping through it. */
export const soundRouter = router({
  of: procedure('call.read')
    .input(z.object({ id: z.string().min(1).max(100) }))
    .query(async ({ ctx, input }) => {
      const call = await getCall(ctx.db, input.id);
      const sounds = heardSounds(await loadCallMoments(ctx.db, input.id), call.endedAt?.getTime() ?? null);
      const readPart = await partReader(ctx.db);
      return Promise.all(
        sounds.map(async ({ items, ...sound }) => ({ ...sound, parts: await Promise.all(items.map(readPart)) })),
      );
    }),
});

async function partReader(db: Database): Promise<(item: PlaybackItem) => Promise<HeardPart>> {
  const audio = new Map((await listAudio(db)).map(({ id, name }) => [id, name]));
  const prompts = new Map((await listPrompts(db)).map(({ id, name }) => [id, name]));
  const recorded = (audioId: string, name?: string): HeardPart => ({
    kind: 'recorded',
    name: name ?? audio.get(audioId) ?? '',
    audioId: audio.has(audioId) ? audioId : null,
  });
  return async (item) => {
    if (item.kind === 'audio') return recorded(item.audioId);
    if (item.kind === 'speech') return spoken(String(item.text), item.language);
    const name = prompts.get(item.promptId) ?? '';
    const content = await contentOf(db, item.revision);
    const language =
      [item.language, ...Object.keys(content)].find((one) => content[one] !== undefined) ?? item.language;
    const said = content[language];
    if (said?.audioId) return recorded(said.audioId, name);
    const text = said?.text ?? '';
    const filled = fillLibraryText(text, item.values ?? {}, language);
    return spoken(filled.ok ? filled.pieces.map((piece) => piece.text).join('') : text, language);
  };
}

function spoken(text: string, language: string): HeardPart {
  return { kind: 'spoken', text, language, speakable: text.trim() !== '' && !text.includes(mask) };
}

async function contentOf(db: Database, revision: string): Promise<Record<string, { text?: string; audioId?: string }>> {
  try {
    return (await loadPromptRevision(db, revision)).content;
  } catch (error) {
    if (error instanceof RecordError && error.code === 'not_found') return {};
    throw error;
  }
}
