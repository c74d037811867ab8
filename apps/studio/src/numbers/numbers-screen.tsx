'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { EllipsisVertical, Hash, Pencil, Phone, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { usePhone } from '@/phone/use-phone';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { toast } from '@/ui/toast';
import { Tooltip } from '@/ui/tooltip';
import { type EditedNumber, NumberDialog } from './number-dialog';

export function NumbersScreen() {
  const t = useTranslations('numbers');
  const trpc = useTRPC();
  const editable = useCan()('number.edit');
  const numbers = useQuery(trpc.numbers.list.queryOptions());
  const [dialog, setDialog] = useState<{ edited: EditedNumber | null } | null>(null);
  return (
    <>
      <ListScreen
        id="numbers"
        title={t('title')}
        description={t('description')}
        query={numbers}
        rowId={(row) => row.number}
        rowName={(row) => row.number}
        searchLabel={t('search')}
        searchText={(row) => [row.number, row.label, row.flowName].join('\n')}
        empty={{ icon: Hash, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ edited: null }) } : null}
        columns={[
          {
            id: 'number',
            header: t('number'),
            sortBy: (row) => row.number,
            cell: (row) => <span className="whitespace-nowrap">{row.number}</span>,
          },
          {
            id: 'flow',
            header: t('flow'),
            sortBy: (row) => row.flowName,
            cell: (row) => (
              <span className="flex flex-wrap items-center gap-2">
                <Link href={`/flows/${row.flowId}`} className="rounded-sm hover:underline">
                  {row.flowName}
                </Link>
                {!row.published && <Badge tone="warning">{t('unpublished')}</Badge>}
              </span>
            ),
          },
          {
            id: 'label',
            header: t('label'),
            sortBy: (row) => row.label,
            cell: (row) => <span className="text-ink-muted">{row.label}</span>,
          },
          {
            id: 'added',
            header: t('added'),
            sortBy: (row) => row.createdAt,
            cell: (row) => <Instant at={row.createdAt} className="whitespace-nowrap text-ink-muted" />,
            className: 'max-sm:hidden',
          },
        ]}
        rowActions={(row) => <NumberActions row={row} onEdit={() => setDialog({ edited: row })} />}
      />
      {dialog !== null && <NumberDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </>
  );
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
