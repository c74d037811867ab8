'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Copy, EllipsisVertical, Pencil, Phone } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { RolloutBadge } from '@/flows/rollout/rollout-badge';
import { usePhone } from '@/phone/use-phone';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Instant } from '@/ui/instant';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { toast } from '@/ui/toast';
import type { FlowRow } from './flow-row';
import { NameDialog } from './name-dialog';

export function FlowTable({ rows, archived }: { rows: readonly FlowRow[]; archived: boolean }) {
  const t = useTranslations('flows.list');
  return (
    <Table>
      <TableHead>
        <tr>
          <TableHeader>{t('name')}</TableHeader>
          <TableHeader>{t('state')}</TableHeader>
          <TableHeader className="max-sm:hidden">{t('numbers')}</TableHeader>
          <TableHeader className="max-md:hidden">{t('edited')}</TableHeader>
          <TableHeader>
            <span className="sr-only">{t('actions')}</span>
          </TableHeader>
        </tr>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id}>
            <TableCell className="font-medium">
              <Link href={`/flows/${row.id}`} className="rounded-sm hover:underline">
                {row.name}
              </Link>
            </TableCell>
            <TableCell>
              <span className="flex flex-wrap gap-1">
                {row.publishedNumber === null ? (
                  <Badge tone="outline">{t('draft')}</Badge>
                ) : (
                  <Badge tone="success">{t('version', { number: row.publishedNumber })}</Badge>
                )}
                <RolloutBadge flowId={row.id} />
                {row.changed && <Badge tone="warning">{t('changed')}</Badge>}
              </span>
            </TableCell>
            <TableCell className="max-sm:hidden">
              {row.numbers.length === 0 ? <span className="text-ink-faint">—</span> : row.numbers.join(', ')}
            </TableCell>
            <TableCell className="whitespace-nowrap text-ink-muted max-md:hidden">
              <Instant at={row.draftUpdatedAt} />
            </TableCell>
            <TableCell className="w-10 text-right">
              <RowMenu row={row} archived={archived} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function RowMenu({ row, archived }: { row: FlowRow; archived: boolean }) {
  const t = useTranslations('flows.list');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const editable = useCan()('flow.edit');
  const phone = usePhone();
  const [dialog, setDialog] = useState<'rename' | 'duplicate' | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.flows.list.queryKey() });
  const restore = useMutation(
    trpc.flows.restore.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toast.success(t('restored', { name: row.name }));
      },
    }),
  );
  const archive = useMutation(
    trpc.flows.archive.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toast(t('wasArchived', { name: row.name }), {
          action: { label: t('undo'), onClick: () => restore.mutate({ id: row.id }) },
        });
      },
    }),
  );
  const rename = useMutation(trpc.flows.rename.mutationOptions({ onSuccess: refresh }));
  const duplicate = useMutation(trpc.flows.duplicate.mutationOptions({ onSuccess: refresh }));
  const callable = phone.allowed && row.publishedNumber !== null && !archived;
  if (!editable && !callable) return null;
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon-sm" aria-label={t('actionsOf', { name: row.name })}>
            <EllipsisVertical aria-hidden />
          </Button>
        }
      >
        {callable && (
          <MenuItem onClick={() => phone.call({ flowId: row.id, name: row.name })}>
            <Phone aria-hidden />
            {t('call')}
          </MenuItem>
        )}
        {callable && editable && <MenuSeparator />}
        {editable && !archived && (
          <MenuItem onClick={() => setDialog('rename')}>
            <Pencil aria-hidden />
            {t('rename')}
          </MenuItem>
        )}
        {editable && (
          <MenuItem onClick={() => setDialog('duplicate')}>
            <Copy aria-hidden />
            {t('duplicate')}
          </MenuItem>
        )}
        {editable && !archived && (
          <MenuItem danger onClick={() => archive.mutate({ id: row.id })}>
            <Archive aria-hidden />
            {t('archive')}
          </MenuItem>
        )}
        {editable && archived && (
          <MenuItem onClick={() => restore.mutate({ id: row.id })}>
            <ArchiveRestore aria-hidden />
            {t('restore')}
          </MenuItem>
        )}
      </Menu>
      {dialog !== null && (
        <NameDialog
          title={t(dialog === 'rename' ? 'renameTitle' : 'duplicateTitle')}
          action={t(dialog)}
          name={dialog === 'rename' ? row.name : t('copyOf', { name: row.name })}
          onClose={() => setDialog(null)}
          onSubmit={(name) =>
            dialog === 'rename' ? rename.mutateAsync({ id: row.id, name }) : duplicate.mutateAsync({ id: row.id, name })
          }
        />
      )}
    </>
  );
}
