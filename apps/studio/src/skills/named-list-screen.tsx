'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type LucideIcon, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { SectionTabs } from '@/centre/section-tabs';
import type { Save } from '@/client/save';
import { useTRPC } from '@/client/trpc';
import { useConfirm } from '@/ui/confirm-dialog';
import { ListScreen } from '@/ui/list-screen';
import type { ListColumn } from '@/ui/list-table';
import { MenuItem, MenuSeparator } from '@/ui/menu';
import type { ShownQuery } from '@/ui/query-state';
import { NamedDialog } from './named-dialog';

interface NamedRow {
  id: string;
  name: string;
  /** How many have it. */
  agents: number;
}

interface NamedListScreenProps<Row extends NamedRow> {
  /** Whose words it speaks. */
  list: 'skills' | 'teams';
  icon: LucideIcon;
  query: ShownQuery<readonly Row[]>;
  /** Beside the name and how many agents there are. */
  columns?: readonly ListColumn<Row>[];
  searchText: (row: Row) => string;
  create: Save<{ name: string }>;
  rename: Save<{ id: string; name: string }>;
  remove: Save<{ id: string }>;
  /** Called before something is asked to go; goes on where nothing is in the way. */
  beforeRemove?: (row: Row, goOn: () => void) => void;
}

/** Things that agents have and that are no more than a name. */
export function NamedListScreen<Row extends NamedRow>(props: NamedListScreenProps<Row>) {
  const { list, create, rename } = props;
  const t = useTranslations('centre');
  const ui = useTranslations('ui');
  const editable = useCan()('centre.edit');
  const [dialog, setDialog] = useState<{ edited: Row | null } | null>(null);
  const refresh = useRefresh(list);
  const remove = useRemove(list, props.remove);
  const askToRemove = (row: Row) => {
    if (props.beforeRemove) props.beforeRemove(row, () => void remove(row));
    else void remove(row);
  };
  const open = (edited: Row | null) => {
    create.reset();
    rename.reset();
    setDialog({ edited });
  };
  const close = () => setDialog(null);
  const saved = { onSuccess: () => void refresh().then(close) };
  return (
    <>
      <ListScreen<Row>
        id={list}
        title={t(`${list}.title`)}
        description={t(`${list}.description`)}
        tabs={<SectionTabs section="agents" />}
        actions={<ImportActions kind={list} />}
        query={props.query}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        searchLabel={t(`${list}.search`)}
        searchText={props.searchText}
        empty={{ icon: props.icon, title: t(`${list}.empty_title`), text: t(`${list}.empty`) }}
        add={editable ? { label: t(`${list}.add`), run: () => open(null) } : null}
        {...(editable ? { onOpen: open } : {})}
        columns={[
          { id: 'name', header: t(`${list}.name`), cell: (row) => row.name, sortBy: (row) => row.name },
          {
            id: 'agents',
            header: t(`${list}.agents`),
            cell: (row) => row.agents,
            sortBy: (row) => row.agents,
            align: 'right',
            className: 'w-32',
          },
          ...(props.columns ?? []),
        ]}
        rowMenu={(row) =>
          editable && (
            <>
              <MenuItem onClick={() => open(row)}>
                <Pencil aria-hidden />
                {t(`${list}.rename`)}
              </MenuItem>
              <MenuSeparator />
              <MenuItem danger onClick={() => askToRemove(row)}>
                <Trash2 aria-hidden />
                {ui('delete')}
              </MenuItem>
            </>
          )
        }
      />
      {dialog !== null && (
        <NamedDialog
          title={dialog.edited === null ? t(`${list}.add`) : t(`${list}.rename`)}
          label={t(`${list}.name`)}
          help={t(`${list}.name_help`)}
          name={dialog.edited?.name ?? ''}
          error={dialog.edited === null ? create.error : rename.error}
          saving={create.isPending || rename.isPending}
          onSave={(name) =>
            dialog.edited === null
              ? create.mutate({ name }, saved)
              : rename.mutate({ id: dialog.edited.id, name }, saved)
          }
          onClose={close}
        />
      )}
    </>
  );
}

/** All that shows these names. */
function useRefresh(list: 'skills' | 'teams') {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return async () => {
    await Promise.all(
      [trpc[list].pathKey(), trpc.centre.pathKey(), trpc.agents.pathKey()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  };
}

function useRemove(list: 'skills' | 'teams', remove: Save<{ id: string }>) {
  const t = useTranslations('centre');
  const confirm = useConfirm();
  const refresh = useRefresh(list);
  return async ({ id, name, agents }: NamedRow) => {
    const sure = await confirm({
      title: t(`${list}.delete_title`, { name }),
      description: t(`${list}.delete_text`, { agents }),
      action: t(`${list}.delete`),
      danger: true,
    });
    if (sure) remove.mutate({ id }, { onSuccess: () => void refresh() });
  };
}
