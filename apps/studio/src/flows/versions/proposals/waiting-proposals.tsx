'use client';

import { useTranslations } from 'next-intl';
import { useCan, usePerson } from '@/access/access-provider';
import { useProposals } from './use-proposals';

/** How many proposals wait for the one who looks to decide; nothing where none does. */
export function WaitingProposals() {
  const t = useTranslations('flow_versions.proposals');
  const decides = useCan()('flow.publish');
  const { id } = usePerson();
  const { data } = useProposals({ open: true });
  const count = data?.filter(({ proposedById }) => proposedById !== id).length ?? 0;
  if (count === 0 || !decides) return null;
  return (
    <span
      title={t('waiting', { count })}
      className="ml-auto inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-full bg-accent-soft px-1 text-2xs font-semibold text-accent-ink tabular-nums"
    >
      <span className="sr-only">{t('waiting', { count })}</span>
      <span aria-hidden>{count}</span>
    </span>
  );
}
