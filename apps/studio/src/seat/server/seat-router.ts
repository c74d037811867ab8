import type { Json } from '@patchbay/flow-schema';
import { nodeTypes } from '@patchbay/nodes';
import {
  createCustomer,
  createOpenItem,
  findCustomerByNumber,
  getCustomer,
  getSeatCall,
  getSeatDay,
  getSeatDesk,
  getSetting,
  listOwnConversations,
  recordFormAnswer,
  saveCallNote,
  sealJson,
  setAgentForwarding,
  setOpenItemDone,
  setWrapUpCode,
  updateCustomer,
} from '@patchbay/records';
import * as z from 'zod';
import { arrangementsFor, layersOf } from '@/derived-screens/server/arranged';
import { announceChange } from '@/server/changes';
import { doAtDesk } from '@/server/desk';
import { readEnvironment } from '@/server/environment';
import { PublicError } from '@/server/public-error';
import { procedure, router } from '@/server/trpc';
import { acceptFormValues } from './form-values';
import {
  requireOwnCall,
  requireOwnConversation,
  requireOwnEndpoint,
  requireVisibleCall,
  requireWrapUpCode,
} from './seat-access';
import { deskActionOf, seatActionSchema } from './seat-actions';
import { openSeatPhone } from './seat-phone';
import { tellStory } from './seat-story';

const id = z.string().min(1).max(200);
const ofCall = z.object({ callId: id });
const noteLengthMax = 20_000;

const forwardingRule = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('voicemail') }),
    z.object({ kind: z.literal('agent'), agentId: id }),
    z.object({
      kind: z.literal('number'),
      // As people write it.
      number: z
        .string()
        .max(40)
        .transform((typed) => typed.replace(/[\s().-]/g, ''))
        .pipe(z.string().min(1)),
    }),
  ])
  .nullable();

const customerInput = z.object({
  name: z.string().trim().min(1).max(200),
  company: z.string().trim().max(200),
  level: z.string().trim().max(50),
  language: z.string().max(35).nullable(),
  note: z.string().max(5_000),
});

const seat = procedure('seat.use');

