'use client';

import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Contact, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { useConfirm } from '@/ui/confirm-dialog';
import { ListScreen } from '@/ui/list-screen';
import { LoadMore } from '@/ui/load-more';
import { MenuItem } from '@/ui/menu';
import { LevelBadge } from './level-badge';

interface CustomerRow {
  id: string;
  name: string;
  company: string;
  level: string;
  numbers: readonly string[];
  ownAgentName: string | null;
  openItems: number;
}

export function CustomersScreen() {
  const t = useTranslations('centre.customers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const { push } = useRouter();
  const can = useCan();
  const editable = can('customer.edit');
  const [search, setSearch] = useState('');
  const remove = useRemoveCustomer();
  const pages = useInfiniteQuery(
    trpc.customers.list.infiniteQueryOptions(
      { search: useDeferredValue(search.trim()) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (before) => before },
    ),
  );
  return (
    <ListScreen<CustomerRow>
      id="customers"
      title={t('title')}
      description={t('description')}
      query={{ ...pages, data: pages.data?.pages.flatMap(({ customers }) => customers) }}
      actions={can('centre.read') && <ImportActions kind="customers" />}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/customers/${row.id}`}
      searchLabel={t('search')}
      search={{ value: search, onChange: setSearch }}
      empty={{ icon: Contact, title: t('empty_title'), text: t('empty') }}
      add={editable ? { label: t('add'), run: () => push('/customers/new') } : null}
      after={<LoadMore pages={pages} />}
      columns={[
        {
          id: 'name',
          header: t('name'),
          cell: (row) => row.name,
        },
        {
          id: 'company',
          header: t('company'),
          cell: (row) => <span className="text-ink-muted">{row.company || '–'}</span>,
          className: 'max-md:hidden',
        },
        { id: 'level', header: t('level'), cell: (row) => <LevelBadge level={row.level} /> },
        {
          id: 'numbers',
          header: t('numbers'),
          cell: (row) => (
            <span className="whitespace-nowrap text-ink-muted">
              {row.numbers[0] ?? '–'}
              {row.numbers.length > 1 && <Badge className="ml-1.5">+{row.numbers.length - 1}</Badge>}
            </span>
          ),
        },
        {
          id: 'own_agent',
          header: t('own_agent'),
          cell: (row) => <span className="text-ink-muted">{row.ownAgentName ?? '–'}</span>,
          className: 'max-lg:hidden',
        },
        {
          id: 'open',
          header: t('open_items'),
          cell: (row) => (row.openItems > 0 ? <Badge tone="warning">{row.openItems}</Badge> : '–'),
          align: 'right',
          className: 'max-sm:hidden',
        },
      ]}
      rowMenu={(row) =>
        editable && (
          <MenuItem danger onClick={() => void remove(row)}>
            <Trash2 aria-hidden />
            {ui('delete')}
          </MenuItem>
        )
      }
    />
  );
}

export function useRemoveCustomer(onRemoved?: () => void) {
  const t = useTranslations('centre.customers');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.customers.delete.mutationOptions({
      onSuccess: async () => {
        onRemoved?.();
        await queries.invalidateQueries({ queryKey: trpc.customers.list.pathKey() });
      },
    }),
  );
  return async ({ id, name }: { id: string; name: string }) => {
    const sure = await confirm({
      title: t('delete_title', { name }),
      description: t('delete_text'),
      action: t('delete'),
      danger: true,
    });
    if (sure) remove.mutate({ id });
  };
}
