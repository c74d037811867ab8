'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';

/** Which queues something is for. */
export function QueueBadges({ ids, names }: { ids: readonly string[]; names: ReadonlyMap<string, string> }) {
  const t = useTranslations('centre');
  if (ids.length === 0) return <Badge tone="outline">{t('all_queues')}</Badge>;
  return ids.map((id) => <Badge key={id}>{names.get(id) ?? t('gone')}</Badge>);
}
