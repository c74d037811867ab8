'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { ListTable } from '@/ui/list-table';
import { QueryState } from '@/ui/query-state';

/** Prompts that were put away, to be brought back. */
export function ArchivedTable({ search }: { search: string }) {
  const t = useTranslations('prompts');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const editable = useCan()('prompt.edit');
  const archived = useQuery(trpc.prompts.list.queryOptions({ archived: true }));
  const restore = useMutation(
    trpc.prompts.setArchived.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.prompts.pathKey() }),
    }),
  );
  return (
    <QueryState query={archived}>
      {(rows) => {
        const found = rows.filter(({ name }) => name.toLowerCase().includes(search));
        if (found.length === 0) {
          return <EmptyState icon={Archive} title={t('archive_empty_title')} description={t('archive_empty')} />;
        }
        return (
          <ListTable
            rows={found}
            columns={[
              { id: 'name', header: t('name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
              {
                id: 'folder',
                header: t('folder'),
                cell: ({ folder }) => folder || '–',
                sortBy: ({ folder }) => folder,
              },
            ]}
            rowId={({ id }) => id}
            rowHref={({ id }) => `/prompts/${id}`}
            {...(editable
              ? {
                  rowMenu: ({ id, name }: { id: string; name: string }) => (
                    <Button
                      size="sm"
                      variant="ghost"
                      aria-label={`${t('bring_back')}: ${name}`}
                      onClick={() => restore.mutate({ id, archived: false })}
                    >
                      <ArchiveRestore aria-hidden />
                      {t('bring_back')}
                    </Button>
                  ),
                }
              : {})}
          />
        );
      }}
    </QueryState>
  );
}
