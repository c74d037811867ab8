import type { DeskAction } from '@patchbay/records';
import * as z from 'zod';

const id = z.string().min(1).max(200);
const ofConversation = { conversationId: id };
const target = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queue'), queueId: id }),
  z.object({ kind: z.literal('agent'), agentId: id }),
  z.object({
    kind: z.literal('number'),
    number: z
      .string()
      .trim()
      .regex(/^[+]?[0-9*#(). -]{1,40}$/, 'must be a telephone number')
      .transform((typed) => typed.replace(/[(). -]/g, '')),
  }),
]);

/** What agents ask for at their seat. Who they are is not theirs to say: that comes from the session. */
export const seatActionSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('agent.sign_in') }),
  z.object({ type: z.literal('agent.sign_out') }),
  z.object({ type: z.literal('agent.ready') }),
  z.object({ type: z.literal('agent.not_ready'), reasonId: id }),
  z.object({ type: z.literal('agent.finish_wrap_up') }),
  z.object({ type: z.literal('offer.decline'), callId: id }),
  z.object({ type: z.literal('call.hold'), ...ofConversation }),
  z.object({ type: z.literal('call.resume'), ...ofConversation }),
  z.object({ type: z.literal('call.part'), ...ofConversation }),
  z.object({ type: z.literal('call.retake'), ...ofConversation }),
  z.object({ type: z.literal('call.leave'), ...ofConversation }),
  z.object({ type: z.literal('call.transfer'), ...ofConversation, target }),
  z.object({ type: z.literal('call.consult'), ...ofConversation, target }),
  z.object({ type: z.literal('call.cancel_consult'), ...ofConversation }),
  z.object({ type: z.literal('call.swap'), ...ofConversation }),
  z.object({ type: z.literal('call.three_way'), ...ofConversation }),
  z.object({ type: z.literal('call.complete_transfer'), ...ofConversation }),
  z.object({
    type: z.literal('call.record'),
    ...ofConversation,
    action: z.enum(['start', 'stop', 'pause', 'resume']),
  }),
  z.object({ type: z.literal('call.act'), ...ofConversation, nodeId: id }),
]);

export type SeatAction = z.infer<typeof seatActionSchema>;

/** The same as the runtime is told it, with the agent who asked. */
export function deskActionOf(action: SeatAction, agentId: string): DeskAction {
  switch (action.type) {
    case 'agent.sign_in':
    case 'agent.sign_out':
    case 'agent.ready':
    case 'agent.finish_wrap_up':
      return { type: action.type, agentId };
    case 'agent.not_ready':
      return { type: action.type, agentId, reasonId: action.reasonId };
    case 'offer.decline':
      return { type: action.type, agentId, callId: action.callId };
    default:
      return action;
  }
}
