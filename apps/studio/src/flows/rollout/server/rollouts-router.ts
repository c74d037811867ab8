import { type RolloutFigures, rolloutAudienceSchema, rolloutGuardSchema } from '@patchbay/flow-schema';
import {
  changeRollout,
  getFlow,
  getRollout,
  listPresentRollouts,
  listRollouts,
  loadRolloutFigures,
  type RolloutListItem,
  republishFlow,
  rollBack,
  rollOutToAll,
} from '@patchbay/records';
import * as z from 'zod';
import { flowIdSchema } from '@/flows/server/flow-schemas';
import { tellPublished } from '@/flows/server/tell-published';
import { announceLive } from '@/server/announce-live';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { rolloutPlanSchema } from './rollout-plan-schema';

const byId = z.object({ id: z.string().min(1).max(64) });
const figuresAnswer = z.unknown() as unknown as z.ZodType<RolloutFigures | null>;

const rolloutAnswer = z.object({
  id: z.string(),
  flowId: z.string(),
  flowName: z.string(),
  /** Of the version that is tried. */
  number: z.int(),
  version: z.string(),
  /** Of the version that everyone else gets. */
  baseNumber: z.int(),
  baseVersion: z.string(),
  audience: rolloutAudienceSchema,
  guard: rolloutGuardSchema.nullable(),
  startedAt: z.date(),
  startedByName: z.string().nullable(),
  /** Calls since then are compared. */
  countedSince: z.date(),
  /** Null while it runs. */
  endedAt: z.date().nullable(),
  endedByName: z.string().nullable(),
  ending: z.enum(['to_all', 'back', 'stopped', 'superseded', 'archived']).nullable(),
  stoppedFor: z.enum(['failed', 'abandoned']).nullable(),
});

const withFigures = rolloutAnswer.extend({
  /** Of now while it runs, else of its end. */
  figures: figuresAnswer,
  /** Whether everyone got its version, and has it still: then there is a way back. */
  reversible: z.boolean(),
});

function answerOf({
  homeCountry: _country,
  startedBy: _by,
  endedBy: _ender,
  endedWith: _with,
  ...rest
}: RolloutListItem) {
  return rest;
}

/** Versions on trial: who gets them, what becomes of their calls, and the ways out. */
export const rolloutsRouter = router({
  present: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/rollouts',
        tags: ['Flows'],
        summary: 'The roll-outs that run, and those that stopped by themselves where nothing was published since',
      },
    })
    .input(z.object({}).optional())
    .output(z.array(rolloutAnswer))
    .query(async ({ ctx }) => (await listPresentRollouts(ctx.db)).map(answerOf)),

  ofFlow: procedure('flow.read')
    .meta({
      openapi: {
        method: 'GET',
        path: '/flows/{flowId}/rollouts',
        tags: ['Flows'],
        summary: 'The roll-outs of a flow, newest first, with the figures of both versions',
      },
    })
    .input(z.object({ flowId: flowIdSchema }))
    .output(z.array(withFigures))
    .query(async ({ ctx, input }) => {
      const [flow, rows] = await Promise.all([getFlow(ctx.db, input.flowId), listRollouts(ctx.db, input.flowId)]);
      return await Promise.all(
        rows.map(async (row, index) => ({
          ...answerOf(row),
          figures: row.endedAt === null ? await loadRolloutFigures(ctx.db, row) : row.endedWith,
          reversible: index === 0 && row.ending === 'to_all' && flow.publishedVersion === row.version,
        })),
      );
    }),

  change: procedure('flow.publish')
    .meta({
      openapi: {
        method: 'PUT',
        path: '/rollouts/{id}',
        tags: ['Flows'],
        summary: 'Change who gets the new version, and what is allowed of it',
      },
    })
    .input(byId.extend(rolloutPlanSchema.shape))
    .output(byId)
    .mutation(async ({ ctx, input: { id, audience, guard } }) => {
      const { flowId } = await changeRollout(ctx.db, ctx.actor, id, { audience, guard });
      await announceLive({ type: 'rollout.changed', flowId, at: Date.now() });
      return { id };
    }),

  toAll: procedure('flow.publish')
    .meta({
      openapi: {
        method: 'POST',
        path: '/rollouts/{id}/to-all',
        tags: ['Flows'],
        summary: 'Give the new version to every new call',
      },
    })
    .input(byId)
    .output(byId)
    .mutation(async ({ ctx, input: { id } }) => {
      const { flowId, version } = await rollOutToAll(ctx.db, ctx.actor, id);
      await tellPublished(flowId, version);
      return { id };
    }),

  back: procedure('flow.publish')
    .meta({
      openapi: {
        method: 'POST',
        path: '/rollouts/{id}/back',
        tags: ['Flows'],
        summary: 'Give the old version to every new call again; also after the new one went to all',
      },
    })
    .input(byId)
    .output(byId)
    .mutation(async ({ ctx, input: { id } }) => {
      const rollout = await getRollout(ctx.db, id);
      const { flowId, baseVersion, baseNumber } = rollout;
      if (rollout.ending !== 'to_all') await rollBack(ctx.db, ctx.actor, id);
      else {
        if ((await getFlow(ctx.db, flowId)).publishedVersion !== rollout.version) throw publishedSince();
        await republishFlow(ctx.db, ctx.actor, { flowId, number: baseNumber, note: '' });
      }
      await tellPublished(flowId, baseVersion);
      return { id };
    }),
});

function publishedSince(): PublicError {
  return new PublicError('CONFLICT', 'published_since', {
    en: 'Another version was published since. Go back to the one you want in the list of versions.',
    zh: '之后已发布了其他版本。请在版本列表中恢复所需的版本。',
  });
}