/** What an agent sees and does at their seat. Whoever asks is the agent: nobody names another. */
export const seatRouter = router({
  /** Null for somebody who may use a seat and is no agent. */
  desk: seat.query(({ ctx }) => getSeatDesk(ctx.db, ctx.actor.id)),

  day: seat.query(async ({ ctx }) =>
    getSeatDay(ctx.db, {
      agentId: ctx.actor.id,
      timeZone: await getSetting(ctx.db, 'centre.timeZone'),
      now: new Date(),
    }),
  ),

  history: seat.query(({ ctx }) => listOwnConversations(ctx.db, { agentId: ctx.actor.id })),

  openPhone: seat.mutation(async ({ ctx }) => ({ ...(await openSeatPhone(ctx)), displayName: ctx.actor.name })),

  /** The phone is registered and can ring; null when it is gone. */
  phone: seat.input(z.object({ endpointId: id.nullable() })).mutation(async ({ ctx, input }) => {
    if (input.endpointId !== null) await requireOwnEndpoint(ctx.db, ctx.actor, input.endpointId);
    await doAtDesk({ type: 'agent.phone', agentId: ctx.actor.id, endpointId: input.endpointId }, ctx.actor);
    return null;
  }),

  act: seat.input(seatActionSchema).mutation(async ({ ctx, input }) => {
    if ('conversationId' in input) await requireOwnConversation(ctx.db, ctx.actor, input.conversationId);
    if (input.type === 'agent.finish_wrap_up') await requireWrapUpCode(ctx.db, ctx.actor);
    if (input.type === 'offer.decline') await requireOwnCall(ctx.db, ctx.actor, input.callId);
    await doAtDesk(deskActionOf(input, ctx.actor.id), ctx.actor);
    return null;
  }),

  callDetails: seat.input(ofCall).query(async ({ ctx, input }) => {
    await requireVisibleCall(ctx.db, ctx.actor, input.callId);
    const [{ steps, documents, formAnswers, ...call }, arrangements] = await Promise.all([
      getSeatCall(ctx.db, input.callId, ctx.actor.id),
      arrangementsFor(ctx.db, ctx.actor, 'seat'),
    ]);
    const story = tellStory({ steps, documents, formAnswers, ...call }, nodeTypes, {
      arrangements: layersOf(arrangements),
      now: Date.now(),
    });
    return { ...call, ...story };
  }),

  saveNote: seat
    .input(z.object({ id: z.uuid(), callId: id, text: z.string().max(noteLengthMax) }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnCall(ctx.db, ctx.actor, input.callId);
      await saveCallNote(ctx.db, { ...input, authorId: ctx.actor.id, at: new Date() });
      return null;
    }),

  wrapUp: seat.input(z.object({ conversationId: id, codeId: id })).mutation(async ({ ctx, input }) => {
    await setWrapUpCode(ctx.db, { ...input, agentId: ctx.actor.id, at: new Date() });
    return null;
  }),

  fillForm: seat
    .input(z.object({ callId: id, flowId: id, nodeId: id, values: z.record(z.string().max(200), z.unknown()) }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnCall(ctx.db, ctx.actor, input.callId);
      const call = await getSeatCall(ctx.db, input.callId);
      const form = tellStory(call, nodeTypes, { arrangements: [], now: Date.now() }).forms.find(
        ({ flowId, nodeId }) => flowId === input.flowId && nodeId === input.nodeId,
      );
      const version = call.steps.find(
        ({ nodeId, flowId }) => nodeId === input.nodeId && flowId === input.flowId,
      )?.version;
      if (form === undefined || version === undefined) throw noSuchForm();
      const values = acceptFormValues(form, input.values);
      const { callId, flowId, nodeId } = input;
      await recordFormAnswer(ctx.db, {
        callId,
        flowId,
        version,
        nodeId,
        agentId: ctx.actor.id,
        values,
        choices: form.fields.filter(({ kind }) => kind === 'choice').map(({ variable }) => variable),
        at: new Date(),
      });
      // After the call is over there is no flow any more that could use them.
      if (call.endedAt !== null) return null;
      // Sealed, because Redis keeps what goes through its streams for a while.
      const sealed = sealJson(values, readEnvironment().PATCHBAY_SECRET) as Record<string, Json>;
      await doAtDesk({ type: 'form.fill', callId, flowId, nodeId, values: sealed }, ctx.actor);
      return null;
    }),

  setForwarding: seat
    .input(z.object({ signedOut: forwardingRule, away: forwardingRule }))
    .mutation(async ({ ctx, input }) => {
      await setAgentForwarding(ctx.db, ctx.actor, ctx.actor.id, input);
      await announceChange({ kind: 'centre' });
      return null;
    }),

  /** Makes the other side of a call a customer, or changes the one they are. */
  saveCustomer: procedure('customer.edit')
    .input(z.object({ callId: id, customerId: id.nullable(), customer: customerInput }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnCall(ctx.db, ctx.actor, input.callId);
      const { number, customer } = await getSeatCall(ctx.db, input.callId);
      if (input.customerId !== null) {
        if (input.customerId !== customer?.id) throw changedMeanwhile();
        return await updateCustomer(ctx.db, ctx.actor, input.customerId, input.customer);
      }
      const numbers = number === '' ? [] : [number];
      return await createCustomer(ctx.db, ctx.actor, { ...input.customer, ownAgentId: null, numbers });
    }),

  /** The number of a call belongs to a customer who is known already. */
  linkNumber: procedure('customer.edit')
    .input(z.object({ callId: id, customerId: id }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnCall(ctx.db, ctx.actor, input.callId);
      const { number } = await getSeatCall(ctx.db, input.callId);
      const { numbers } = await getCustomer(ctx.db, input.customerId);
      await updateCustomer(ctx.db, ctx.actor, input.customerId, { numbers: [...numbers, number] });
      return null;
    }),

  addOpenItem: procedure('customer.edit')
    .input(z.object({ callId: id, title: z.string().trim().min(1).max(500), dueAt: z.iso.datetime().nullable() }))
    .mutation(async ({ ctx, input }) => {
      await requireOwnCall(ctx.db, ctx.actor, input.callId);
      const { number } = await getSeatCall(ctx.db, input.callId);
      const customer = number === '' ? null : await findCustomerByNumber(ctx.db, number);
      await createOpenItem(ctx.db, ctx.actor, {
        customerId: customer?.id ?? null,
        callId: input.callId,
        title: input.title,
        dueAt: input.dueAt === null ? null : new Date(input.dueAt),
        assignedTo: ctx.actor.id,
      });
      return null;
    }),

  closeOpenItem: procedure('customer.edit')
    .input(z.object({ itemId: id }))
    .mutation(async ({ ctx, input }) => {
      await setOpenItemDone(ctx.db, ctx.actor, input.itemId, true);
      return null;
    }),
});

function noSuchForm(): PublicError {
  return new PublicError('NOT_FOUND', 'not_found', {
    en: 'This form does not belong to the call.',
    zh: '此表单不属于该通话。',
  });
}

function changedMeanwhile(): PublicError {
  return new PublicError('CONFLICT', 'customer_changed', {
    en: 'The number of this call belongs to another customer by now. Look again, then change that one.',
    zh: '该通话的号码现已属于其他客户，请重新查看后再修改。',
  });
}
