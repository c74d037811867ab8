'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { failureText } from '@/client/failure';
import { Button } from './button';
import { Callout } from './callout';
import { SkeletonRows } from './skeleton';

/** What a screen needs to know of a query, whether of one answer or of several pages. */
export interface ShownQuery<Data> {
  data: Data | undefined;
  isError: boolean;
  error: unknown;
  isFetching: boolean;
  refetch: () => Promise<unknown>;
}

interface QueryStateProps<Data> {
  query: ShownQuery<Data>;
  children: (data: Data) => ReactNode;
  /** What stands in its place while it is on its way; rows of a list unless given. */
  skeleton?: ReactNode;
}

/** Server data on a page: on its way, failed with a way to try again, or there. */
export function QueryState<Data>({ query, children, skeleton }: QueryStateProps<Data>) {
  const t = useTranslations('ui');
  const locale = useLocale();
  if (query.data !== undefined) return children(query.data);
  if (query.isError) {
    return (
      <Callout
        tone="danger"
        title={t('failed_title')}
        action={
          <Button size="sm" onClick={() => void query.refetch()} loading={query.isFetching}>
            {t('retry')}
          </Button>
        }
      >
        {failureText(query.error, locale)}
      </Callout>
    );
  }
  return skeleton ?? <SkeletonRows label={t('loading')} />;
}
