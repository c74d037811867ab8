import {
  can,
  changeAgents,
  createAgent,
  deleteAgent,
  getAgent,
  listAgents,
  listUsers,
  restoreAgents,
  setAgentForwarding,
  updateAgent,
} from '@patchbay/records';
import * as z from 'zod';
import { announced } from '@/centre/announced';
import { definedOnly } from '@/centre/defined-only';
import { procedure, router } from '@/server/trpc';

const id = z.string().max(64);
const byId = z.object({ userId: id });

const agentSchema = z.object({
  teamId: id.nullable(),
  phoneKind: z.enum(['browser', 'sip']),
  sipAddress: z.string().trim().max(400).nullable(),
  extension: z.string().trim().max(20).nullable(),
  chatsMax: z.number(),
  autoAnswer: z.boolean(),
  skills: z
    .array(z.object({ skillId: id, level: z.number() }))
    .max(500)
    .readonly(),
  queueIds: z.array(id).max(500).readonly(),
});

const forwardingSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('voicemail') }),
    z.object({ kind: z.literal('agent'), agentId: id }),
    z.object({ kind: z.literal('number'), number: z.string().trim().max(40) }),
  ])
  .nullable();

const changeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('skill'), skillId: id, level: z.number().nullable() }),
  z.object({ kind: z.literal('queue'), queueId: id, serves: z.boolean() }),
  z.object({ kind: z.literal('team'), teamId: id.nullable() }),
]);

const pastSchema = byId.extend({
  after: z.string().max(64),
  facts: agentSchema.extend({ forwardSignedOut: forwardingSchema, forwardAway: forwardingSchema }).nullable(),
});

/** People who take contacts: what they can do, which queues they serve, and how they are reached. */
export const agentsRouter = router({
  list: procedure('centre.read').query(({ ctx }) => listAgents(ctx.db)),

  get: procedure('centre.read')
    .input(byId)
    .query(({ ctx, input }) => getAgent(ctx.db, input.userId)),

  /** Who may use the seat and is no agent yet. */
  candidates: procedure('centre.edit').query(async ({ ctx }) => {
    const [people, agents] = await Promise.all([listUsers(ctx.db), listAgents(ctx.db)]);
    const already = new Set(agents.map(({ userId }) => userId));
    return people
      .filter((person) => person.disabledAt === null && can(person.role, 'seat.use') && !already.has(person.id))
      .map(({ id: userId, name, email, role }) => ({ userId, name, email, role }));
  }),

  create: procedure('centre.edit')
    .input(byId.extend({ agent: agentSchema.partial() }))
    .mutation(({ ctx, input }) => announced(createAgent(ctx.db, ctx.actor, input.userId, definedOnly(input.agent)))),

  update: procedure('centre.edit')
    .input(byId.extend({ changes: agentSchema.partial() }))
    .mutation(({ ctx, input }) => announced(updateAgent(ctx.db, ctx.actor, input.userId, definedOnly(input.changes)))),

  setForwarding: procedure('centre.edit')
    .input(byId.extend({ signedOut: forwardingSchema, away: forwardingSchema }))
    .mutation(async ({ ctx, input: { userId, ...forwarding } }) => {
      await announced(setAgentForwarding(ctx.db, ctx.actor, userId, forwarding));
      return null;
    }),

  /** The same change to many at once: to all of them or none. */
  changeMany: procedure('centre.edit')
    .input(z.object({ userIds: z.array(id).min(1).max(2_000), change: changeSchema }))
    .mutation(({ ctx, input }) => announced(changeAgents(ctx.db, ctx.actor, input.userIds, input.change))),

  /** Undoes a change to many with what it gave back, and gives back what brings it back. */
  restoreMany: procedure('centre.edit')
    .input(z.object({ agents: z.array(pastSchema).min(1).max(4_000) }))
    .mutation(({ ctx, input }) => announced(restoreAgents(ctx.db, ctx.actor, input.agents))),

  delete: procedure('centre.edit')
    .input(byId)
    .mutation(async ({ ctx, input }) => {
      await announced(deleteAgent(ctx.db, ctx.actor, input.userId));
      return null;
    }),
});
