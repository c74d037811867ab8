import * as z from 'zod';
import { announced } from '@/centre/announced';
import type { Actor, Context } from '@/server/context';
import { procedure, router } from '@/server/trpc';

const byId = z.object({ id: z.string().max(64) });
const named = z.object({ name: z.string().max(200) });
type Database = Context['db'];

interface NamedRecords<Row, Listed> {
  list(db: Database): Promise<Listed[]>;
  create(db: Database, actor: Actor, input: { name: string }): Promise<Row>;
  rename(db: Database, actor: Actor, id: string, name: string): Promise<Row>;
  remove(db: Database, actor: Actor, id: string): Promise<void>;
}

/** Things of the centre that are no more than a name. */
export function namedRouter<Row, Listed>(records: NamedRecords<Row, Listed>) {
  return router({
    list: procedure('centre.read').query(({ ctx }) => records.list(ctx.db)),

    create: procedure('centre.edit')
      .input(named)
      .mutation(({ ctx, input }) => announced(records.create(ctx.db, ctx.actor, input))),

    rename: procedure('centre.edit')
      .input(byId.extend(named.shape))
      .mutation(({ ctx, input }) => announced(records.rename(ctx.db, ctx.actor, input.id, input.name))),

    delete: procedure('centre.edit')
      .input(byId)
      .mutation(async ({ ctx, input }) => {
        await announced(records.remove(ctx.db, ctx.actor, input.id));
        return null;
      }),
  });
}
