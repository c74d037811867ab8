'use client';

import { FastForward } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { LinkButton } from '@/ui/link-button';
import { continuedCallHref } from './continued-call';
import type { TraceLevel } from './replay';

/** From here on, the rest of the call in the simulator, with the flow as it is drawn now. */
export function GoOnLink({ callId, step, level }: { callId: string; step: number; level: TraceLevel }) {
  const t = useTranslations('traffic.go_on');
  const can = useCan();
  if (!can('flow.read') || level.nodeId === null) return null;
  return (
    <LinkButton size="sm" href={continuedCallHref(level.flowId, { callId, step, depth: level.depth })}>
      <FastForward aria-hidden />
      {t('link')}
    </LinkButton>
  );
}
