'use client';

import { Split } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LinkButton } from '@/ui/link-button';
import { RolloutCard } from './rollout-card';
import { useRollouts } from './use-rollouts';

/** Beside the versions of a flow: the roll-out that runs, or the way to those of before; nothing where there was none. */
export function RolloutSection({ flowId }: { flowId: string }) {
  const t = useTranslations('rollouts');
  const { query, running, refresh } = useRollouts(flowId);
  if (running) return <RolloutCard rollout={running} refresh={refresh} brief />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <LinkButton href={`/flows/${flowId}/rollout`} size="sm">
      <Split aria-hidden />
      {t('open')}
    </LinkButton>
  );
}
