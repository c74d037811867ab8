'use client';

import { useQuery } from '@tanstack/react-query';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { instantText } from '@/intl/instant-text';
import { Callout } from '@/ui/callout';
import { ProgressBar } from '@/ui/progress-bar';

const refreshMs = 3_000;

interface CountingProgressProps {
  /** Of a report: from when on, and by which clock. Without it, it is said wherever it goes on. */
  readonly asked?: { readonly from: string; readonly timeZone: string };
  readonly className?: string;
}

/** That figures are made anew for another clock of the centre, and how far that is; nothing where it is done, or where it does not matter. */
export function CountingProgress({ asked, className }: CountingProgressProps) {
  const t = useTranslations('reports.counting');
  const format = useFormatter();
  const locale = useLocale();
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.reports.counting.queryOptions(undefined, {
      refetchInterval: ({ state }) => (state.data == null ? false : refreshMs),
    }),
  );
  if (data == null) return null;
  const { timeZone, share, completeFrom } = data;
  // By another clock it is read off the quarters of an hour anyway; a span that is made already waits for nothing.
  if (asked !== undefined && asked.timeZone !== timeZone) return null;
  if (asked !== undefined && completeFrom !== null && asked.from >= completeFrom) return null;
  return (
    <Callout tone="info" {...(className === undefined ? {} : { className })} title={t('title', { zone: timeZone })}>
      <ProgressBar className="my-1" share={share} label={t('title', { zone: timeZone })} />
      <span className="block" role="status">
        {t('share', { share: format.number(share, { style: 'percent' }) })}{' '}
        {completeFrom !== null && t('complete_from', { at: instantText(completeFrom, 'day', locale, timeZone) })}{' '}
        {t('meanwhile')}
      </span>
    </Callout>
  );
}
