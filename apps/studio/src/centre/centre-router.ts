import { findCentreUses, listCentreOptions } from '@patchbay/records';
import * as z from 'zod';
import { procedure, router } from '@/server/trpc';

/** What the centre is made of, as far as screens choose from it. */
export const centreRouter = router({
  options: procedure('centre.read').query(({ ctx }) => listCentreOptions(ctx.db)),

  /** Which flows and queues name it. */
  uses: procedure('centre.read')
    .input(z.object({ kind: z.enum(['queue', 'skill']), id: z.string().max(64) }))
    .query(({ ctx, input }) => findCentreUses(ctx.db, input.kind, input.id)),
});
