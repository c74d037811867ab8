'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Copy, FlaskConical, Pencil, Power, UsersRound } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { useWhereUsed } from '@/centre/use-where-used';
import { useTRPC } from '@/client/trpc';
import { NamedDialog } from '@/skills/named-dialog';
import { Badge } from '@/ui/badge';
import { LinkButton } from '@/ui/link-button';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem, MenuLink, MenuSeparator } from '@/ui/menu';
import { Switch } from '@/ui/switch';
import { toast } from '@/ui/toast';
import { durationInWords, type QueueRules } from './queue-in-words';

type QueueRow = QueueRules & { id: string; agents: number; createdAt: string; archivedAt: string | null };

export function QueuesScreen() {
  const t = useTranslations('centre.queues');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const { push } = useRouter();
  const queries = useQueryClient();
  const can = useCan();
  const [editable, tryable] = [can('centre.edit'), can('centre.what_if')];
  const trials = useTranslations('what_if');
  const queues = useQuery(trpc.queues.list.queryOptions());
  const [dialog, setDialog] = useState<{ copied: QueueRow | null } | null>(null);
  const [withArchived, setWithArchived] = useState(false);
  const refresh = {
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.queues.pathKey() });
      await queries.invalidateQueries({ queryKey: trpc.centre.pathKey() });
    },
  };
  const create = useMutation(
    trpc.queues.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ id }) => {
        await refresh.onSuccess();
        push(`/queues/${id}`);
      },
    }),
  );
  const setArchived = useMutation(trpc.queues.setArchived.mutationOptions(refresh));
  const update = useMutation(trpc.queues.update.mutationOptions(refresh));
  const archive = ({ id, name }: QueueRow) =>
    setArchived.mutate(
      { id, archived: true },
      {
        onSuccess: () =>
          toast(t('archived_done', { name }), {
            action: { label: ui('undo'), onClick: () => setArchived.mutate({ id, archived: false }) },
          }),
      },
    );
  const whereUsed = useWhereUsed('queue');
  const hasArchived = queues.data?.some(({ archivedAt }) => archivedAt !== null) === true;
  return (
    <>
      <ListScreen<QueueRow>
        id="queues"
        title={t('title')}
        description={t('description')}
        query={{ ...queues, data: queues.data?.filter((row) => withArchived || row.archivedAt === null) }}
        actions={
          <>
            {tryable && (
              <LinkButton href="/queues/what-if">
                <FlaskConical aria-hidden />
                {trials('open')}
              </LinkButton>
            )}
            <ImportActions kind="queues" />
          </>
        }
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/queues/${row.id}`}
        searchLabel={t('search')}
        searchText={(row) => row.name}
        empty={{ icon: UsersRound, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ copied: null }) } : null}
        after={
          hasArchived && (
            <p className="mt-3 flex items-center gap-2 text-sm text-ink-muted">
              <Switch checked={withArchived} onChange={setWithArchived} label={t('show_archived')} />
              {t('show_archived')}
            </p>
          )
        }
        columns={[
          {
            id: 'name',
            header: t('name'),
            sortBy: (row) => row.name,
            cell: (row) => row.name,
          },
          {
            id: 'state',
            header: t('state'),
            sortBy: (row) => (row.open ? 0 : 1),
            cell: (row) => <QueueState row={row} />,
          },
          {
            id: 'strategy',
            header: t('strategy_short'),
            sortBy: (row) => t(`strategies.${row.strategy}`),
            cell: (row) => <span className="text-ink-muted">{t(`strategies.${row.strategy}`)}</span>,
            className: 'max-md:hidden',
          },
          {
            id: 'agents',
            header: t('agents'),
            align: 'right',
            sortBy: (row) => row.agents,
            cell: (row) => (row.agents === 0 ? <Badge tone="warning">{t('nobody')}</Badge> : row.agents),
          },
          {
            id: 'priority',
            header: t('priority_short'),
            align: 'right',
            sortBy: (row) => row.priority,
            cell: (row) => row.priority,
            className: 'max-sm:hidden',
          },
          {
            id: 'target',
            header: t('measures.service_level'),
            cell: (row) => (
              <span className="whitespace-nowrap text-ink-muted">
                {Math.round(row.serviceLevelTarget * 100)} % / {durationInWords(row.serviceLevelMs, locale)}
              </span>
            ),
            className: 'max-lg:hidden',
          },
        ]}
        rowMenu={(row) =>
          editable &&
          (row.archivedAt === null ? (
            <>
              <MenuLink href={`/queues/${row.id}`}>
                <Pencil aria-hidden />
                {ui('edit')}
              </MenuLink>
              <MenuItem onClick={() => update.mutate({ id: row.id, changes: { open: !row.open } })}>
                <Power aria-hidden />
                {t(row.open ? 'close_now' : 'open_now')}
              </MenuItem>
              <MenuItem onClick={() => setDialog({ copied: row })}>
                <Copy aria-hidden />
                {t('copy')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem danger onClick={() => void whereUsed.check(row, () => archive(row))}>
                <Archive aria-hidden />
                {t('archive')}
              </MenuItem>
            </>
          ) : (
            <MenuItem onClick={() => setArchived.mutate({ id: row.id, archived: false })}>
              <ArchiveRestore aria-hidden />
              {t('restore')}
            </MenuItem>
          ))
        }
      />
      {whereUsed.dialog}
      {dialog !== null && (
        <NamedDialog
          title={dialog.copied === null ? t('add') : t('copy_of', { name: dialog.copied.name })}
          label={t('name')}
          name=""
          error={create.error}
          saving={create.isPending}
          onSave={(name) => create.mutate({ ...(dialog.copied === null ? {} : rulesOf(dialog.copied)), name })}
          onClose={() => {
            create.reset();
            setDialog(null);
          }}
        />
      )}
    </>
  );
}

function rulesOf({ id: _, agents: __, createdAt: ___, archivedAt: ____, ...rules }: QueueRow): QueueRules {
  return rules;
}

function QueueState({ row }: { row: QueueRow }) {
  const t = useTranslations('centre.queues');
  if (row.archivedAt !== null) return <Badge>{t('archived')}</Badge>;
  if (!row.open) return <Badge tone="warning">{t('closed')}</Badge>;
  return (
    <Badge tone={row.hours === null ? 'success' : 'info'}>{t(row.hours === null ? 'open_always' : 'by_hours')}</Badge>
  );
}
