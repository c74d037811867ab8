import { createSkill, deleteSkill, listSkills, renameSkill } from '@patchbay/records';
import * as z from 'zod';
import { announced } from '@/centre/announced';
import { procedure, router } from '@/server/trpc';

const byId = z.object({ id: z.string().max(64) });
const named = z.object({ name: z.string().max(200) });

/** What agents can do, and callers need. */
export const skillsRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listSkills(ctx.db)),

  create: procedure('centre.edit')
    .input(named)
    .mutation(({ ctx, input }) => announced(createSkill(ctx.db, ctx.actor, input))),

  rename: procedure('centre.edit')
    .input(byId.extend(named.shape))
    .mutation(({ ctx, input }) => announced(renameSkill(ctx.db, ctx.actor, input.id, input.name))),

  delete: procedure('centre.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await announced(deleteSkill(ctx.db, ctx.actor, input.id));
      return null;
    }),
});
