'use client';

import type { CallFilter } from '@patchbay/records';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';

const freshMs = 30_000;

/** How many calls there are of the filter. `listed` is told where the list shows them all. */
export function CallCount({ filter, listed }: { filter: CallFilter; listed: number | null }) {
  const t = useTranslations('calls');
  const format = useFormatter();
  const trpc = useTRPC();
  const counted = useQuery(
    trpc.calls.count.queryOptions(filter, {
      staleTime: freshMs,
      enabled: listed === null,
      placeholderData: (before) => before,
    }),
  );
  const shown = listed === null ? counted.data : { count: listed, isExact: true };
  return (
    <p role="status" className="mb-2 min-h-5 text-sm text-ink-muted">
      {shown !== undefined && (
        <span title={shown.isExact ? undefined : t('count_about_why')}>
          {t(shown.isExact ? 'count' : 'count_about', { count: shown.count, number: format.number(shown.count) })}
        </span>
      )}
    </p>
  );
}
