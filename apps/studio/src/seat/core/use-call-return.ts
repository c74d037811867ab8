'use client';

import type { AgentLive, ConversationLive } from '@patchbay/records';
import { useEffect, useRef } from 'react';
import type { SeatAction } from '../server/seat-actions';
import { seatPhone } from './seat-phone';
import { useSeatStore } from './seat-store';
import { useAct } from './use-act';

/** The runtime rings by itself once it knows the phone: it is asked only where it does not. */
const retakeAfterMs = 1_500;

/** Whether the sound of a call in this state is at the agent's phone. */
function hasSound({ state }: ConversationLive): boolean {
  return state === 'talking' || state === 'held' || state === 'consulting';
}

/** Also from a page that is being closed, which the usual way would not outlive. */
export async function partCall(conversationId: string): Promise<void> {
  const action = { type: 'call.part', conversationId } satisfies SeatAction;
  await fetch('/api/trpc/seat.act', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
}

/**
 * A call outlives its page: the caller hears music from the moment the page goes, and the page that comes up takes the call back;
 * so does one that was cut off and has its line again.
 */
export function useCallReturn(me: AgentLive | null, conversation: ConversationLive | null): void {
  const { act } = useAct();
  const line = useSeatStore((seat) => seat.line);
  const isHere = useSeatStore((seat) => seat.here === 'here');
  const sound = useSeatStore((seat) => seat.sound.state);
  const conversationId = conversation?.id ?? null;
  const here = conversation !== null && hasSound(conversation) && sound === 'talking';
  const away = conversation?.state === 'away';

  useEffect(() => {
    if (!here || conversationId === null) return;
    const part = () => {
      partCall(conversationId).catch((error: unknown) => console.warn('the call was not parted from', error));
    };
    window.addEventListener('pagehide', part);
    return () => window.removeEventListener('pagehide', part);
  }, [here, conversationId]);

  // The page came up and finds a call of its agent under way, without any sound of it here.
  const found = useRef<'not looked' | 'nothing' | 'a call' | 'asked for'>('not looked');
  useEffect(() => {
    if (!isHere || me === null) return;
    if (found.current === 'not looked') {
      const isSilent = !seatPhone.tookOver && useSeatStore.getState().sound.state === 'none';
      const isCut = conversation !== null && (hasSound(conversation) || conversation.state === 'away');
      found.current = isSilent && isCut ? 'a call' : 'nothing';
      if (found.current === 'a call') seatPhone.notice({ kind: 'reloaded', callId: conversation?.callId ?? '' });
    }
    if (found.current !== 'a call' || line !== 'ready') return;
    found.current = 'asked for';
    if (conversation !== null && hasSound(conversation) && useSeatStore.getState().sound.state === 'none') {
      act({ type: 'call.retake', conversationId: conversation.id });
    }
  }, [isHere, line, me, conversation, act]);

  // The runtime has taken the call away from a phone that believes to have it.
  useEffect(() => {
    // Looked at in that moment alone: a sound that comes later is that of the call taken back.
    if (away && useSeatStore.getState().sound.state === 'talking') seatPhone.letGo();
  }, [away]);

  const silent = away && line === 'ready' && sound === 'none';
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for each time anew, and not with each drawing
  useEffect(() => {
    if (!silent || conversationId === null) return;
    const timer = window.setInterval(() => act({ type: 'call.retake', conversationId }), retakeAfterMs);
    return () => window.clearInterval(timer);
  }, [silent, conversationId]);
}
