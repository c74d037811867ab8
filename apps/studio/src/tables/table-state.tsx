'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';

/** Whether calls find rows in a table, and whether its draft is different. */
export function TableState({ published, changed }: { readonly published: number | null; readonly changed: boolean }) {
  const t = useTranslations('tables');
  if (published === null) return <Badge>{t('never_published')}</Badge>;
  return changed ? (
    <Badge tone="warning">{t('changed')}</Badge>
  ) : (
    <Badge tone="success">{t('published', { number: published })}</Badge>
  );
}
