'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { formatDuration } from '@/intl/duration';
import { formatMeasure } from '@/reports/format-measure';
import type { QueueAlert } from './queue-alerts';

/** Says what is past its limit, in one short sentence without the queue. */
export function useAlertWords(): (alert: QueueAlert) => string {
  const t = useTranslations('floor.alerts');
  const locale = useLocale();
  return useCallback(
    ({ kind, value, limit }) => {
      switch (kind) {
        case 'waiting':
        case 'agents_ready':
          return t(kind, { value, limit });
        case 'longest_wait':
          return t(kind, { limit: formatDuration(limit) });
        case 'service_level':
          return t(kind, {
            value: formatMeasure(value, 'share', locale),
            limit: formatMeasure(limit, 'share', locale),
          });
      }
    },
    [t, locale],
  );
}
