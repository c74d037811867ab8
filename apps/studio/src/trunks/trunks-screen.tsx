'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Cable, EllipsisVertical, Pencil, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { EmptyState } from '@/ui/empty-state';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { type EditedTrunk, TrunkDialog } from './trunk-dialog';
import { TrunkStatusBadge } from './trunk-status-badge';

/** The runtime looks as often. */
const refreshMs = 5_000;

export function TrunksScreen() {
  const t = useTranslations('trunks');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const editable = useCan()('trunk.edit');
  const trunks = useQuery(trpc.trunks.list.queryOptions(undefined, { refetchInterval: refreshMs }));
  const [dialog, setDialog] = useState<{ edited: EditedTrunk | null } | null>(null);
  const add = editable && (
    <Button variant="primary" onClick={() => setDialog({ edited: null })}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <QueryState query={trunks}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={Cable} title={t('empty_title')} description={t('empty')} action={add} />
          ) : (
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>{t('name')}</TableHeader>
                  <TableHeader>{t('address')}</TableHeader>
                  <TableHeader>{t('username')}</TableHeader>
                  <TableHeader>{t('codecs')}</TableHeader>
                  <TableHeader>{t('state')}</TableHeader>
                  <TableHeader>
                    <span className="sr-only">{ui('actions')}</span>
                  </TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {rows.map((trunk) => (
                  <TableRow key={trunk.id}>
                    <TableCell className="font-medium">{trunk.name}</TableCell>
                    <TableCell className="whitespace-nowrap">
                      {trunk.host}:{trunk.port} <Badge tone="outline">{trunk.transport.toUpperCase()}</Badge>
                    </TableCell>
                    <TableCell>{trunk.username ?? '–'}</TableCell>
                    <TableCell className="text-ink-muted">{trunk.codecs.join(', ')}</TableCell>
                    <TableCell>
                      <TrunkStatusBadge enabled={trunk.enabled} status={trunk.status} />
                    </TableCell>
                    <TableCell className="text-right">
                      {editable && <TrunkActions trunk={trunk} onEdit={() => setDialog({ edited: trunk })} />}
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )
        }
      </QueryState>
      {dialog !== null && (
        <TrunkDialog edited={dialog.edited} position={trunks.data?.length ?? 0} onClose={() => setDialog(null)} />
      )}
    </Page>
  );
}

function TrunkActions({ trunk, onEdit }: { trunk: EditedTrunk; onEdit: () => void }) {
  const t = useTranslations('trunks');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.trunks.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.trunks.pathKey() }),
    }),
  );
  const ask = async () => {
    const sure = await confirm({
      title: t('delete_title', { name: trunk.name }),
      description: t('delete_text'),
      action: t('delete'),
      danger: true,
    });
    if (sure) remove.mutate({ id: trunk.id });
  };
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`${ui('more')}: ${trunk.name}`}>
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      <MenuItem onClick={onEdit}>
        <Pencil aria-hidden />
        {ui('edit')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem danger onClick={() => void ask()}>
        <Trash2 aria-hidden />
        {t('delete')}
      </MenuItem>
    </Menu>
  );
}
