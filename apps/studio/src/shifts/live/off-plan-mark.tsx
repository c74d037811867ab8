'use client';

import { useQuery } from '@tanstack/react-query';
import { CalendarX2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { useNow } from '@/hours/use-now';
import { Tooltip } from '@/ui/tooltip';
import { timeOn } from '../shift-clock';
import { offPlan } from './off-plan';

const readAgainMs = 60_000;

interface OffPlanMarkProps {
  agentId: string;
  /** Null for who is signed out. */
  live: { readonly status: string; readonly reason: string | null; readonly sinceMs: number } | null;
  reasonName: (id: string) => string;
}

/** Marks an agent who does not do what is planned now. */
export function OffPlanMark({ agentId, live, reasonName }: OffPlanMarkProps) {
  const t = useTranslations('shifts');
  const trpc = useTRPC();
  const now = useNow();
  const { data } = useQuery(trpc.shifts.now.queryOptions(undefined, { refetchInterval: readAgainMs }));
  const part = data === undefined ? null : offPlan(data.plan[agentId] ?? [], live, now);
  if (data === undefined || part === null) return null;
  const words = t(live === null ? 'live.not_there' : 'live.off_plan', {
    planned: part.activity === '' ? t('live.contacts') : reasonName(part.activity),
    until: timeOn(part.until, data.timeZone),
  });
  return (
    <Tooltip content={words}>
      <CalendarX2 className="size-3.5 shrink-0 text-danger" aria-label={words} />
    </Tooltip>
  );
}
