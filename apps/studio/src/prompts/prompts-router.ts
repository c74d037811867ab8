import { languageSchema } from '@patchbay/flow-schema';
import {
  createPrompt,
  getAudios,
  getPrompt,
  listPromptRevisions,
  listPrompts,
  publishPrompt,
  renamePrompt,
  type SpeechJob,
  savePromptRevision,
  setPromptArchived,
  speechJobId,
  speechJobOptions,
  speechQueue,
} from '@patchbay/records';
import * as z from 'zod';
import { openQueue } from '@/jobs/queues';
import { announceChange } from '@/server/changes';
import { log } from '@/server/log';
import { procedure, router } from '@/server/trpc';
import { speakText } from './speak-text';

const textMax = 4_000;
const byId = z.object({ id: z.string().max(64) });
const nameSchema = z.string().trim().min(1).max(100);
const contentSchema = z.record(
  languageSchema,
  z.object({ text: z.string().max(textMax).exactOptional(), audioId: z.string().max(64).exactOptional() }),
);

/** What callers hear: texts and recordings by language, in revisions. */
export const promptsRouter = router({
  list: procedure('prompt.read')
    .input(z.object({ archived: z.boolean().default(false) }).default({ archived: false }))
    .query(({ ctx, input }) => listPrompts(ctx.db, input)),

  read: procedure('prompt.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const [prompt, revisions] = await Promise.all([
        getPrompt(ctx.db, input.id),
        listPromptRevisions(ctx.db, input.id),
      ]);
      const audioIds = Object.values(prompt.latest.content).flatMap(({ audioId }) => audioId ?? []);
      const audios = (await getAudios(ctx.db, audioIds)).map(({ id, name, durationMs }) => ({ id, name, durationMs }));
      return { ...prompt, revisions, audios };
    }),

  create: procedure('prompt.edit')
    .input(z.object({ name: nameSchema, content: contentSchema.default({}) }))
    .mutation(async ({ ctx, input }) => {
      const { prompt } = await createPrompt(ctx.db, ctx.actor, input);
      return { id: prompt.id };
    }),

  rename: procedure('prompt.edit')
    .input(byId.extend({ name: nameSchema }))
    .mutation(async ({ ctx, input }) => {
      await renamePrompt(ctx.db, ctx.actor, input.id, input.name);
      return null;
    }),

  setArchived: procedure('prompt.edit')
    .input(byId.extend({ archived: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await setPromptArchived(ctx.db, ctx.actor, input.id, input.archived);
      return null;
    }),

  save: procedure('prompt.edit')
    .input(byId.extend({ content: contentSchema, note: z.string().max(200).default('') }))
    .mutation(({ ctx, input: { id, content, note } }) =>
      savePromptRevision(ctx.db, ctx.actor, { promptId: id, content, note }),
    ),

  /** New calls hear it from now on; its texts are spoken in advance. */
  publish: procedure('prompt.publish')
    .input(byId.extend({ revisionId: z.string().max(64) }))
    .mutation(async ({ ctx, input: { id, revisionId } }) => {
      await publishPrompt(ctx.db, ctx.actor, { promptId: id, revisionId });
      await announceChange({ kind: 'prompt.published', promptId: id, revisionId });
      await speakInAdvance({ kind: 'prompt', promptId: id, revisionId });
      return null;
    }),

  /** Not a change: what is spoken is kept only in a cache. */
  hear: procedure('prompt.read')
    .input(z.object({ text: z.string().trim().min(1).max(textMax), language: languageSchema }))
    .mutation(({ input }) => speakText(input.text, input.language)),
});

/** A courtesy to the first caller: without it the text is spoken when it is first needed. */
async function speakInAdvance(job: Extract<SpeechJob, { kind: 'prompt' }>): Promise<void> {
  try {
    await openQueue(speechQueue).add(job.kind, job, { ...speechJobOptions, jobId: speechJobId(job) });
  } catch (error) {
    log.warn({ error }, 'speech.not_queued');
  }
}
