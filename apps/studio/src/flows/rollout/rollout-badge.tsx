'use client';

import { useQuery } from '@tanstack/react-query';
import { OctagonX, Split } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { useAudienceWords } from './use-audience-words';

/** Beside a flow's name: that a version is on trial, or stopped by itself, with the way to its figures. Else nothing. */
export function RolloutBadge({ flowId }: { flowId: string }) {
  const t = useTranslations('rollouts');
  const trpc = useTRPC();
  const audienceWords = useAudienceWords();
  const { data } = useQuery(trpc.rollouts.present.queryOptions());
  const present = data?.find((one) => one.flowId === flowId);
  if (!present) return null;
  const { number, audience, ending } = present;
  return (
    <Link href={`/flows/${flowId}/rollout`} className="rounded-sm hover:underline">
      {ending === null ? (
        <Badge tone="info">
          <Split aria-hidden />
          {t('badge', { number, audience: audienceWords(audience) })}
        </Badge>
      ) : (
        <Badge tone="danger">
          <OctagonX aria-hidden />
          {t('badgeStopped', { number })}
        </Badge>
      )}
    </Link>
  );
}
