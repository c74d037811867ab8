'use client';

import { useMutation } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Kbd } from '@/ui/kbd';
import { seatKeys, useSeatKey } from '../core/shortcuts';
import type { Call, Desk } from '../seat-desk';
import { useRefreshCall } from './use-call';

interface WrapUpProps {
  call: Call;
  desk: Desk;
  conversationId: string;
  queueId: string | null;
}

/** What the call was about: one of the codes of its queue. */
export function WrapUp({ call, desk, conversationId, queueId }: WrapUpProps) {
  const t = useTranslations('seat.wrap_up');
  const trpc = useTRPC();
  const refresh = useRefreshCall();
  const group = useRef<HTMLFieldSetElement>(null);
  const { mutate, isPending } = useMutation(trpc.seat.wrapUp.mutationOptions({ onSuccess: refresh }));
  useSeatKey('wrap_up', () => group.current?.querySelector('button')?.focus());
  const codes = desk.wrapUpCodes.filter(
    ({ queueIds }) => queueIds.length === 0 || (queueId !== null && queueIds.includes(queueId)),
  );
  const required = desk.queues.find(({ id }) => id === queueId)?.wrapUpRequired === true;
  const given = call.conversations.find(({ id }) => id === conversationId)?.wrapUpCodeId ?? null;
  if (codes.length === 0) return null;
  return (
    <section aria-label={t('title')} className="flex flex-col gap-2">
      <header className="flex items-center gap-2">
        <h3 className="text-sm font-semibold">{t('title')}</h3>
        <Kbd>{seatKeys.wrap_up}</Kbd>
        {required && given === null && <Badge tone="warning">{t('required')}</Badge>}
      </header>
      <fieldset ref={group} aria-label={t('title')} className="flex flex-wrap gap-1.5">
        {codes.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={given === id}
            disabled={isPending}
            onClick={() => mutate({ conversationId, codeId: id })}
            className="inline-flex h-8 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-2.5 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink"
          >
            {given === id && <Check className="size-3.5" aria-hidden />}
            {name}
          </button>
        ))}
      </fieldset>
    </section>
  );
}
