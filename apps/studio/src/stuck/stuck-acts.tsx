'use client';

import { useMutation } from '@tanstack/react-query';
import { LogOut, PhoneOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { toast } from '@/ui/toast';
import type { StuckCall } from './use-stuck';

/** The ways out: the one that the flow has drawn for failures, hanging up, or closing what no runtime carries any more. */
export function StuckActs({ stuck, onDone }: { stuck: StuckCall; onDone: () => void }) {
  const t = useTranslations('stuck');
  const trpc = useTRPC();
  const can = useCan();
  const confirm = useConfirm();
  const done = (text: string) => ({
    onSuccess: () => void toast.success(text),
    // What was refused is so because the call has gone on meanwhile: the list is old.
    onSettled: onDone,
  });
  const letOut = useMutation(trpc.stuck.letOut.mutationOptions(done(t('letOutDone'))));
  const hangUp = useMutation(trpc.calls.hangUp.mutationOptions(done(t('hangUpDone'))));
  const close = useMutation(trpc.stuck.close.mutationOptions(done(t('closeDone'))));
  if (!can('call.hangup')) return null;
  const id = stuck.runId;
  const ask = async (act: 'letOut' | 'hangUp' | 'close', go: () => void) => {
    if (await confirm({ title: t(`${act}Title`), description: t(`${act}Text`), action: t(act), danger: true })) go();
  };
  if (stuck.reason === 'no_runtime') {
    return (
      <Button size="sm" loading={close.isPending} onClick={() => void ask('close', () => close.mutate({ id }))}>
        <PhoneOff aria-hidden />
        {t('close')}
      </Button>
    );
  }
  const depth = stuck.place?.depth;
  return (
    <div className="flex flex-wrap gap-1.5">
      {depth !== undefined && stuck.reason !== 'call_over' && (
        <Button
          size="sm"
          loading={letOut.isPending}
          onClick={() => void ask('letOut', () => letOut.mutate({ id, depth }))}
        >
          <LogOut aria-hidden />
          {t('letOut')}
        </Button>
      )}
      <Button
        size="sm"
        variant="danger-ghost"
        loading={hangUp.isPending}
        onClick={() => void ask('hangUp', () => hangUp.mutate({ id }))}
      >
        <PhoneOff aria-hidden />
        {t('hangUp')}
      </Button>
    </div>
  );
}
