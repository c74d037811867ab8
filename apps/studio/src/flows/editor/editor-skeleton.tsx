'use client';

import { useTranslations } from 'next-intl';
import { Skeleton } from '@/ui/skeleton';

/** The shape of the editor while a flow is on its way. */
export function EditorSkeleton() {
  const t = useTranslations('flows.canvas');
  return (
    <div role="status" aria-label={t('loading')} className="flex h-full flex-col">
      <div className="flex h-12 items-center gap-3 border-b border-line bg-surface px-4">
        <Skeleton className="h-5 w-48" />
        <span className="flex-1" />
        <Skeleton className="h-7 w-24" />
      </div>
      <div className="grid flex-1 place-items-center">
        <Skeleton className="h-24 w-60" />
      </div>
    </div>
  );
}
