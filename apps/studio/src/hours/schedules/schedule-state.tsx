'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';

/** Whether calls are told of it, and whether its draft is different. */
export function ScheduleState({
  publishedId,
  latestId,
}: {
  readonly publishedId: string | null;
  readonly latestId: string;
}) {
  const t = useTranslations('hours');
  if (publishedId === null) return <Badge>{t('never_published')}</Badge>;
  if (publishedId !== latestId) return <Badge tone="warning">{t('changed')}</Badge>;
  return <Badge tone="success">{t('published')}</Badge>;
}
