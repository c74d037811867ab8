'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { FlaskConical, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { useConfirm } from '@/ui/confirm-dialog';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { dayInWords } from './day-in-words';

const tones = { waiting: 'neutral', running: 'info', done: 'success', failed: 'danger', cancelled: 'neutral' } as const;
const lookEveryMs = 1_000;

/** What was tried on recorded days, and what is being tried. */
export function TrialsScreen() {
  const t = useTranslations('what_if');
  const ui = useTranslations('ui');
  const queueTexts = useTranslations('centre.queues');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { push } = useRouter();
  const confirm = useConfirm();
  const trials = useQuery({
    ...trpc.whatIf.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.some((trial) => trial.state === 'waiting' || trial.state === 'running') === true && lookEveryMs,
  });
  const remove = useMutation(
    trpc.whatIf.remove.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.whatIf.list.queryKey() }),
    }),
  );
  return (
    <ListScreen
      id="what-if"
      title={t('title')}
      description={t('description')}
      breadcrumbs={[{ label: queueTexts('title'), href: '/queues' }]}
      query={trials}
      rowId={({ id }) => id}
      rowName={({ day }) => dayInWords(day, locale)}
      rowHref={({ id }) => `/queues/what-if/${id}`}
      empty={{ icon: FlaskConical, title: t('empty_title'), text: t('empty') }}
      add={{ label: t('new'), run: () => push('/queues/what-if/new') }}
      columns={[
        { id: 'day', header: t('day'), sortBy: ({ day }) => day, cell: ({ day }) => dayInWords(day, locale) },
        {
          id: 'state',
          header: t('state'),
          cell: ({ state, progress }) => (
            <Badge tone={tones[state]}>
              {t(`states.${state}`)}
              {state === 'running' && ` ${Math.floor(progress * 100)} %`}
            </Badge>
          ),
        },
        { id: 'by', header: t('asked_by'), sortBy: (row) => row.askedByName, cell: (row) => row.askedByName },
        { id: 'at', header: t('asked'), sortBy: (row) => row.createdAt, cell: (row) => <Instant at={row.createdAt} /> },
      ]}
      rowMenu={({ id, day }) => (
        <MenuItem
          danger
          onClick={async () => {
            const sure = await confirm({
              title: t('delete_title', { day: dayInWords(day, locale) }),
              description: t('delete_text'),
              action: ui('delete'),
              danger: true,
            });
            if (sure) remove.mutate({ id });
          }}
        >
          <Trash2 aria-hidden />
          {ui('delete')}
        </MenuItem>
      )}
    />
  );
}
