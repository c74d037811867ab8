'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, Plus, ShieldCheck, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { useConfirm } from '@/ui/confirm-dialog';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { CredentialDialog, type EditedCredential } from './credential-dialog';
import { PrivateHosts } from './private-hosts';

export function CredentialsScreen() {
  const t = useTranslations('credentials');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const editable = useCan()('credential.edit');
  const credentials = useQuery(trpc.credentials.list.queryOptions());
  const [dialog, setDialog] = useState<{ edited: EditedCredential | null } | null>(null);
  const add = editable && (
    <Button variant="primary" onClick={() => setDialog({ edited: null })}>
      <Plus aria-hidden />
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <div className="flex flex-col gap-6">
        <QueryState query={credentials}>
          {(rows) =>
            rows.length === 0 ? (
              <Card>
                <EmptyState icon={ShieldCheck} title={t('empty_title')} description={t('empty')} action={add} />
              </Card>
            ) : (
              <Table>
                <TableHead>
                  <tr>
                    <TableHeader>{t('name')}</TableHeader>
                    <TableHeader>{t('kind')}</TableHeader>
                    <TableHeader>{t('hosts')}</TableHeader>
                    <TableHeader>{t('changed')}</TableHeader>
                    <TableHeader>
                      <span className="sr-only">{ui('actions')}</span>
                    </TableHeader>
                  </tr>
                </TableHead>
                <TableBody>
                  {rows.map((row) => (
                    <TableRow key={row.id}>
                      <TableCell className="font-medium">{row.name}</TableCell>
                      <TableCell className="whitespace-nowrap">{t(`kinds.${row.kind}`)}</TableCell>
                      <TableCell>
                        <span className="flex flex-wrap gap-1">
                          {row.hosts.map((host) => (
                            <Badge key={host} className="font-mono">
                              {host}
                            </Badge>
                          ))}
                        </span>
                      </TableCell>
                      <TableCell className="whitespace-nowrap text-ink-muted">
                        <Instant at={row.updatedAt} />
                      </TableCell>
                      <TableCell className="text-right whitespace-nowrap">
                        {editable && <CredentialActions row={row} onEdit={() => setDialog({ edited: row })} />}
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            )
          }
        </QueryState>
        <PrivateHosts />
      </div>
      {dialog !== null && <CredentialDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </Page>
  );
}

function CredentialActions({ row, onEdit }: { row: EditedCredential; onEdit: () => void }) {
  const t = useTranslations('credentials');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const remove = useMutation(
    trpc.credentials.delete.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.credentials.pathKey() }),
    }),
  );
  const ask = async () => {
    const sure = await confirm({
      title: t('delete_title', { name: row.name }),
      description: t('delete_text'),
      action: t('delete'),
      danger: true,
    });
    if (sure) remove.mutate({ id: row.id });
  };
  return (
    <>
      <Button variant="ghost" size="icon-sm" aria-label={`${ui('edit')}: ${row.name}`} onClick={onEdit}>
        <Pencil aria-hidden />
      </Button>
      <Button
        variant="danger-ghost"
        size="icon-sm"
        aria-label={`${ui('delete')}: ${row.name}`}
        onClick={() => void ask()}
      >
        <Trash2 aria-hidden />
      </Button>
    </>
  );
}
