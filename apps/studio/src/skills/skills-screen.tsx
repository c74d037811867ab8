'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { GraduationCap, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { SectionTabs } from '@/centre/section-tabs';
import { useTRPC } from '@/client/trpc';
import { useConfirm } from '@/ui/confirm-dialog';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem, MenuSeparator } from '@/ui/menu';
import { NamedDialog } from './named-dialog';

interface EditedSkill {
  id: string;
  name: string;
  agents: number;
  queues: readonly string[];
}

export function SkillsScreen() {
  const t = useTranslations('centre.skills');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const editable = useCan()('centre.edit');
  const skills = useQuery(trpc.skills.list.queryOptions());
  const [dialog, setDialog] = useState<{ edited: EditedSkill | null } | null>(null);
  const remove = useRemoveSkill();
  return (
    <>
      <ListScreen<EditedSkill>
        id="skills"
        title={t('title')}
        description={t('description')}
        tabs={<SectionTabs section="agents" />}
        actions={<ImportActions kind="skills" />}
        query={skills}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        searchLabel={t('search')}
        searchText={(row) => `${row.name} ${row.queues.join(' ')}`}
        empty={{ icon: GraduationCap, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ edited: null }) } : null}
        {...(editable ? { onOpen: (row: EditedSkill) => setDialog({ edited: row }) } : {})}
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
          {
            id: 'queues',
            header: t('queues'),
            cell: (row) => <span className="text-ink-muted">{row.queues.join(', ') || '–'}</span>,
            className: 'max-sm:hidden',
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
      {dialog !== null && <SkillDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </>
  );
}

function SkillDialog({ edited, onClose }: { edited: EditedSkill | null; onClose: () => void }) {
  const t = useTranslations('centre.skills');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.skills.pathKey() });
      await queries.invalidateQueries({ queryKey: trpc.centre.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.skills.create.mutationOptions(options));
  const rename = useMutation(trpc.skills.rename.mutationOptions(options));
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

function useRemoveSkill() {
  const t = useTranslations('centre.skills');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.skills.delete.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.skills.pathKey() });
        await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
      },
    }),
  );
  return async ({ id, name, agents }: EditedSkill) => {
    const sure = await confirm({
      title: t('delete_title', { name }),
      description: t('delete_text', { agents }),
      action: t('delete'),
      danger: true,
    });
    if (sure) remove.mutate({ id });
  };
}
