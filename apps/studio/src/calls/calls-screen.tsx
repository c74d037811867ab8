'use client';

import { useQuery } from '@tanstack/react-query';
import { PhoneCall, SearchX, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { useTRPC } from '@/client/trpc';
import { usePhone } from '@/phone/use-phone';
import { StuckNotice } from '@/stuck/stuck-notice';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Select } from '@/ui/select';
import { CallsTable } from './calls-table';
import { endReasons } from './end-reasons';
import { useCalls } from './use-calls';

const hourMs = 3_600_000;
const spans = { today: 24 * hourMs, week: 7 * 24 * hourMs, month: 30 * 24 * hourMs };
type Span = keyof typeof spans;
const all = 'all';

const filterParsers = {
  q: parseAsString.withDefault(''),
  flow: parseAsString.withDefault(all),
  end: parseAsStringLiteral([all, ...endReasons] as const).withDefault(all),
  time: parseAsStringLiteral([all, 'today', 'week', 'month'] as const).withDefault(all),
};

export function CallsScreen() {
  const t = useTranslations('calls');
  const ui = useTranslations('ui');
  const stuck = useTranslations('stuck');
  const trpc = useTRPC();
  const phone = usePhone();
  const [filters, setFilters] = useQueryStates(filterParsers, { clearOnDefault: true });
  const from = useSpanStart(filters.time);
  const { live, past } = useCalls({
    ...(filters.q.trim() === '' ? {} : { search: filters.q.trim() }),
    ...(filters.flow === all ? {} : { flowId: filters.flow }),
    ...(filters.end === all ? {} : { endReason: filters.end }),
    ...(from === undefined ? {} : { from }),
  });
  const flows = useQuery(trpc.calls.flowChoices.queryOptions());
  const filtered = filters.q !== '' || filters.flow !== all || filters.end !== all || filters.time !== all;
  const liveCalls = live.data?.calls ?? [];

  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <LinkButton variant="ghost" href="/calls/stuck">
          <TriangleAlert aria-hidden />
          {stuck('link')}
        </LinkButton>
      }
    >
      <StuckNotice />
      <div className="mb-4 flex flex-wrap gap-2">
        <SearchInput label={t('search')} value={filters.q} onChange={(q) => void setFilters({ q })} />
        <Select
          label={t('filter_time')}
          className="w-40"
          value={filters.time}
          onChange={(time) => void setFilters({ time })}
          options={[
            { value: all, label: t('any_time') },
            { value: 'today', label: t('today') },
            { value: 'week', label: t('week') },
            { value: 'month', label: t('month') },
          ]}
        />
        <Select
          label={t('filter_flow')}
          className="w-44"
          value={filters.flow}
          onChange={(flow) => void setFilters({ flow })}
          options={[
            { value: all, label: t('all_flows') },
            ...(flows.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Select
          label={t('filter_end')}
          className="w-44"
          value={filters.end}
          onChange={(end) => void setFilters({ end })}
          options={[
            { value: all, label: t('all_ends') },
            ...endReasons.map((reason) => ({ value: reason, label: t(`ends.${reason}`) })),
          ]}
        />
        {filtered && (
          <Button variant="ghost" onClick={() => void setFilters(null)}>
            {t('clear')}
          </Button>
        )}
      </div>

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
              {calls.length > 0 && <CallsTable calls={calls} label={t('title')} />}
              {past.hasNextPage && (
                <div className="mt-4 flex justify-center">
                  <Button onClick={() => void past.fetchNextPage()} loading={past.isFetchingNextPage}>
                    {ui('load_more')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}

/** Fixed while the choice stays, so that the list is not another one with every render. */
function useSpanStart(span: Span | typeof all): string | undefined {
  return useMemo(() => (span === all ? undefined : new Date(Date.now() - spans[span]).toISOString()), [span]);
}
