'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { FileX2, SearchX } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { useTRPC } from '@/client/trpc';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { LoadMore } from '@/ui/load-more';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { EraseForm } from './erase-form';

/** Where all that a number left is deleted on request, and the receipts of it. */
export function ErasuresScreen() {
  const t = useTranslations('erasures');
  const trpc = useTRPC();
  const [number, setNumber] = useQueryState('number', parseAsString.withDefault(''));
  const list = useInfiniteQuery(
    trpc.erasures.list.infiniteQueryOptions(
      { number: number.trim() },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <Page title={t('title')} description={t('description')} width="prose">
      <div className="flex flex-col gap-6">
        <EraseForm />
        <section className="flex flex-col gap-3">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 className="text-base font-semibold">{t('receipts')}</h2>
            <SearchInput label={t('search')} value={number} onChange={(next) => void setNumber(next)} />
          </div>
          <QueryState query={list}>
            {({ pages }) => {
              const receipts = pages.flatMap((page) => page.erasures);
              if (receipts.length === 0) {
                return number === '' ? (
                  <EmptyState icon={FileX2} title={t('empty_title')} description={t('empty')} />
                ) : (
                  <EmptyState icon={SearchX} title={t('none_title')} description={t('none')} />
                );
              }
              return (
                <>
                  <Card>
                    <ul className="divide-y divide-line">
                      {receipts.map((receipt) => (
                        <li key={receipt.id}>
                          <Link href={`/erasures/${receipt.id}`} className="block px-4 py-2.5 hover:bg-hover">
                            <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                              <span className="font-medium tabular-nums">{receipt.numberHint}</span>
                              <Instant at={receipt.at} form="full" className="text-xs text-ink-muted" />
                            </span>
                            <span className="block text-xs text-ink-muted [overflow-wrap:anywhere]">
                              {t('line', { calls: receipt.counts.calls, recordings: receipt.counts.recordings })} ·{' '}
                              {receipt.actorName} · {receipt.reason}
                            </span>
                          </Link>
                        </li>
                      ))}
                    </ul>
                  </Card>
                  <LoadMore pages={list} />
                </>
              );
            }}
          </QueryState>
        </section>
      </div>
    </Page>
  );
}
