'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';
import { useFloorNames } from '../names/floor-names';
import { useFloorStore } from '../store/floor-provider';
import type { FloorStore } from '../store/floor-store';

const phoneMsMax = 15_000;

/** Whether sound can go to this person: they are signed in at the seat, and its phone is there. */
export function hasPhone(store: FloorStore, personId: string): boolean {
  const own = store.get('agent', personId);
  return own !== null && own.status !== 'signed_out' && own.phone === 'ready';
}

export interface OwnPhone {
  /** - `ready`: it can ring. - `startable`: it is started with the first call that is asked for. - `none`: this person is no agent. */
  readonly state: () => 'ready' | 'startable' | 'none';
  /** Signs in where the person is not, which starts the phone of this tab, and waits for it. Resolves in any case. */
  readonly start: () => Promise<void>;
  /** As `start`, and makes the person ready where they are not: a waiting call rings only at those who are. */
  readonly makeReady: () => Promise<void>;
}

/** The phone that a supervisor hears with: that of their own seat, whatever page they are on. */
export function useOwnPhone(): OwnPhone {
  const t = useTranslations('floor.acts');
  const { id } = usePerson();
  const can = useCan();
  const store = useFloorStore();
  const { agentOf } = useFloorNames();
  const { mutateAsync } = useMutation(useTRPC().seat.act.mutationOptions());
  const isAgent = can('seat.use') && agentOf(id) !== null;
  const state = useCallback(
    () => (hasPhone(store, id) ? 'ready' : isAgent ? 'startable' : 'none'),
    [store, id, isAgent],
  );
  const start = useCallback(async () => {
    if (state() !== 'startable') return;
    toast.info(t('phone_starting'));
    const status = store.get('agent', id)?.status ?? 'signed_out';
    if (status === 'signed_out') await mutateAsync({ type: 'agent.sign_in' });
    await untilPhone(store, id);
  }, [state, store, id, mutateAsync, t]);
  const makeReady = useCallback(async () => {
    await start();
    if (hasPhone(store, id) && store.get('agent', id)?.status === 'not_ready')
      await mutateAsync({ type: 'agent.ready' });
  }, [start, store, id, mutateAsync]);
  return { state, start, makeReady };
}

/** Gives up after a while: what is asked for then says itself that there is no phone. */
function untilPhone(store: FloorStore, id: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!hasPhone(store, id)) return;
      window.clearTimeout(timer);
      unlisten();
      resolve();
    };
    const timer = window.setTimeout(() => {
      unlisten();
      resolve();
    }, phoneMsMax);
    const unlisten = store.listen({ kind: 'agent', id }, look);
    look();
  });
}
