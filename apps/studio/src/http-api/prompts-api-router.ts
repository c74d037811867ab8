import {
  createPrompt,
  getPrompt,
  listPromptRevisions,
  listPrompts,
  type PromptListItem,
  savePromptRevision,
  setPromptArchived,
} from '@patchbay/records';
import * as z from 'zod';
import { contentSchema, folderSchema, noteSchema, promptNameSchema } from '@/prompts/prompt-schemas';
import { publishLibraryPrompt } from '@/prompts/server/publish-library-prompt';
import { procedure, router } from '@/server/trpc';

const tags = ['Prompts'];
const idInput = z.object({ id: z.string().max(64) });

const content = contentSchema.describe(
  'By language: a text, in which {{ balance as money EUR }} reads a value out, or a recording that is played instead.',
);
const revisionAnswer = z.object({
  id: z.string(),
  number: z.int(),
  content,
  note: z.string(),
  createdAt: z.date(),
});
const promptAnswer = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  latest: revisionAnswer.describe('The draft: what was saved last, published or not.'),
  published: revisionAnswer.nullable().describe('What callers hear; null before the first publication.'),
});

function answerOf({ id, name, folder, latest, published }: PromptListItem): z.infer<typeof promptAnswer> {
  return { id, name, folder, latest, published };
}

/** The prompt library for programs. The studio's own screens have a router of their own with what only they need. */
export const promptsApiRouter = router({
  list: procedure('prompt.read')
    .meta({ openapi: { method: 'GET', path: '/prompts', tags, summary: 'List the prompts of the library' } })
    .input(z.object({ archived: z.boolean().default(false).describe('Those that were put away instead.') }))
    .output(z.array(promptAnswer))
    .query(async ({ ctx, input }) => (await listPrompts(ctx.db, input)).map(answerOf)),

  get: procedure('prompt.read')
    .meta({ openapi: { method: 'GET', path: '/prompts/{id}', tags, summary: 'One prompt with all its revisions' } })
    .input(idInput)
    .output(promptAnswer.extend({ revisions: z.array(revisionAnswer) }))
    .query(async ({ ctx, input }) => {
      const [prompt, revisions] = await Promise.all([
        getPrompt(ctx.db, input.id),
        listPromptRevisions(ctx.db, input.id),
      ]);
      return { ...answerOf(prompt), revisions };
    }),

  create: procedure('prompt.edit')
    .meta({ openapi: { method: 'POST', path: '/prompts', tags, summary: 'Make a prompt, as a draft' } })
    .input(z.object({ name: promptNameSchema, folder: folderSchema.default(''), content: content.default({}) }))
    .output(promptAnswer)
    .mutation(async ({ ctx, input }) => {
      const { prompt } = await createPrompt(ctx.db, ctx.actor, input);
      return answerOf(await getPrompt(ctx.db, prompt.id));
    }),

  save: procedure('prompt.edit')
    .meta({
      openapi: {
        method: 'POST',
        path: '/prompts/{id}/revisions',
        tags,
        summary: 'Save what a prompt says, as a draft',
      },
    })
    .input(
      idInput.extend({
        content,
        note: noteSchema.default(''),
        basedOn: z.string().max(64).optional().describe('The newest revision that was seen; another one is refused.'),
      }),
    )
    .output(revisionAnswer)
    .mutation(({ ctx, input: { id, ...revision } }) =>
      savePromptRevision(ctx.db, ctx.actor, { promptId: id, ...revision }),
    ),

  publish: procedure('prompt.publish')
    .meta({
      openapi: {
        method: 'POST',
        path: '/prompts/{id}/publish',
        tags,
        summary: 'Let new callers hear a revision; refused where a flow would be silent or fail',
      },
    })
    .input(idInput.extend({ revisionId: z.string().max(64) }))
    .output(promptAnswer)
    .mutation(async ({ ctx, input: { id, revisionId } }) => {
      await publishLibraryPrompt(ctx.db, ctx.actor, { promptId: id, revisionId });
      return answerOf(await getPrompt(ctx.db, id));
    }),

  archive: procedure('prompt.edit')
    .meta({
      openapi: {
        method: 'DELETE',
        path: '/prompts/{id}',
        tags,
        summary: 'Put a prompt away; refused while a published flow plays it',
      },
    })
    .input(idInput)
    .output(idInput)
    .mutation(async ({ ctx, input }) => {
      await setPromptArchived(ctx.db, ctx.actor, input.id, true);
      return input;
    }),
});
