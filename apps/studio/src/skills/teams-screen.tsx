'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Trash2, UsersRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { SectionTabs } from '@/centre/section-tabs';
import { useTRPC } from '@/client/trpc';
import { useConfirm } from '@/ui/confirm-dialog';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem, MenuSeparator } from '@/ui/menu';
import { NamedDialog } from './named-dialog';

interface EditedTeam {
  id: string;
  name: string;
  agents: number;
}

export function TeamsScreen() {
  const t = useTranslations('centre.teams');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const editable = useCan()('centre.edit');
  const teams = useQuery(trpc.teams.list.queryOptions());
  const [dialog, setDialog] = useState<{ edited: EditedTeam | null } | null>(null);
  const remove = useRemoveTeam();
  return (
    <>
      <ListScreen<EditedTeam>
        id="teams"
        title={t('title')}
        description={t('description')}
        tabs={<SectionTabs section="agents" />}
        query={teams}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        searchLabel={t('search')}
        searchText={(row) => row.name}
        empty={{ icon: UsersRound, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ edited: null }) } : null}
        {...(editable ? { onOpen: (row: EditedTeam) => setDialog({ edited: row }) } : {})}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name, sortBy: (row) => row.name },
          {
            id: 'agents',
            header: t('agents'),
            cell: (row) => row.agents,
            sortBy: (row) => row.agents,
            align: 'right',
            className: 'w-32',
          },
        ]}
        rowMenu={(row) =>
          editable && (
            <>
              <MenuItem onClick={() => setDialog({ edited: row })}>
                <Pencil aria-hidden />
                {t('rename')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem danger onClick={() => void remove(row)}>
                <Trash2 aria-hidden />
                {ui('delete')}
              </MenuItem>
            </>
          )
        }
      />
      {dialog !== null && <TeamDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </>
  );
}

function TeamDialog({ edited, onClose }: { edited: EditedTeam | null; onClose: () => void }) {
  const t = useTranslations('centre.teams');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.teams.pathKey() });
      await queries.invalidateQueries({ queryKey: trpc.centre.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.teams.create.mutationOptions(options));
  const rename = useMutation(trpc.teams.rename.mutationOptions(options));
  const { error, isPending } = edited === null ? create : rename;
  return (
    <NamedDialog
      title={edited === null ? t('add') : t('rename')}
      label={t('name')}
      help={t('name_help')}
      name={edited?.name ?? ''}
      error={error}
      saving={isPending}
      onSave={(name) => (edited === null ? create.mutate({ name }) : rename.mutate({ id: edited.id, name }))}
      onClose={onClose}
    />
  );
}

function useRemoveTeam() {
  const t = useTranslations('centre.teams');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.teams.delete.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.teams.pathKey() });
        await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
      },
    }),
  );
  return async ({ id, name, agents }: EditedTeam) => {
    const sure = await confirm({
      title: t('delete_title', { name }),
      description: t('delete_text', { agents }),
      action: t('delete'),
      danger: true,
    });
    if (sure) remove.mutate({ id });
  };
}
