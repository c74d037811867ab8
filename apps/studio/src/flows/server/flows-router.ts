import { flowDocumentSchema, flowLayoutSchema } from '@patchbay/flow-schema';
import {
  archiveFlow,
  createFlow,
  getFlow,
  listCalls,
  listFlows,
  listPublications,
  loadDraft,
  loadLayout,
  loadPublication,
  loadVersion,
  restoreFlow,
  saveDraft,
} from '@patchbay/records';
import * as z from 'zod';
import { announceDraft } from '@/flows/presence/server/announce-draft';
import { rolloutPlanSchema } from '@/flows/rollout/server/rollout-plan-schema';
import { announceLive } from '@/server/announce-live';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { loadChoices } from './choices';
import {
  documentAnswer,
  figuresAnswer,
  flowIdSchema,
  flowListItemSchema,
  flowNameSchema,
  importSchema,
  layoutAnswer,
  newFlowSchema,
  noteSchema,
  problemAnswer,
  reportAnswer,
} from './flow-schemas';
import { importFlow, readForeignFlow } from './import-flow';
import { loadCentreFacts } from './load-centre-facts';
import { newContent } from './new-document';
import { checkDraft, publishDraft } from './publish-draft';
import { simulationParts } from './simulation-parts';
import { tellPublished } from './tell-published';

const byId = z.object({ id: flowIdSchema });
const idAnswer = z.object({ id: z.string() });
const liveCallsMax = 200;

function changedMeanwhile(): PublicError {
  return new PublicError('CONFLICT', 'draft_changed', {
    en: 'Somebody saved the draft meanwhile. Look at what changed, then publish again.',
    zh: '草稿刚刚被他人保存。请查看改动后再发布。',
  });
}

