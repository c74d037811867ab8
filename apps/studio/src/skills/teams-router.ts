import { createTeam, deleteTeam, listTeams, renameTeam } from '@patchbay/records';
import * as z from 'zod';
import { announced } from '@/centre/announced';
import { procedure, router } from '@/server/trpc';

const byId = z.object({ id: z.string().max(64) });
const named = z.object({ name: z.string().max(200) });

/** Agents who belong together. */
export const teamsRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listTeams(ctx.db)),

  create: procedure('centre.edit')
    .input(named)
    .mutation(({ ctx, input }) => announced(createTeam(ctx.db, ctx.actor, input))),

  rename: procedure('centre.edit')
    .input(byId.extend(named.shape))
    .mutation(({ ctx, input }) => announced(renameTeam(ctx.db, ctx.actor, input.id, input.name))),

  delete: procedure('centre.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await announced(deleteTeam(ctx.db, ctx.actor, input.id));
      return null;
    }),
});
