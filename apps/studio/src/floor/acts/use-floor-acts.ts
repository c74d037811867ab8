'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { seatPhone } from '@/seat/core/seat-phone';
import { useConfirm } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';
import { useFloorNames } from '../names/floor-names';
import { useOwnPhone } from './use-own-phone';

export interface FloorActs {
  listen(conversationId: string): void;
  whisper(conversationId: string): void;
  barge(conversationId: string): void;
  leave(): void;
  /** Asks first: the agent loses the call. */
  takeOver(conversationId: string, agentId: string): void;
  /** Asks first. */
  hangUp(callId: string, who: string): void;
  setReady(agentId: string): void;
  setNotReady(agentId: string, reasonId: string): void;
  /** Asks first. */
  signOut(agentId: string): void;
  moveToFront(callId: string): void;
  moveToQueue(callId: string, queueId: string): void;
  pick(callId: string, agentId: string | null): void;
}

/** What a supervisor does, from a menu or a key. Failures show by themselves. */
export function useFloorActs(): FloorActs {
  const t = useTranslations('floor.acts');
  const trpc = useTRPC();
  const confirm = useConfirm();
  const { agentName, queueName } = useFloorNames();
  const { id: ownId } = usePerson();
  const { start: startPhone, makeReady } = useOwnPhone();
  const { mutate: listen } = useMutation(trpc.floor.listen.mutationOptions());
  const { mutate: whisper } = useMutation(trpc.floor.whisper.mutationOptions());
  const { mutate: barge } = useMutation(trpc.floor.barge.mutationOptions());
  const { mutate: leave } = useMutation(trpc.floor.leave.mutationOptions());
  const { mutate: takeOver } = useMutation(trpc.floor.takeOver.mutationOptions());
  const { mutate: hangUp } = useMutation(trpc.floor.hangUp.mutationOptions());
  const { mutate: setReady } = useMutation(trpc.floor.setReady.mutationOptions());
  const { mutate: setNotReady } = useMutation(trpc.floor.setNotReady.mutationOptions());
  const { mutate: signOut } = useMutation(trpc.floor.signOut.mutationOptions());
  const { mutate: move } = useMutation(trpc.floor.move.mutationOptions());
  const { mutate: pick } = useMutation(trpc.floor.pick.mutationOptions());

  return useMemo<FloorActs>(() => {
    const done = (text: string) => ({ onSuccess: () => void toast.success(text) });
    // The phone of the seat takes by itself what its supervisor has just asked for.
    const withPhone = async (act: () => void) => {
      await startPhone();
      seatPhone.expectCall();
      act();
    };
    return {
      listen: (conversationId) => withPhone(() => listen({ conversationId })),
      whisper: (conversationId) => withPhone(() => whisper({ conversationId })),
      barge: (conversationId) => withPhone(() => barge({ conversationId })),
      leave: () => leave(),
      takeOver: async (conversationId, agentId) => {
        const agent = agentName(agentId);
        const sure = await confirm({
          title: t('take_over_title', { agent }),
          description: t('take_over_text', { agent }),
          action: t('take_over'),
        });
        if (sure) await withPhone(() => takeOver({ conversationId }));
      },
      hangUp: async (callId, who) => {
        const sure = await confirm({
          title: t('hang_up_title', { who }),
          description: t('hang_up_text'),
          action: t('hang_up'),
          danger: true,
        });
        if (sure) hangUp({ callId }, done(t('hung_up', { who })));
      },
      setReady: (agentId) => setReady({ agentId }, done(t('made_ready', { agent: agentName(agentId) }))),
      setNotReady: (agentId, reasonId) =>
        setNotReady({ agentId, reasonId }, done(t('made_not_ready', { agent: agentName(agentId) }))),
      signOut: async (agentId) => {
        const agent = agentName(agentId);
        const sure = await confirm({
          title: t('sign_out_title', { agent }),
          description: t('sign_out_text'),
          action: t('sign_out'),
          danger: true,
        });
        if (sure) signOut({ agentId }, done(t('signed_out', { agent })));
      },
      moveToFront: (callId) => move({ callId, queueId: null, toFront: true }, done(t('moved_to_front'))),
      moveToQueue: (callId, queueId) =>
        move({ callId, queueId, toFront: false }, done(t('moved_to_queue', { queue: queueName(queueId) }))),
      pick: async (callId, agentId) => {
        if (agentId === null) await makeReady();
        pick({ callId, agentId }, done(t('picked', { agent: agentName(agentId ?? ownId) })));
      },
    };
  }, [
    t,
    confirm,
    agentName,
    queueName,
    ownId,
    startPhone,
    makeReady,
    listen,
    whisper,
    barge,
    leave,
    takeOver,
    hangUp,
    setReady,
    setNotReady,
    signOut,
    move,
    pick,
  ]);
}
