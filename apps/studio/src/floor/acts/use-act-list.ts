'use client';

import type { AgentStatus } from '@patchbay/records';
import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { useCan, usePerson } from '@/access/access-provider';
import { useFloorCallerLabel } from '../names/caller-label';
import { useCallerBook } from '../names/callers';
import { useFloorNames } from '../names/floor-names';
import { useFloorStore } from '../store/floor-provider';
import type { FloorStore } from '../store/floor-store';
import { type ActKey, type ActTarget, actKeys } from './act-target';
import { useFloorActs } from './use-floor-acts';
import { useOwnPhone } from './use-own-phone';

export interface Act {
  readonly id: string;
  readonly label: string;
  readonly key?: (typeof actKeys)[ActKey];
  readonly danger?: boolean;
  readonly run: () => void;
}

/** A heading with what stands under it, as a submenu. */
export interface ActGroup {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly Act[];
}

export interface ActList {
  readonly title: string;
  readonly acts: readonly (Act | ActGroup)[];
  /** What is missing for some of them, and what to do. */
  readonly hint: string | null;
}

/** What this person may do right now to what a row stands for. Read when a menu opens or a key is pressed, not kept. */
export function useActList(): (target: ActTarget) => ActList {
  const t = useTranslations('floor.acts');
  const can = useCan();
  const { id: ownId } = usePerson();
  const store = useFloorStore();
  const names = useFloorNames();
  const callers = useCallerBook();
  const callerLabel = useFloorCallerLabel();
  const acts = useFloorActs();
  const { state: phoneState } = useOwnPhone();

  return useCallback(
    (target) => {
      const list: (Act | ActGroup)[] = [];
      const add = (allowed: boolean, act: Act | ActGroup) => allowed && list.push(act);
      const keyed = (id: ActKey, run: () => void, danger = false): Act => ({
        id,
        label: t(id),
        key: actKeys[id],
        danger,
        run,
      });
      const phone = phoneState();
      const phoneHint = { ready: null, startable: t('phone_startable'), none: t('no_phone') }[phone];
      let hint: string | null = null;

      const conversationActs = (id: string) => {
        const talk = store.get('conversation', id);
        if (talk === null) return;
        const mine = talk.supervisors.find(({ agentId }) => agentId === ownId)?.mode ?? null;
        const live = ['talking', 'held', 'consulting', 'three_way'].includes(talk.state) && talk.agentId !== ownId;
        const deserted = talk.state === 'away' && talk.agentId !== ownId;
        add(
          live && can('floor.listen') && mine !== 'listen',
          keyed('listen', () => acts.listen(id)),
        );
        add(
          live && can('floor.whisper') && mine !== 'whisper',
          keyed('whisper', () => acts.whisper(id)),
        );
        add(
          live && can('floor.barge') && mine !== 'barge',
          keyed('barge', () => acts.barge(id)),
        );
        add(
          mine !== null,
          keyed('leave', () => acts.leave()),
        );
        add(
          (live || deserted) && can('floor.take_over'),
          keyed('take_over', () => acts.takeOver(id, talk.agentId)),
        );
        if ((live || deserted) && list.length > 0) hint = phoneHint;
        const who = callerLabel(callers.get(talk.callId)).name;
        add(
          can('floor.hangup'),
          keyed('hang_up', () => acts.hangUp(talk.callId, who), true),
        );
      };

      switch (target.kind) {
        case 'conversation': {
          conversationActs(target.id);
          const talk = store.get('conversation', target.id);
          const title = callerLabel(talk === null ? null : callers.get(talk.callId)).name;
          return { title, acts: list, hint };
        }
        case 'agent': {
          const agent = store.get('agent', target.id);
          const status: AgentStatus = agent?.status ?? 'signed_out';
          if (agent?.conversationId != null) conversationActs(agent.conversationId);
          const signedIn = status !== 'signed_out';
          const toReady = status === 'not_ready' || status === 'after_call_work';
          add(
            toReady && can('floor.set_state'),
            keyed('ready', () => acts.setReady(target.id)),
          );
          add(signedIn && can('floor.set_state'), {
            id: 'not_ready',
            label: t('not_ready'),
            choices: names.reasons
              .filter(({ archived }) => !archived)
              .map(({ id, name }) => ({ id, label: name, run: () => acts.setNotReady(target.id, id) })),
          });
          add(signedIn && can('floor.sign_out'), {
            id: 'sign_out',
            label: t('sign_out'),
            danger: true,
            run: () => acts.signOut(target.id),
          });
          return { title: names.agentName(target.id), acts: list, hint };
        }
        case 'contact': {
          const contact = store.get('contact', target.id);
          const who = callerLabel(callers.get(target.id)).name;
          if (contact === null) return { title: who, acts: [], hint };
          const first = contact.position === 1;
          add(
            !first && can('floor.move'),
            keyed('move_to_front', () => acts.moveToFront(target.id)),
          );
          add(can('floor.move'), {
            id: 'move_to_queue',
            label: t('move_to_queue'),
            choices: names.queues
              .filter(({ id }) => id !== contact.queueId)
              .map(({ id, name }) => ({ id, label: name, run: () => acts.moveToQueue(target.id, id) })),
          });
          add(
            can('floor.pick'),
            keyed('pick_self', () => acts.pick(target.id, null)),
          );
          if (can('floor.pick')) hint = phoneHint;
          add(can('floor.pick'), {
            id: 'pick',
            label: t('pick'),
            choices: readyAgents(store, names.agents).map(({ id, name }) => ({
              id,
              label: name,
              run: () => acts.pick(target.id, id),
            })),
          });
          add(
            can('floor.hangup') && !contact.isCallback,
            keyed('hang_up', () => acts.hangUp(target.id, who), true),
          );
          return { title: who, acts: list, hint };
        }
      }
    },
    [t, can, ownId, store, names, callers, callerLabel, acts, phoneState],
  );
}

function readyAgents(store: FloorStore, agents: readonly { id: string; name: string }[]) {
  return agents.filter(({ id }) => {
    const live = store.get('agent', id);
    return live?.status === 'ready' && live.phone === 'ready';
  });
}
