'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ClipboardCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { LoadMore } from '@/ui/load-more';
import { Segmented } from '@/ui/segmented';
import type { ReviewRow } from './quality-rows';
import { QualityTabs } from './quality-tabs';
import { ScoreBadge } from './score-badge';
import { StartReviewDialog } from './start-review-dialog';

const parsers = {
  whose: parseAsStringLiteral(['mine', 'all'] as const).withDefault('mine'),
  state: parseAsStringLiteral(['open', 'finished'] as const).withDefault('open'),
};

/** Reviews to do, and those done. */
export function ReviewsScreen() {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const [filter, setFilter] = useQueryStates(parsers, { clearOnDefault: true });
  const [starting, setStarting] = useState(false);
  const list = useInfiniteQuery(
    trpc.reviews.list.infiniteQueryOptions(
      { mine: filter.whose === 'mine', finished: filter.state === 'finished' },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const open = filter.state === 'open';
  return (
    <>
      <ListScreen<ReviewRow>
        id="quality"
        title={t('title')}
        description={t('description')}
        tabs={<QualityTabs />}
        query={{ ...list, data: list.data?.pages.flatMap(({ reviews }) => reviews) }}
        rowId={(row) => row.id}
        rowName={(row) => row.agentName ?? t('gone')}
        rowHref={(row) => `/quality/reviews/${row.id}`}
        empty={{
          icon: ClipboardCheck,
          title: t(open ? 'none_open' : 'none_finished'),
          text: t('none_text'),
        }}
        add={{ label: t('start'), run: () => setStarting(true) }}
        before={
          <div className="mb-4 flex flex-wrap gap-2">
            <Segmented
              label={t('whose')}
              value={filter.whose}
              onChange={(whose) => void setFilter({ whose })}
              options={[
                { value: 'mine', label: t('mine') },
                { value: 'all', label: t('everybodys') },
              ]}
            />
            <Segmented
              label={t('state')}
              value={filter.state}
              onChange={(state) => void setFilter({ state })}
              options={[
                { value: 'open', label: t('open') },
                { value: 'finished', label: t('finished') },
              ]}
            />
          </div>
        }
        after={<LoadMore pages={list} />}
        columns={[
          { id: 'agent', header: t('agent'), cell: (row) => row.agentName ?? t('gone') },
          { id: 'talked', header: t('talked'), cell: (row) => <Instant at={row.talkedAt} /> },
          { id: 'queue', header: t('queue'), cell: (row) => row.queueName ?? '–', className: 'max-lg:hidden' },
          { id: 'form', header: t('scorecard'), cell: (row) => row.scorecardName, className: 'max-md:hidden' },
          { id: 'by', header: t('reviewer'), cell: (row) => row.reviewerName ?? t('gone'), className: 'max-md:hidden' },
          {
            id: 'why',
            header: t('why'),
            cell: (row) => <Badge tone="outline">{t(`origins.${originOf(row)}`)}</Badge>,
            className: 'max-lg:hidden',
          },
          open
            ? { id: 'due', header: t('due'), cell: (row: ReviewRow) => <Due at={row.dueAt} /> }
            : {
                id: 'score',
                header: t('score'),
                cell: (row: ReviewRow) => (
                  <ScoreBadge score={row.score} passed={row.passed} knockedOut={row.knockedOutBy.length > 0} />
                ),
                sortBy: (row: ReviewRow) => row.score,
              },
        ]}
      />
      {starting && <StartReviewDialog onClose={() => setStarting(false)} />}
    </>
  );
}

function originOf({ calibrationId, ruleId }: ReviewRow): 'calibration' | 'drawn' | 'chosen' {
  if (calibrationId !== null) return 'calibration';
  return ruleId === null ? 'chosen' : 'drawn';
}

function Due({ at }: { at: string | null }) {
  const t = useTranslations('quality');
  if (at === null) return '–';
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <Instant at={at} />
      {new Date(at).getTime() < Date.now() && <Badge tone="danger">{t('overdue')}</Badge>}
    </span>
  );
}
