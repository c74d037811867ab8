'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Card, CardHeader } from '@/ui/card';
import { LoadMore } from '@/ui/load-more';
import { QueryState } from '@/ui/query-state';
import { EarlierCallItem } from './earlier-call-item';

interface CustomerCallsProps {
  customerId: string;
  hasNumbers: boolean;
}

/** The calls from and to a customer, each with a way to all that is known of it. */
export function CustomerCalls({ customerId, hasNumbers }: CustomerCallsProps) {
  const t = useTranslations('centre.customers.calls');
  const trpc = useTRPC();
  const mayRead = useCan()('call.read');
  const pages = useInfiniteQuery(
    trpc.customers.calls.infiniteQueryOptions(
      { id: customerId },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <Card>
      <CardHeader title={t('title')} />
      <QueryState query={{ ...pages, data: pages.data?.pages.flatMap(({ calls }) => calls) }}>
        {(calls) =>
          calls.length === 0 ? (
            <p className="px-4 py-3 text-sm text-ink-muted">{t(hasNumbers ? 'none' : 'no_numbers')}</p>
          ) : (
            <ol className="divide-y divide-line">
              {calls.map((call) => (
                <EarlierCallItem key={call.id} call={call} {...(mayRead ? { href: `/calls/${call.id}` } : {})} />
              ))}
            </ol>
          )
        }
      </QueryState>
      {pages.hasNextPage && (
        <div className="pb-4">
          <LoadMore pages={pages} />
        </div>
      )}
    </Card>
  );
}
