'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Pencil, ShieldCheck, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { Instant } from '@/ui/instant';
import { ListScreen } from '@/ui/list-screen';
import { CredentialDialog, type EditedCredential } from './credential-dialog';
import { PrivateHosts } from './private-hosts';

export function CredentialsScreen() {
  const t = useTranslations('credentials');
  const trpc = useTRPC();
  const editable = useCan()('credential.edit');
  const credentials = useQuery(trpc.credentials.list.queryOptions());
  const [dialog, setDialog] = useState<{ edited: EditedCredential | null } | null>(null);
  return (
    <>
      <ListScreen
        id="credentials"
        title={t('title')}
        description={t('description')}
        query={credentials}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        empty={{ icon: ShieldCheck, title: t('empty_title'), text: t('empty') }}
        add={editable ? { label: t('add'), run: () => setDialog({ edited: null }) } : null}
        columns={[
          { id: 'name', header: t('name'), cell: (row) => row.name, sortBy: (row) => row.name },
          {
            id: 'kind',
            header: t('kind'),
            sortBy: (row) => t(`kinds.${row.kind}`),
            cell: (row) => <span className="whitespace-nowrap">{t(`kinds.${row.kind}`)}</span>,
          },
          {
            id: 'hosts',
            header: t('hosts'),
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.hosts.map((host) => (
                  <Badge key={host} className="font-mono">
                    {host}
                  </Badge>
                ))}
              </span>
            ),
          },
          {
            id: 'changed',
            header: t('changed'),
            sortBy: (row) => row.updatedAt,
            cell: (row) => <Instant at={row.updatedAt} className="whitespace-nowrap text-ink-muted" />,
          },
        ]}
        rowActions={(row) => editable && <CredentialActions row={row} onEdit={() => setDialog({ edited: row })} />}
        after={
          <div className="mt-6">
            <PrivateHosts />
          </div>
        }
      />
      {dialog !== null && <CredentialDialog edited={dialog.edited} onClose={() => setDialog(null)} />}
    </>
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
