import {
  type Actor,
  agentOfLiveConversation,
  can,
  getSipEndpoint,
  hasConversation,
  isWrapUpCodeMissing,
  type Role,
} from '@patchbay/records';
import type { database } from '@/server/database';
import { readFloorField } from '@/server/floor-state';
import { PublicError } from '@/server/public-error';

/** The end of a conversation is written down by another clock, and in another moment, than the state of its agent. */
const writtenWithinMs = 10_000;

type Db = ReturnType<typeof database>;
type Agent = Actor & { readonly id: string; readonly role: Role };

/**
 * An agent acts on their own conversations only. What the floor says counts; a conversation that it has not heard of yet is
 * looked up where the runtime writes it.
 * @returns the call it belongs to
 * @throws PublicError `not_found`, also for a conversation of somebody else: whether it exists is not theirs to know
 */
export async function requireOwnConversation(
  db: Db,
  agent: Agent,
  conversationId: string,
): Promise<{ callId: string }> {
  const live = await readFloorField('conversation', conversationId);
  const found = live ?? (await agentOfLiveConversation(db, conversationId));
  if (found === null || found.agentId !== agent.id) throw noSuchCall();
  return { callId: found.callId };
}

/** A call is open to whom it rings at, who has it or had it, and who may read every call. @throws PublicError `not_found` */
export async function requireVisibleCall(db: Db, agent: Agent, callId: string): Promise<void> {
  if (can(agent.role, 'call.read')) return;
  if (await isOwnCall(db, agent, callId)) return;
  throw noSuchCall();
}

/** Notes, forms and codes are for whom the call rings at, who has it or had it. @throws PublicError `not_found` */
export async function requireOwnCall(db: Db, agent: Agent, callId: string): Promise<void> {
  if (!(await isOwnCall(db, agent, callId))) throw noSuchCall();
}

/** @throws PublicError `not_found` for the phone of somebody else */
export async function requireOwnEndpoint(db: Db, agent: Agent, endpointId: string): Promise<void> {
  const endpoint = await getSipEndpoint(db, endpointId);
  if (endpoint.userId === agent.id && endpoint.kind === 'seat') return;
  throw new PublicError('NOT_FOUND', 'not_found', { en: 'This phone does not exist.', zh: '此话机不存在。' });
}

/** Where the queue wants to know what a call was about, after-call work ends with saying so. @throws PublicError `wrap_up_code_missing` */
export async function requireWrapUpCode(db: Db, agent: Agent): Promise<void> {
  const own = await readFloorField('agent', agent.id);
  if (own?.status !== 'after_call_work') return;
  const since = new Date(own.sinceMs - writtenWithinMs);
  if (!(await isWrapUpCodeMissing(db, { agentId: agent.id, since }))) return;
  throw new PublicError('CONFLICT', 'wrap_up_code_missing', {
    en: 'This queue wants to know what the call was about. Choose a wrap-up code, then finish.',
    zh: '此队列要求填写小结代码。请先选择，再结束话后处理。',
  });
}

async function isOwnCall(db: Db, agent: Agent, callId: string): Promise<boolean> {
  const own = await readFloorField('agent', agent.id);
  if (own !== null && own.callId === callId) return true;
  return await hasConversation(db, { agentId: agent.id, callId });
}

function noSuchCall(): PublicError {
  return new PublicError('NOT_FOUND', 'not_found', {
    en: 'This call is not at your seat (any more).',
    zh: '该通话不在（或已不在）您的坐席上。',
  });
}
