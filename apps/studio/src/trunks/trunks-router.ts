import { createTrunk, deleteTrunk, listTrunks, updateTrunk } from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { readEnvironment } from '@/server/environment';
import { procedure, router } from '@/server/trpc';
import { readTrunkStatuses } from './read-trunk-statuses';
import { codecs, transports } from './trunk-choices';

const blankIsNull = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .nullable()
    .transform((text) => (text === '' ? null : text));

const idSchema = z.string().max(40);
const trunkSchema = z.object({
  name: z.string().trim().min(1).max(100),
  host: z.string().trim().min(1).max(253),
  port: z.int(),
  transport: z.enum(transports),
  username: blankIsNull(64),
  registers: z.boolean(),
  /** Left out keeps the one there is; null removes it. */
  password: z.string().max(200).nullable().optional(),
  codecs: z.array(z.enum(codecs)).min(1),
  callerId: blankIsNull(40),
  enabled: z.boolean(),
  position: z.int().min(0).max(1_000),
});

/** SIP lines to carriers and other exchanges. Passwords go in and never come out. */
export const trunksRouter = router({
  /** `status` is null while nobody looks after the trunk: it is switched off, or no runtime is there. */
  list: procedure('trunk.read').query(async ({ ctx }) => {
    const trunks = await listTrunks(ctx.db);
    const statuses = await readTrunkStatuses(trunks.map(({ id }) => id));
    return trunks.map((trunk, index) => ({ ...trunk, status: trunk.enabled ? (statuses[index] ?? null) : null }));
  }),

  create: procedure('trunk.edit')
    .input(trunkSchema.extend({ id: idSchema }))
    .mutation(async ({ ctx, input: { id, ...trunk } }) => {
      const made = await createTrunk(ctx.db, ctx.actor, id, trunk, readEnvironment().PATCHBAY_SECRET);
      await announceChange({ kind: 'trunk', id });
      return made;
    }),

  update: procedure('trunk.edit')
    .input(trunkSchema.extend({ id: idSchema }))
    .mutation(async ({ ctx, input: { id, ...trunk } }) => {
      const changed = await updateTrunk(ctx.db, ctx.actor, id, trunk, readEnvironment().PATCHBAY_SECRET);
      await announceChange({ kind: 'trunk', id });
      return changed;
    }),

  delete: procedure('trunk.edit')
    .input(z.object({ id: idSchema }))
    .mutation(async ({ ctx, input: { id } }) => {
      await deleteTrunk(ctx.db, ctx.actor, id);
      await announceChange({ kind: 'trunk', id });
      return null;
    }),
});