/** Flows: their list, drafts, versions, and what goes in and out. */
export const flowsRouter = router({
  list: procedure('flow.read')
    .meta({ openapi: { method: 'GET', path: '/flows', tags: ['Flows'], summary: 'List flows' } })
    .input(z.object({ archived: z.boolean().default(false) }))
    .output(z.array(flowListItemSchema))
    .query(async ({ ctx, input }) => {
      const flows = await listFlows(ctx.db, { archived: input.archived });
      return flows.map((flow) => ({
        ...flow,
        numbers: [...flow.numbers],
        changed: flow.publishedAt !== null && flow.draftUpdatedAt > flow.publishedAt,
      }));
    }),

  create: procedure('flow.edit')
    .meta({
      openapi: { method: 'POST', path: '/flows', tags: ['Flows'], summary: 'Create a flow, empty or from a template' },
    })
    .input(newFlowSchema)
    .output(idAnswer)
    .mutation(async ({ ctx, input }) => {
      const { id } = await createFlow(ctx.db, ctx.actor, await newContent(ctx.db, input));
      return { id };
    }),

  import: procedure('flow.edit')
    .meta({
      openapi: { method: 'POST', path: '/flows/import', tags: ['Flows'], summary: 'Create a flow from a document' },
    })
    .input(importSchema)
    .output(z.object({ id: z.string(), migrated: z.array(z.string()), report: reportAnswer }))
    .mutation(async ({ ctx, input }) => {
      const { flow, report } = await importFlow(ctx.db, ctx.actor, input);
      return { id: flow.id, migrated: [...report.migrated], report };
    }),

  importReport: procedure('flow.edit')
    .meta({
      openapi: {
        method: 'POST',
        path: '/flows/import/report',
        tags: ['Flows'],
        summary: 'What an import would make of a document; nothing is written',
      },
    })
    .input(importSchema)
    .output(z.object({ flow: documentAnswer, layout: layoutAnswer, report: reportAnswer }))
    .mutation(async ({ ctx, input }) => {
      const { document, layout, report } = await readForeignFlow(ctx.db, input);
      return { flow: document, layout, report };
    }),

  export: procedure('flow.read')
    .meta({
      openapi: { method: 'GET', path: '/flows/{id}/export', tags: ['Flows'], summary: 'The draft with its layout' },
    })
    .input(byId)
    .output(z.object({ flow: documentAnswer, layout: layoutAnswer }))
    .query(async ({ ctx, input }) => {
      const { document, layout } = await loadDraft(ctx.db, input.id);
      return { flow: document, layout };
    }),

  duplicate: procedure('flow.edit')
    .input(byId.extend({ name: flowNameSchema }))
    .output(idAnswer)
    .mutation(async ({ ctx, input }) => {
      const { document, layout } = await loadDraft(ctx.db, input.id);
      const { id } = await createFlow(ctx.db, ctx.actor, { document: { ...document, name: input.name }, layout });
      return { id };
    }),

  rename: procedure('flow.edit')
    .input(byId.extend({ name: flowNameSchema }))
    .output(idAnswer)
    .mutation(async ({ ctx, input }) => {
      const { document, layout, revision } = await loadDraft(ctx.db, input.id);
      const renamed = { flowId: input.id, revision, document: { ...document, name: input.name }, layout };
      const result = await saveDraft(ctx.db, ctx.actor, renamed);
      if (!result.saved) throw changedMeanwhile();
      await announceDraft(input.id, result.revision);
      return { id: input.id };
    }),

  archive: procedure('flow.edit')
    .input(byId)
    .output(idAnswer)
    .mutation(async ({ ctx, input }) => {
      await archiveFlow(ctx.db, ctx.actor, input.id);
      return { id: input.id };
    }),

  restore: procedure('flow.edit')
    .input(byId)
    .output(idAnswer)
    .mutation(async ({ ctx, input }) => {
      await restoreFlow(ctx.db, ctx.actor, input.id);
      return { id: input.id };
    }),

  /** Everything the editor opens with. */
  open: procedure('flow.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const [flow, draft, publications] = await Promise.all([
        getFlow(ctx.db, input.id),
        loadDraft(ctx.db, input.id),
        listPublications(ctx.db, input.id),
      ]);
      return {
        id: flow.id,
        archived: flow.archivedAt !== null,
        publishedVersion: flow.publishedVersion,
        publishedNumber: publications.find((one) => one.version === flow.publishedVersion)?.number ?? null,
        revision: draft.revision,
        updatedAt: draft.updatedAt.toISOString(),
        updatedBy: draft.updatedBy?.name ?? null,
        content: JSON.stringify({ document: draft.document, layout: draft.layout }),
      };
    }),

  saveDraft: procedure('flow.edit')
    .meta({
      openapi: { method: 'PUT', path: '/flows/{id}/draft', tags: ['Flows'], summary: 'Save the draft at a revision' },
    })
    .input(byId.extend({ revision: z.int(), document: flowDocumentSchema, layout: flowLayoutSchema }))
    .output(
      z.object({
        saved: z.boolean(),
        /** Of the draft as it is stored now. */
        revision: z.int(),
        updatedAt: z.string(),
        updatedBy: z.string().nullable(),
      }),
    )
    .mutation(async ({ ctx, input: { id, ...input } }) => {
      const result = await saveDraft(ctx.db, ctx.actor, { flowId: id, ...input });
      if (result.saved) await announceDraft(id, result.revision);
      return result.saved
        ? {
            saved: true,
            revision: result.revision,
            updatedAt: result.updatedAt.toISOString(),
            updatedBy: ctx.actor.name,
          }
        : {
            saved: false,
            revision: result.current.revision,
            updatedAt: result.current.updatedAt.toISOString(),
            updatedBy: result.current.updatedBy?.name ?? null,
          };
    }),

  check: procedure('flow.read')
    .meta({ openapi: { method: 'GET', path: '/flows/{id}/check', tags: ['Flows'], summary: 'Check the draft' } })
    .input(byId)
    .output(z.object({ problems: z.array(problemAnswer), figures: figuresAnswer, revision: z.int() }))
    .query(async ({ ctx, input }) => {
      const { problems, figures, revision } = await checkDraft(ctx.db, input.id);
      return { problems: [...problems], figures, revision };
    }),

  publish: procedure('flow.publish')
    .meta({
      openapi: { method: 'POST', path: '/flows/{id}/publish', tags: ['Flows'], summary: 'Publish the draft' },
    })
    .input(byId.extend({ revision: z.int().optional(), note: noteSchema, rollout: rolloutPlanSchema.optional() }))
    .output(
      z.object({
        /** False where it waits for another person, see `proposalId`. */
        published: z.boolean(),
        number: z.int().nullable(),
        version: z.string(),
        proposalId: z.string().nullable(),
      }),
    )
    .mutation(async ({ ctx, input: { id, ...input } }) => {
      const result = await publishDraft(ctx.db, ctx.actor, { flowId: id, ...input });
      if (result.outcome === 'changed') throw changedMeanwhile();
      if (result.outcome === 'proposed') {
        const { id: proposalId, version } = result.proposal;
        await announceLive({ type: 'proposal.changed', flowId: id, at: Date.now() });
        return { published: false, number: null, version, proposalId };
      }
      const { number, version } = result.publication;
      await tellPublished(id, version);
      return { published: true, number, version, proposalId: null };
    }),

  versions: procedure('flow.read')
    .meta({
      openapi: { method: 'GET', path: '/flows/{id}/versions', tags: ['Flows'], summary: 'List published versions' },
    })
    .input(byId)
    .output(
      z.array(
        z.object({
          number: z.int(),
          version: z.string(),
          note: z.string(),
          publishedAt: z.date(),
          publishedByName: z.string().nullable(),
          /** Whether this is what everyone gets now. */
          current: z.boolean(),
          /** How it went out to some callers first: `running` while it does, null where it went to everyone at once. */
          rollout: z.enum(['running', 'to_all', 'back', 'stopped', 'superseded', 'archived']).nullable(),
          /** The earlier number that meant the same, where somebody went back to it. */
          restoredFrom: z.int().nullable(),
          /** Of a version that one person proposed and another approved. */
          proposedByName: z.string().nullable(),
          approvalComment: z.string().nullable(),
        }),
      ),
    )
    .query(({ ctx, input }) => listPublications(ctx.db, input.id)),

  version: procedure('flow.read')
    .input(byId.extend({ number: z.int() }))
    .query(async ({ ctx, input }) => {
      const { document, layout } = await loadPublication(ctx.db, input.id, input.number);
      return { content: JSON.stringify({ document, layout }) };
    }),

  /** A version as a call used it: by its hash, with the layout it was drawn with. */
  versionByHash: procedure('flow.read')
    .input(z.object({ flowId: flowIdSchema, hash: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const [document, layout] = await Promise.all([
        loadVersion(ctx.db, input.hash),
        loadLayout(ctx.db, input.flowId, input.hash),
      ]);
      return { content: JSON.stringify({ document, layout: layout ?? { nodes: {} } }) };
    }),

  /** The draft as it is stored, to be compared. */
  draft: procedure('flow.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const { document, layout } = await loadDraft(ctx.db, input.id);
      return { content: JSON.stringify({ document, layout }) };
    }),

  choices: procedure('flow.read').query(({ ctx }) => loadChoices(ctx.db)),

  /** What the checks in the editor know of the centre; the same as those before publishing. */
  centreFacts: procedure('flow.read').query(({ ctx }) => loadCentreFacts(ctx.db)),

  /** What the simulator needs beside the draft itself: the published sub-flows it can reach, and prompts. */
  simulation: procedure('flow.read')
    .input(byId)
    .query(async ({ ctx, input }) => ({ parts: JSON.stringify(await simulationParts(ctx.db, input.id)) })),

  /** Calls under way in this flow, for the canvas to begin with; after that it listens. */
  liveCalls: procedure('call.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const page = await listCalls(ctx.db, { flowId: input.id, active: true, limit: liveCallsMax });
      return page.calls.map(({ id, callerNumber, callerName, startedAt, version }) => ({
        id,
        callerNumber,
        callerName,
        startedAt: startedAt.toISOString(),
        version,
      }));
    }),
});
