'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, ListChecks } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { Segmented } from '@/ui/segmented';
import { toast } from '@/ui/toast';
import type { ScorecardRow } from './quality-rows';
import { QualityTabs } from './quality-tabs';

/** The forms that calls are reviewed by. */
export function ScorecardsScreen() {
  const t = useTranslations('quality');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const editable = useCan()('quality.edit');
  const [archived, setArchived] = useState(false);
  const forms = useQuery(trpc.scorecards.list.queryOptions({ archived }));
  const put = useMutation(
    trpc.scorecards.setArchived.mutationOptions({
      onSuccess: async (_, input) => {
        toast.success(t(input.archived ? 'put_away' : 'brought_back'));
        await queries.invalidateQueries({ queryKey: trpc.scorecards.pathKey() });
      },
    }),
  );
  return (
    <ListScreen<ScorecardRow>
      id="scorecards"
      title={t('scorecards')}
      description={t('scorecards_text')}
      tabs={<QualityTabs />}
      query={forms}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/quality/scorecards/${row.id}`}
      searchLabel={t('search_scorecards')}
      searchText={(row) => row.name}
      empty={{
        icon: ListChecks,
        title: t(archived ? 'no_archived' : 'no_scorecards'),
        text: t('no_scorecards_text'),
      }}
      add={editable && !archived ? { label: t('add_scorecard'), run: () => push('/quality/scorecards/new') } : null}
      before={
        <Segmented
          label={t('state')}
          className="mb-4"
          value={archived ? 'archived' : 'used'}
          onChange={(next) => setArchived(next === 'archived')}
          options={[
            { value: 'used', label: t('in_use') },
            { value: 'archived', label: t('archived') },
          ]}
        />
      }
      columns={[
        { id: 'name', header: t('name'), sortBy: (row) => row.name, cell: (row) => row.name },
        { id: 'version', header: t('version'), cell: (row) => row.version, align: 'right' },
        { id: 'questions', header: t('questions'), cell: (row) => row.questions, align: 'right' },
        {
          id: 'reviews',
          header: t('reviews_done'),
          cell: (row) => row.reviews,
          align: 'right',
          sortBy: (row) => row.reviews,
        },
        {
          id: 'changed',
          header: t('changed'),
          cell: (row) => <Instant at={row.updatedAt} />,
          className: 'max-md:hidden',
        },
      ]}
      rowMenu={({ id }) =>
        editable && (
          <MenuItem onClick={() => put.mutate({ id, archived: !archived })}>
            {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
            {t(archived ? 'bring_back' : 'put_away_action')}
          </MenuItem>
        )
      }
    />
  );
}
