import { fillLibraryText, languageSchema } from '@patchbay/flow-schema';
import {
  audioIdsOf,
  createPrompt,
  getAudios,
  getPrompt,
  importRecordings,
  listAnnouncing,
  listPromptPublications,
  listPromptRevisions,
  listPrompts,
  movePrompts,
  renamePrompt,
  savePromptRevision,
  setPromptArchived,
  undoImportedRecordings,
} from '@patchbay/records';
import * as z from 'zod';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import {
  contentSchema,
  folderSchema,
  importedSchema,
  noteSchema,
  placementsSchema,
  promptNameSchema,
  textLengthMax,
} from './prompt-schemas';
import { loadLibrary } from './server/load-library';
import { measureSounds } from './server/measure-sounds';
import { loadPromptUses } from './server/prompt-uses';
import { publishLibraryPrompt } from './server/publish-library-prompt';
import { speakText } from './speak-text';

const idSchema = z.string().max(64);
const byId = z.object({ id: idSchema });

/** What callers hear: texts and recordings by language, in revisions. */
export const promptsRouter = router({
  list: procedure('prompt.read')
    .input(z.object({ archived: z.boolean().default(false) }).default({ archived: false }))
    .query(({ ctx, input }) => listPrompts(ctx.db, input)),

  /** All that is not archived, with what flows need of it and how its recordings sound. */
  library: procedure('prompt.read').query(({ ctx }) => loadLibrary(ctx.db)),

  read: procedure('prompt.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const [prompt, revisions, publications, announcements, uses] = await Promise.all([
        getPrompt(ctx.db, input.id),
        listPromptRevisions(ctx.db, input.id),
        listPromptPublications(ctx.db, input.id),
        listAnnouncing(ctx.db, input.id),
        loadPromptUses(ctx.db, { drafts: true }),
      ]);
      const audioIds = new Set(revisions.flatMap(({ content }) => audioIdsOf(content)));
      const sounds = await getAudios(ctx.db, [...audioIds]);
      return {
        ...prompt,
        revisions,
        publications,
        announcements,
        uses: uses.filter(({ promptId }) => promptId === input.id),
        sounds: sounds.map(({ id, name, durationMs, measures }) => ({ id, name, durationMs, measures })),
      };
    }),

  create: procedure('prompt.edit')
    .input(z.object({ name: promptNameSchema, folder: folderSchema.default(''), content: contentSchema.default({}) }))
    .mutation(async ({ ctx, input }) => {
      const { prompt, revision } = await createPrompt(ctx.db, ctx.actor, input);
      return { id: prompt.id, revisionId: revision.id };
    }),

  rename: procedure('prompt.edit')
    .input(byId.extend({ name: promptNameSchema }))
    .mutation(async ({ ctx, input }) => {
      await renamePrompt(ctx.db, ctx.actor, input.id, input.name);
      return null;
    }),

  move: procedure('prompt.edit')
    .input(z.object({ ids: z.array(idSchema).min(1).max(5_000), folder: folderSchema }))
    .mutation(async ({ ctx, input }) => {
      await movePrompts(ctx.db, ctx.actor, input.ids, input.folder);
      return null;
    }),

  /** Refused where a published flow plays it. */
  setArchived: procedure('prompt.edit')
    .input(byId.extend({ archived: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setPromptArchived(ctx.db, ctx.actor, input.id, input.archived);
      return null;
    }),

  save: procedure('prompt.edit')
    .input(byId.extend({ content: contentSchema, note: noteSchema.default(''), basedOn: idSchema.optional() }))
    .mutation(({ ctx, input: { id, ...revision } }) =>
      savePromptRevision(ctx.db, ctx.actor, { promptId: id, ...revision }),
    ),

  /** New calls hear it from now on; its texts are spoken in advance. Refused where a flow would be silent or fail. */
  publish: procedure('prompt.publish')
    .input(byId.extend({ revisionId: idSchema }))
    .mutation(async ({ ctx, input: { id, revisionId } }) => {
      await publishLibraryPrompt(ctx.db, ctx.actor, { promptId: id, revisionId });
      return null;
    }),

  /** Recordings into drafts of many prompts, all or none; what it answers takes them back. */
  importRecordings: procedure('prompt.edit')
    .input(z.object({ placements: placementsSchema }))
    .mutation(async ({ ctx, input }) => ({
      imported: await importRecordings(ctx.db, ctx.actor, input.placements),
    })),

  undoImport: procedure('prompt.edit')
    .input(z.object({ imported: importedSchema }))
    .mutation(async ({ ctx, input }) => {
      await undoImportedRecordings(ctx.db, ctx.actor, input.imported);
      return null;
    }),

  /** Not a change: what is measured follows from the sound. */
  measure: procedure('prompt.read')
    .input(z.object({ ids: z.array(idSchema).min(1).max(20) }))
    .mutation(async ({ ctx, input }) => ({ measured: await measureSounds(ctx.db, input.ids) })),

  /** Not a change: what is spoken is kept only in a cache. A text with values is spoken with the examples given for them. */
  hear: procedure('prompt.read')
    .input(
      z.object({
        text: z.string().trim().min(1).max(textLengthMax),
        language: languageSchema,
        /** The one voice that may say it; left out, as callers hear it. */
        voiceId: idSchema.nullable().default(null),
        values: z.record(z.string().max(64), z.string().max(200)).default({}),
      }),
    )
    .mutation(({ input: { text, language, voiceId, values } }) => {
      if (!text.includes('{{')) return speakText(text, language, voiceId);
      const filled = fillLibraryText(text, values, language);
      if (!filled.ok) throw notSpeakable(filled.missing);
      return speakText(filled.pieces.map((piece) => piece.text).join(''), language, voiceId);
    }),
});

function notSpeakable(missing: string | null): PublicError {
  return missing === null
    ? new PublicError('BAD_REQUEST', 'text_unreadable', {
        en: 'A value in this text cannot be read. Write a name and how it is read out, such as {{ balance as money EUR }}.',
        zh: '无法识别文本中的值。请写明名称和播报方式，例如 {{ balance as money EUR }}。',
      })
    : new PublicError('BAD_REQUEST', 'value_missing', {
        en: `Give an example for “${missing}” to hear the text with it.`,
        zh: `请为“${missing}”填写示例以便试听。`,
      });
}
