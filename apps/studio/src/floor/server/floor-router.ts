import {
  auditFloorAct,
  can,
  type FloorAct,
  floorActs,
  floorCallersMax,
  listFloorCallers,
  loadFloorCentre,
} from '@patchbay/records';
import * as z from 'zod';
import type { Actor, Context } from '@/server/context';
import { doAtDesk } from '@/server/desk';
import { readFloor } from '@/server/floor-state';
import { log } from '@/server/log';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';

const id = z.string().min(1).max(100);
const conversation = z.object({ conversationId: id });
const call = z.object({ callId: id });
const agent = z.object({ agentId: id });

const permitted = (type: FloorAct['type']) => procedure(floorActs[type].permission);

/** What a supervisor sees beside the live fields, and does. Every act has a permission of its own and is written down. */
export const floorRouter = router({
  centre: procedure('floor.view').query(({ ctx }) => loadFloorCentre(ctx.db)),

  callers: procedure('floor.view')
    .input(z.object({ ids: z.array(id).max(floorCallersMax) }))
    .query(async ({ ctx, input }) => {
      const mayReadCalls = can(ctx.actor.role, 'call.read');
      const mayReadCustomers = can(ctx.actor.role, 'customer.read');
      return (await listFloorCallers(ctx.db, input.ids)).map((caller) => ({
        ...caller,
        ...(mayReadCalls ? {} : { number: '', name: '' }),
        ...(mayReadCustomers ? {} : { customer: null }),
      }));
    }),

  listen: permitted('floor.listen')
    .input(conversation)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'floor.listen', ...input, supervisorId: ctx.actor.id })),

  whisper: permitted('floor.whisper')
    .input(conversation)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'floor.whisper', ...input, supervisorId: ctx.actor.id })),

  barge: permitted('floor.barge')
    .input(conversation)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'floor.barge', ...input, supervisorId: ctx.actor.id })),

  leave: permitted('floor.leave').mutation(({ ctx }) =>
    carryOut(ctx, { type: 'floor.leave', supervisorId: ctx.actor.id }),
  ),

  takeOver: permitted('floor.take_over')
    .input(conversation)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'floor.take_over', ...input, supervisorId: ctx.actor.id })),

  hangUp: permitted('floor.hangup')
    .input(call)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'floor.hangup', ...input })),

  move: permitted('floor.move')
    .input(call.extend({ queueId: id.nullable(), toFront: z.boolean() }))
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'floor.move', ...input })),

  /** For oneself, where no agent is named. */
  pick: permitted('floor.pick')
    .input(call.extend({ agentId: id.nullable() }))
    .mutation(({ ctx, input }) =>
      carryOut(ctx, { type: 'floor.pick', callId: input.callId, agentId: input.agentId ?? ctx.actor.id }),
    ),

  setReady: permitted('agent.ready')
    .input(agent)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'agent.ready', ...input })),

  setNotReady: permitted('agent.not_ready')
    .input(agent.extend({ reasonId: id }))
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'agent.not_ready', ...input })),

  signOut: permitted('agent.sign_out')
    .input(agent)
    .mutation(({ ctx, input }) => carryOut(ctx, { type: 'agent.sign_out', ...input })),
});

async function carryOut(ctx: Context & { actor: Actor }, act: FloorAct): Promise<null> {
  const before = await readFloor().catch((error: unknown) => {
    // The act itself says what is the matter; the entry then does without what was before.
    log.warn({ error }, 'floor.before_unreadable');
    return [];
  });
  try {
    await auditFloorAct(ctx.db, ctx.actor, act, before, () => doAtDesk(act, ctx.actor));
  } catch (error) {
    throw error instanceof PublicError && error.code === 'desk_no_phone' ? noPhone(act, ctx.actor, error) : error;
  }
  return null;
}

/** Whose phone is missing, and what to do about it. */
function noPhone(act: FloorAct, actor: Actor, cause: PublicError): PublicError {
  const others = act.type === 'floor.pick' && act.agentId !== actor.id;
  const text = others
    ? {
        en: 'The phone of this agent is not there, so the call cannot ring. Choose an agent whose phone is ready.',
        zh: '该坐席的话机不在线，无法振铃。请选择话机就绪的坐席。',
      }
    : {
        en: 'Your own phone is not there, so nothing can be heard. Open the seat: it says what is the matter with the phone. Then try again.',
        zh: '您自己的话机不在线，无法接听。请打开坐席页面查看话机状态后重试。',
      };
  return new PublicError('CONFLICT', 'desk_no_phone', text, { cause });
}
