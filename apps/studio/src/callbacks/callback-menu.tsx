'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { PhoneOff, PhoneOutgoing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { useConfirm } from '@/ui/confirm-dialog';
import { MenuItem } from '@/ui/menu';
import { toast } from '@/ui/toast';

/** What a supervisor does with a promise. */
export function CallbackMenu({ id, name }: { id: string; name: string }) {
  const t = useTranslations('callbacks');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const done = (text: string) => async () => {
    toast.success(text);
    await queries.invalidateQueries({ queryKey: trpc.callbacks.pathKey() });
  };
  const cancel = useMutation(trpc.callbacks.cancel.mutationOptions({ onSuccess: done(t('cancelled')) }));
  const callNow = useMutation(trpc.callbacks.callNow.mutationOptions({ onSuccess: done(t('called_next')) }));
  const ask = async () => {
    const sure = await confirm({
      title: t('cancel_title', { name }),
      description: t('cancel_text'),
      action: t('cancel'),
      danger: true,
    });
    if (sure) cancel.mutate({ callbackId: id });
  };
  return (
    <>
      <MenuItem onClick={() => callNow.mutate({ callbackId: id })}>
        <PhoneOutgoing aria-hidden />
        {t('call_now')}
      </MenuItem>
      <MenuItem danger onClick={() => void ask()}>
        <PhoneOff aria-hidden />
        {t('cancel')}
      </MenuItem>
    </>
  );
}
