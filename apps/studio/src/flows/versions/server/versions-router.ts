import { describeChanges, diffFlows, type FlowChange, type FlowDifference } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import { listPublications, loadDraft, loadPublication, RecordError, saveDraft } from '@patchbay/records';
import * as z from 'zod';
import { announceDraft } from '@/flows/presence/server/announce-draft';
import { documentAnswer, flowIdSchema, layoutAnswer } from '@/flows/server/flow-schemas';
import { procedure, router } from '@/server/trpc';
import { loadNames } from './load-names';
import { loadSide, sideSchema } from './side-document';

const changesAnswer = z.unknown() as unknown as z.ZodType<readonly FlowChange[]>;
const differencesAnswer = z.unknown() as unknown as z.ZodType<readonly FlowDifference[]>;
const oneVersion = z.object({ id: flowIdSchema, number: z.int().positive() });

/** Published versions one by one, and what differs between them. */
export const versionsRouter = router({
  read: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/{id}/versions/{number}',
        tags: ['Flows'],
        summary: 'A published version with its layout',
      },
    })
    .input(oneVersion)
    .output(
      z.object({
        number: z.int(),
        version: z.string(),
        note: z.string(),
        publishedAt: z.date(),
        flow: documentAnswer,
        layout: layoutAnswer,
      }),
    )
    .query(async ({ ctx, input }) => {
      const { document, ...rest } = await loadPublication(ctx.db, input.id, input.number);
      return { number: input.number, flow: document, ...rest };
    }),

  diff: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/{id}/diff',
        tags: ['Flows'],
        summary: 'What differs in meaning between two versions, or a version and the draft',
      },
    })
    .input(
      z.object({
        id: flowIdSchema,
        from: sideSchema.default('published'),
        to: sideSchema.default('draft'),
        /** The language of `changes`. */
        locale: z.enum(['en', 'zh']).default('en'),
      }),
    )
    .output(
      z.object({
        from: z.union([z.literal('draft'), z.int()]),
        to: z.union([z.literal('draft'), z.int()]),
        /** In plain words. */
        changes: changesAnswer,
        /** The same for programs. */
        differences: differencesAnswer,
      }),
    )
    .query(async ({ ctx, input: { id, from, to, locale } }) => {
      const publications = await listPublications(ctx.db, id);
      const published = publications.find(({ current }) => current)?.number ?? null;
      const [before, after, nameOf] = await Promise.all([
        loadSide(ctx.db, id, from, published),
        loadSide(ctx.db, id, to, published),
        loadNames(ctx.db),
      ]);
      return {
        from: before.side,
        to: after.side,
        changes: describeChanges(before.document, after.document, nodeTypes, { locale, nameOf }),
        differences: diffFlows(before.document, after.document),
      };
    }),

  restore: procedure('flow.edit')
    .meta({
      openapi: {
        method: 'POST',
        path: '/flows/{id}/versions/{number}/restore',
        tags: ['Flows'],
        summary: 'Put a published version into the draft',
      },
    })
    .input(oneVersion.extend({ revision: z.int().optional() }))
    .output(z.object({ revision: z.int() }))
    .mutation(async ({ ctx, input: { id, number, revision } }) => {
      const [draft, { document, layout }] = await Promise.all([
        loadDraft(ctx.db, id),
        loadPublication(ctx.db, id, number),
      ]);
      const wanted = { flowId: id, revision: revision ?? draft.revision, document, layout };
      const result = await saveDraft(ctx.db, ctx.actor, wanted);
      if (!result.saved) throw changedMeanwhile(id);
      await announceDraft(id, result.revision);
      return { revision: result.revision };
    }),
});

function changedMeanwhile(id: string): RecordError {
  return new RecordError(
    'outdated',
    { en: 'Somebody saved the draft meanwhile. Nothing was restored.', zh: '草稿刚刚被他人保存，未恢复任何内容。' },
    `draft of flow ${id} changed`,
  );
}
