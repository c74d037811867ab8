'use client';

import { PhoneCall, SearchX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ExportMenu } from '@/exports/export-menu';
import { usePhone } from '@/phone/use-phone';
import { StuckNotice } from '@/stuck/stuck-notice';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { CallCount } from './call-count';
import { CallFilters } from './call-filters';
import { CallsTable } from './calls-table';
import { useCallFilter } from './use-call-filter';
import { useCalls } from './use-calls';

export function CallsScreen() {
  const t = useTranslations('calls');
  const stuck = useTranslations('stuck');
  const phone = usePhone();
  const { address, setAddress, filter } = useCallFilter();
  const { live, past } = useCalls(filter);
  const filtered = Object.values(address).some((value) => value !== null);
  const liveCalls = live.data?.calls ?? [];

  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <LinkButton variant="ghost" href="/calls/stuck">
            <TriangleAlert aria-hidden />
            {stuck('link')}
          </LinkButton>
          <ExportMenu request={{ kind: 'calls', filter }} title={t('title')} timeZone={null} />
        </>
      }
    >
      <StuckNotice />
      <CallFilters address={address} setAddress={setAddress} />

      {liveCalls.length > 0 && (
        <section aria-label={t('live')} className="mb-6">
          <h2 className="mb-2 flex items-center gap-2 text-sm font-semibold">
            <span className="size-2 animate-pulse rounded-full bg-accent" aria-hidden />
            <span role="status">{t('live_count', { count: liveCalls.length })}</span>
          </h2>
          <CallsTable calls={liveCalls} label={t('live')} />
        </section>
      )}

      <QueryState query={past}>
        {({ pages }) => {
          const calls = pages.flatMap((page) => page.calls);
          if (calls.length === 0 && filtered) {
            return <EmptyState icon={SearchX} title={t('none_title')} description={t('none')} />;
          }
          if (calls.length === 0 && liveCalls.length === 0) {
            return (
              <EmptyState
                icon={PhoneCall}
                title={t('empty_title')}
                description={t('empty')}
                action={
                  phone.allowed && (
                    <Button variant="primary" onClick={phone.open}>
                      {t('call_now')}
                    </Button>
                  )
                }
              />
            );
          }
          return (
            <>
              <CallCount filter={{ ...filter, active: false }} listed={past.hasNextPage ? null : calls.length} />
              {calls.length > 0 && <CallsTable calls={calls} label={t('title')} />}
              <LoadMore pages={past} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}
