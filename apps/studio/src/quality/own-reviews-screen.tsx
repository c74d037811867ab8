'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { LoadMore } from '@/ui/load-more';
import type { ReviewRow } from './quality-rows';
import { ScoreBadge } from './score-badge';

/** What was made of one's own conversations. */
export function OwnReviewsScreen() {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const list = useInfiniteQuery(
    trpc.ownReviews.list.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  return (
    <ListScreen<ReviewRow>
      id="own-reviews"
      title={t('own_title')}
      description={t('own_text')}
      query={{ ...list, data: list.data?.pages.flatMap(({ reviews }) => reviews) }}
      rowId={(row) => row.id}
      rowName={(row) => row.scorecardName}
      rowHref={(row) => `/own-reviews/${row.id}`}
      empty={{ icon: ClipboardCheck, title: t('own_none'), text: t('own_none_text') }}
      after={<LoadMore pages={list} />}
      columns={[
        { id: 'form', header: t('scorecard'), cell: (row) => row.scorecardName },
        { id: 'talked', header: t('talked'), cell: (row) => <Instant at={row.talkedAt} /> },
        { id: 'queue', header: t('queue'), cell: (row) => row.queueName ?? '–', className: 'max-md:hidden' },
        {
          id: 'score',
          header: t('score'),
          cell: (row) => <ScoreBadge score={row.score} passed={row.passed} knockedOut={row.knockedOutBy.length > 0} />,
        },
        {
          id: 'read',
          header: t('state'),
          cell: (row) => (
            <Badge tone={row.acknowledgedAt === null ? 'info' : 'neutral'}>
              {t(row.acknowledgedAt === null ? 'unread' : 'read')}
            </Badge>
          ),
        },
      ]}
    />
  );
}
