'use client';

import { useQuery } from '@tanstack/react-query';
import { Split } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { useAudienceWords } from './use-audience-words';

/** Beside a flow's name: that a version is on trial, with the way to its figures. Nothing where none is. */
export function RolloutBadge({ flowId }: { flowId: string }) {
  const t = useTranslations('rollouts');
  const trpc = useTRPC();
  const audienceWords = useAudienceWords();
  const { data } = useQuery(trpc.rollouts.running.queryOptions());
  const running = data?.find((one) => one.flowId === flowId);
  if (!running) return null;
  return (
    <Link href={`/flows/${flowId}/rollout`} className="rounded-sm hover:underline">
      <Badge tone="info">
        <Split aria-hidden />
        {t('badge', { number: running.number, audience: audienceWords(running.audience) })}
      </Badge>
    </Link>
  );
}
