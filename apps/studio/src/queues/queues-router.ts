import { createQueue, getQueue, listAgents, listQueues, setQueueArchived, updateQueue } from '@patchbay/records';
import * as z from 'zod';
import { announced } from '@/centre/announced';
import { definedOnly } from '@/centre/defined-only';
import { procedure, router } from '@/server/trpc';
import { queueSchema } from './queue-schema';

const byId = z.object({ id: z.string().max(64) });

/** Lines of people who wait, and their rules. Queues are archived, never deleted: calls and reports know them. */
export const queuesRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listQueues(ctx.db)),

  /** A queue, and the levels of the agents who serve it, to say whom its rules reach. */
  get: procedure('centre.read')
    .input(byId)
    .query(async ({ ctx, input }) => {
      const [queue, agents] = await Promise.all([getQueue(ctx.db, input.id), listAgents(ctx.db)]);
      const serving = agents.filter((agent) => !agent.disabled && agent.queueIds.includes(input.id));
      return { queue, agents: serving.map(({ userId, name, skills }) => ({ userId, name, skills })) };
    }),

  create: procedure('centre.edit')
    .input(queueSchema.partial().extend({ name: z.string().max(200) }))
    .mutation(({ ctx, input }) => announced(createQueue(ctx.db, ctx.actor, definedOnly(input)))),

  update: procedure('centre.edit')
    .input(byId.extend({ changes: queueSchema.partial() }))
    .mutation(({ ctx, input }) => announced(updateQueue(ctx.db, ctx.actor, input.id, definedOnly(input.changes)))),

  setArchived: procedure('centre.edit')
    .input(byId.extend({ archived: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await announced(setQueueArchived(ctx.db, ctx.actor, input.id, input.archived));
      return null;
    }),
});
