'use client';

import type { ConversationLive } from '@patchbay/records';
import { ArrowLeftRight, Check, Undo2, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { useAct } from '../core/use-act';
import { ControlButton } from './control-button';

/** While somebody is asked: who hears whom, and the ways on from here. */
export function ConsultBar({ conversation }: { conversation: ConversationLive }) {
  const t = useTranslations('seat.consult');
  const { act, pending } = useAct();
  const { id: conversationId, consult, state } = conversation;
  if (consult === null) return null;
  const answered = consult.state === 'talking' || consult.state === 'held';
  // Who waits in a queue may take the time to talk with the caller.
  const swappable = answered || consult.state === 'waiting';
  return (
    <section aria-label={t('label')} className="rounded-lg border border-line bg-accent-soft p-3">
      <p role="status" className="mb-2 text-sm text-accent-ink">
        <strong>
          <bdi>{consult.label}</bdi>
        </strong>{' '}
        {state === 'three_way' ? t('three_way_now') : t(`states.${consult.state}`)}
      </p>
      <div className="flex flex-wrap gap-2">
        {answered && (
          <ControlButton
            name="complete"
            loading={pending === 'call.complete_transfer'}
            onPress={() => act({ type: 'call.complete_transfer', conversationId })}
            icon={<Check aria-hidden />}
          >
            {t('complete')}
          </ControlButton>
        )}
        {swappable && state !== 'three_way' && (
          <ControlButton
            name="swap"
            loading={pending === 'call.swap'}
            onPress={() => act({ type: 'call.swap', conversationId })}
            icon={<ArrowLeftRight aria-hidden />}
          >
            {t('swap')}
          </ControlButton>
        )}
        {answered && state !== 'three_way' && (
          <Button
            size="lg"
            loading={pending === 'call.three_way'}
            onClick={() => act({ type: 'call.three_way', conversationId })}
          >
            <UsersRound aria-hidden />
            {t('three_way')}
          </Button>
        )}
        <Button
          size="lg"
          loading={pending === 'call.cancel_consult'}
          onClick={() => act({ type: 'call.cancel_consult', conversationId })}
        >
          <Undo2 aria-hidden />
          {t('cancel')}
        </Button>
      </div>
    </section>
  );
}
