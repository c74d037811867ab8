import {
  createDialRule,
  decideDial,
  deleteDialRule,
  listDialRules,
  loadDialContext,
  reorderDialRules,
  updateDialRule,
} from '@patchbay/records';
import * as z from 'zod';
import { announceChange } from '@/server/changes';
import { procedure, router } from '@/server/trpc';
import { ruleKinds } from './rule-kinds';

const idSchema = z.string().max(64);
const ruleSchema = z.object({
  kind: z.enum(ruleKinds),
  pattern: z.string().trim().min(1).max(253),
  allow: z.boolean(),
  note: z.string().trim().max(200),
});

const changed = () => announceChange({ kind: 'dial_rules' });

/** Where flows may call to. The first rule that matches decides; what no rule allows is refused. */
export const dialRulesRouter = router({
  list: procedure('dial_rule.read').query(({ ctx }) => listDialRules(ctx.db)),

  create: procedure('dial_rule.edit')
    .input(ruleSchema)
    .mutation(async ({ ctx, input }) => {
      const rule = await createDialRule(ctx.db, ctx.actor, input);
      await changed();
      return rule;
    }),

  update: procedure('dial_rule.edit')
    .input(ruleSchema.extend({ id: idSchema }))
    .mutation(async ({ ctx, input: { id, ...rule } }) => {
      const updated = await updateDialRule(ctx.db, ctx.actor, id, rule);
      await changed();
      return updated;
    }),

  reorder: procedure('dial_rule.edit')
    .input(z.object({ ids: z.array(idSchema).max(1_000) }))
    .mutation(async ({ ctx, input }) => {
      await reorderDialRules(ctx.db, ctx.actor, input.ids);
      await changed();
      return null;
    }),

  delete: procedure('dial_rule.edit')
    .input(z.object({ id: idSchema }))
    .mutation(async ({ ctx, input }) => {
      await deleteDialRule(ctx.db, ctx.actor, input.id);
      await changed();
      return null;
    }),

  /** What a flow would be told if it called this now. */
  tryDestination: procedure('dial_rule.read')
    .input(z.object({ destination: z.string().trim().min(1).max(300) }))
    .query(async ({ ctx, input: { destination } }) => {
      const { rules, context } = await loadDialContext(ctx.db);
      const decision = destination.includes('@')
        ? decideDial(rules, { kind: 'sip', address: destination }, context)
        : decideDial(rules, { kind: 'number', number: destination }, context);
      return decision.allowed
        ? { allowed: true as const, ruleId: decision.ruleId, target: decision.target }
        : { allowed: false as const, ruleId: decision.ruleId, code: decision.code };
    }),
});
