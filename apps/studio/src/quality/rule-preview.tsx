'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useDeferredValue } from 'react';
import { useTRPC } from '@/client/trpc';
import { Callout } from '@/ui/callout';
import type { RuleRow } from './quality-rows';

type Rule = Omit<RuleRow, 'id' | 'createdAt' | 'archivedAt' | 'scorecardName' | 'lastDraw'>;

/** What the rule would have drawn last time. */
export function RulePreview({ rule }: { rule: Rule }) {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const asked = useDeferredValue(rule);
  const preview = useQuery({
    // What changes nothing about what is drawn asks nothing anew.
    ...trpc.sampling.preview.queryOptions({ ...asked, name: '', reviewerIds: [], dueDays: 1, on: true }),
    placeholderData: keepPreviousData,
  });
  if (preview.data === undefined) return null;
  const { firstDay, candidates, drawn } = preview.data;
  return <Callout tone="info">{t(`would_draw.${rule.period}`, { day: firstDay, candidates, drawn })}</Callout>;
}
