'use client';

import type { LookupTableItem } from '@patchbay/records';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Table2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { MenuItem } from '@/ui/menu';
import { Segmented } from '@/ui/segmented';
import { TableDialog } from './table-dialog';
import { TableState } from './table-state';

type Item = Omit<LookupTableItem, 'createdAt' | 'updatedAt' | 'archivedAt'> & {
  createdAt: string;
  updatedAt: string;
  archivedAt: string | null;
};

/** Every lookup table, with how many rows it has and whether something waits to be published. */
export function TablesScreen() {
  const t = useTranslations('tables');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const editable = useCan()('table.edit');
  const [archived, setArchived] = useState(false);
  const [adding, setAdding] = useState(false);
  const tables = useQuery(trpc.tables.list.queryOptions({ archived }));
  const archive = useMutation(
    trpc.tables.setArchived.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.tables.pathKey() }),
    }),
  );
  return (
    <>
      <ListScreen<Item>
        id="tables"
        title={t('title')}
        description={t('description')}
        query={tables}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        rowHref={({ id }) => `/tables/${id}`}
        searchLabel={t('search')}
        searchText={({ name, description }) => `${name} ${description}`}
        empty={{ icon: Table2, title: t('empty_title'), text: t('empty') }}
        add={editable && !archived ? { label: t('add'), run: () => setAdding(true) } : null}
        actions={
          <Segmented
            label={t('shown')}
            value={archived ? 'archived' : 'active'}
            options={[
              { value: 'active', label: t('active') },
              { value: 'archived', label: t('archived') },
            ]}
            onChange={(shown) => setArchived(shown === 'archived')}
          />
        }
        columns={[
          { id: 'name', header: t('name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
          {
            id: 'description',
            header: t('what_for'),
            cell: ({ description }) => <span className="line-clamp-1 text-ink-muted">{description}</span>,
            className: 'hidden md:table-cell max-w-md',
          },
          {
            id: 'rows',
            header: t('rows'),
            cell: ({ rowCount }) => rowCount.toLocaleString(),
            sortBy: ({ rowCount }) => rowCount,
            align: 'right',
          },
          {
            id: 'state',
            header: t('state'),
            cell: ({ published, changed }) => <TableState published={published} changed={changed} />,
          },
          {
            id: 'updated',
            header: t('updated'),
            cell: ({ updatedAt }) => <Instant at={updatedAt} />,
            sortBy: ({ updatedAt }) => updatedAt,
            className: 'hidden sm:table-cell',
          },
        ]}
        rowMenu={(row) =>
          editable && (
            <MenuItem onClick={() => archive.mutate({ id: row.id, archived: !archived })}>
              {archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />}
              {t(archived ? 'restore' : 'archive')}
            </MenuItem>
          )
        }
      />
      {adding && <TableDialog onClose={() => setAdding(false)} onMade={(id) => router.push(`/tables/${id}`)} />}
    </>
  );
}
