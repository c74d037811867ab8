import {
  getSetting,
  listProposals,
  listPublications,
  loadProposal,
  loadVersion,
  refuseProposal,
  withdrawProposal,
} from '@patchbay/records';
import * as z from 'zod';
import { rolloutPlanSchema } from '@/flows/rollout/server/rollout-plan-schema';
import { flowIdSchema, noteSchema } from '@/flows/server/flow-schemas';
import { publishProposal } from '@/flows/server/publish-draft';
import { tellPublished } from '@/flows/server/tell-published';
import { announceLive } from '@/server/announce-live';
import { procedure, router } from '@/server/trpc';

const byId = z.object({ id: z.string().min(1).max(64) });
const proposalAnswer = z.object({
  id: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  version: z.string(),
  state: z.enum(['open', 'approved', 'refused', 'withdrawn', 'replaced']),
  note: z.string(),
  proposedAt: z.date(),
  proposedById: z.string().nullable(),
  proposedByName: z.string().nullable(),
  decidedAt: z.date().nullable(),
  decidedByName: z.string().nullable(),
  comment: z.string(),
});

async function announce(flowId: string): Promise<void> {
  await announceLive({ type: 'proposal.changed', flowId, at: Date.now() });
}

/** What one person wants to publish and another has to approve. */
export const proposalsRouter = router({
  /** Whether what is published has to be approved by another person. */
  rule: procedure('flow.read').query(async ({ ctx }) => ({
    needed: await getSetting(ctx.db, 'flows.publishNeedsApproval'),
  })),

  list: procedure('flow.read')
    .meta({ openapi: { method: 'GET', path: '/proposals', tags: ['Flows'], summary: 'List proposals, newest first' } })
    .input(z.object({ flowId: flowIdSchema.optional(), open: z.boolean().default(false) }))
    .output(z.array(proposalAnswer))
    .query(({ ctx, input }) => listProposals(ctx.db, input)),

  /** All that is needed to decide: what was proposed, and what it is compared with. */
  open: procedure('flow.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const { document, layout, ...proposal } = await loadProposal(ctx.db, input.id);
      const publications = await listPublications(ctx.db, proposal.flowId);
      const { published } = proposal;
      // Once it is decided, what counts is what it was compared with then.
      const against = proposal.state === 'open' ? published : proposal.base;
      const number = publications.find(({ version }) => version === against)?.number ?? null;
      return {
        ...proposal,
        content: JSON.stringify({ document, layout }),
        against:
          against === null
            ? null
            : { number, content: JSON.stringify({ document: await loadVersion(ctx.db, against), layout }) },
      };
    }),

  approve: procedure('flow.publish')
    .meta({
      openapi: {
        method: 'POST',
        path: '/proposals/{id}/approve',
        tags: ['Flows'],
        summary: 'Publish what another person proposed',
      },
    })
    .input(
      byId.extend({
        comment: noteSchema,
        /** The version that the proposal was compared with; where another is published by now, nothing happens. */
        published: z.string().max(100).nullable().optional(),
        rollout: rolloutPlanSchema.optional(),
      }),
    )
    .output(z.object({ number: z.int(), version: z.string() }))
    .mutation(async ({ ctx, input: { id, comment, rollout, ...input } }) => {
      const proposal = await loadProposal(ctx.db, id);
      const published = input.published === undefined ? proposal.published : input.published;
      const { number, version } = await publishProposal(ctx.db, ctx.actor, { id, published, comment, rollout });
      await tellPublished(proposal.flowId, version);
      await announce(proposal.flowId);
      return { number, version };
    }),

  refuse: procedure('flow.publish')
    .meta({
      openapi: {
        method: 'POST',
        path: '/proposals/{id}/refuse',
        tags: ['Flows'],
        summary: 'Say no to what another person proposed',
      },
    })
    .input(byId.extend({ comment: z.string().trim().min(1).max(2_000) }))
    .output(byId)
    .mutation(async ({ ctx, input }) => {
      const { flowId } = await loadProposal(ctx.db, input.id);
      await refuseProposal(ctx.db, ctx.actor, input);
      await announce(flowId);
      return { id: input.id };
    }),

  withdraw: procedure('flow.edit')
    .meta({
      openapi: { method: 'POST', path: '/proposals/{id}/withdraw', tags: ['Flows'], summary: 'Take a proposal back' },
    })
    .input(byId)
    .output(byId)
    .mutation(async ({ ctx, input }) => {
      const { flowId } = await loadProposal(ctx.db, input.id);
      await withdrawProposal(ctx.db, ctx.actor, input.id);
      await announce(flowId);
      return { id: input.id };
    }),
});
