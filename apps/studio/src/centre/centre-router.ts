import { listCentreOptions } from '@patchbay/records';
import { procedure, router } from '@/server/trpc';

/** What the centre is made of, as far as screens choose from it. */
export const centreRouter = router({
  options: procedure('centre.read').query(({ ctx }) => listCentreOptions(ctx.db)),
});
