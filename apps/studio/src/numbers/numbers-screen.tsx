'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EllipsisVertical, Hash, Pencil, Phone, Plus, SearchX, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { useCommands } from '@/palette/commands';
import { usePhone } from '@/phone/use-phone';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { toast } from '@/ui/toast';
import { Tooltip } from '@/ui/tooltip';
import { type EditedNumber, NumberDialog } from './number-dialog';

export function NumbersScreen() {
  const t = useTranslations('numbers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const editable = useCan()('number.edit');
  const numbers = useQuery(trpc.numbers.list.queryOptions());
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<{ edited: EditedNumber | null } | null>(null);
  useCommands(
    'numbers',
    useMemo(
      () =>
        editable
          ? [
              {
                id: 'numbers.add',
                title: t('add'),
                group: t('title'),
                icon: Plus,
                run: () => setDialog({ edited: null }),
              },
            ]
          : [],
      [editable, t],
    ),
  );

  const add = editable && (
    <Button variant="primary" onClick={() => setDialog({ edited: null })}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );

  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          <SearchInput label={t('search')} value={search} onChange={setSearch} />
          {add}
        </>
      }
    >
      <QueryState query={numbers}>
        {(rows) => {
          const found = rows.filter((row) => matches(row, search));
          if (rows.length === 0) {
            return <EmptyState icon={Hash} title={t('empty_title')} description={t('empty')} action={add} />;
          }
          if (found.length === 0) {
            return (
              <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
            );
          }
          return (
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>{t('number')}</TableHeader>
                  <TableHeader>{t('flow')}</TableHeader>
                  <TableHeader>{t('label')}</TableHeader>
                  <TableHeader className="max-sm:hidden">{t('added')}</TableHeader>
                  <TableHeader>
                    <span className="sr-only">{ui('actions')}</span>
                  </TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {found.map((row) => (
                  <TableRow key={row.number}>
                    <TableCell className="font-medium whitespace-nowrap">{row.number}</TableCell>
                    <TableCell>
                      <span className="flex flex-wrap items-center gap-2">
                        <Link href={`/flows/${row.flowId}`} className="rounded-sm hover:underline">
                          {row.flowName}
                        </Link>
                        {!row.published && <Badge tone="warning">{t('unpublished')}</Badge>}
                      </span>
                    </TableCell>
                    <TableCell className="text-ink-muted">{row.label}</TableCell>
                    <TableCell className="whitespace-nowrap text-ink-muted max-sm:hidden">
                      <Instant at={row.createdAt} />
                    </TableCell>
                    <TableCell className="text-right whitespace-nowrap">
                      <NumberActions row={row} onEdit={() => setDialog({ edited: row })} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          );
        }}
      </QueryState>
      {dialog !== null && <NumberDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function matches(row: { number: string; label: string; flowName: string }, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return [row.number, row.label, row.flowName].some((text) => text.toLowerCase().includes(wanted));
}

function NumberActions({ row, onEdit }: { row: EditedNumber; onEdit: () => void }) {
  const t = useTranslations('numbers');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const phone = usePhone();
  const editable = useCan()('number.edit');
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.numbers.pathKey() }) };
  const bind = useMutation(trpc.numbers.bind.mutationOptions(refresh));
  const unbind = useMutation(trpc.numbers.unbind.mutationOptions(refresh));
  const remove = () =>
    unbind.mutate(
      { number: row.number },
      {
        onSuccess: () =>
          toast(t('unbound', { number: row.number }), {
            action: {
              label: ui('undo'),
              onClick: () => bind.mutate({ number: row.number, label: row.label, flowId: row.flowId }),
            },
          }),
      },
    );
  return (
    <span className="inline-flex items-center gap-1">
      {phone.allowed && (
        <Tooltip content={t('call')}>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`${t('call')}: ${row.number}`}
            onClick={() => phone.call({ number: row.number })}
          >
            <Phone aria-hidden />
          </Button>
        </Tooltip>
      )}
      {editable && (
        <Menu
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label={`${ui('more')}: ${row.number}`}>
              <EllipsisVertical aria-hidden />
            </Button>
          }
        >
          <MenuItem onClick={onEdit}>
            <Pencil aria-hidden />
            {ui('edit')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger onClick={remove}>
            <Trash2 aria-hidden />
            {t('unbind')}
          </MenuItem>
        </Menu>
      )}
    </span>
  );
}
