'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button';

interface Pages {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** The way to the next page of a list, where there is one. */
export function LoadMore({ pages }: { pages: Pages }) {
  const ui = useTranslations('ui');
  if (!pages.hasNextPage) return null;
  return (
    <div className="mt-4 flex justify-center">
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {ui('load_more')}
      </Button>
    </div>
  );
}
