'use client';

import type { AgentLive, ConversationLive } from '@patchbay/records';
import { useCallback } from 'react';
import { usePerson } from '@/access/access-provider';
import { useFloor, useFloorField } from '@/floor/store/use-floor';
import { type SeatCallRef, useLastCall } from './last-call';

/**
 * - `ringing`: it is offered to this agent.
 * - `live`: agent and caller are connected in some way; `conversation` says how.
 * - `after`: it is over and still in sight.
 */
export type SeatCallNow = SeatCallRef & { readonly stage: 'ringing' | 'live' | 'after' };

export interface SeatNow {
  /** Null until the runtime has told of this agent. */
  readonly me: AgentLive | null;
  readonly conversation: ConversationLive | null;
  readonly call: SeatCallNow | null;
}

/** What the runtime says about the agent in front of the screen. */
export function useSeat(): SeatNow {
  const { id } = usePerson();
  const me = useFloorField('agent', id);
  const own = useCallback(
    (all: ReadonlyMap<string, ConversationLive>) => [...all.values()].find(({ agentId }) => agentId === id) ?? null,
    [id],
  );
  const conversation = useFloor('conversation', own);
  const last = useLastCall(({ call }) => call);
  return { me, conversation, call: callOf(me, conversation, last) };
}

function callOf(
  me: AgentLive | null,
  conversation: ConversationLive | null,
  last: SeatCallRef | null,
): SeatCallNow | null {
  if (conversation !== null) {
    const { id, callId, queueId, state } = conversation;
    const stage = state === 'ringing' ? 'ringing' : 'live';
    return { callId, conversationId: id, queueId, talked: stage === 'live', stage };
  }
  if (me !== null && me.status === 'ringing' && me.callId !== null) {
    const { callId, conversationId, queueId } = me;
    return { callId, conversationId, queueId, talked: false, stage: 'ringing' };
  }
  // A colleague asks about a call of theirs.
  if (me !== null && me.status === 'talking' && me.callId !== null && me.conversationId === null) {
    return { callId: me.callId, conversationId: null, queueId: me.queueId, talked: false, stage: 'live' };
  }
  if (me !== null && me.status === 'after_call_work' && me.callId !== null && me.callId !== last?.callId) {
    return {
      callId: me.callId,
      conversationId: me.conversationId,
      queueId: me.queueId,
      talked: true,
      stage: 'after',
    };
  }
  return last === null ? null : { ...last, stage: 'after' };
}
