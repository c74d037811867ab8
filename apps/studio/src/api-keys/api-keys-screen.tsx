'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { BookOpen, KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { useConfirm } from '@/ui/confirm-dialog';
import { Dialog } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { Instant } from '@/ui/instant';
import { LinkButton } from '@/ui/link-button';
import { Page } from '@/ui/page';
import { QueryState } from '@/ui/query-state';
import { SecretField } from '@/ui/secret-field';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { ApiKeyDialog } from './api-key-dialog';

export function ApiKeysScreen() {
  const t = useTranslations('api_keys');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const keys = useQuery(trpc.apiKeys.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const add = (
    <Button variant="primary" onClick={() => setAdding(true)}>
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
          <LinkButton href="/api/v1/openapi.json" target="_blank" prefetch={false}>
            <BookOpen aria-hidden />
            {t('reference')}
          </LinkButton>
          {add}
        </>
      }
    >
      <QueryState query={keys}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={KeyRound} title={t('empty_title')} description={t('empty')} action={add} />
          ) : (
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>{t('name')}</TableHeader>
                  <TableHeader>{t('key')}</TableHeader>
                  <TableHeader className="hidden md:table-cell">{t('owner')}</TableHeader>
                  <TableHeader className="hidden md:table-cell">{t('created')}</TableHeader>
                  <TableHeader className="hidden md:table-cell">{t('used')}</TableHeader>
                  <TableHeader>{t('expires')}</TableHeader>
                  <TableHeader>
                    <span className="sr-only">{ui('actions')}</span>
                  </TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {rows.map((key) => (
                  <TableRow key={key.id}>
                    <TableCell className="font-medium">{key.name}</TableCell>
                    <TableCell className="font-mono text-xs whitespace-nowrap text-ink-muted">{key.start}…</TableCell>
                    <TableCell className="hidden md:table-cell">{key.owner ?? '–'}</TableCell>
                    <TableCell className="hidden whitespace-nowrap text-ink-muted md:table-cell">
                      <Instant at={key.createdAt} />
                    </TableCell>
                    <TableCell className="hidden whitespace-nowrap text-ink-muted md:table-cell">
                      {key.lastRequest === null ? t('unused') : <Instant at={key.lastRequest} />}
                    </TableCell>
                    <TableCell className="whitespace-nowrap text-ink-muted">
                      {key.expiresAt === null ? t('never') : <Instant at={key.expiresAt} />}
                    </TableCell>
                    <TableCell className="text-right">
                      <RevokeButton id={key.id} name={key.name ?? ''} />
                    </TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          )
        }
      </QueryState>
      {adding && (
        <ApiKeyDialog
          onClose={() => setAdding(false)}
          onMade={(key) => {
            setAdding(false);
            setMade(key);
          }}
        />
      )}
      {made !== null && (
        <Dialog
          open
          onOpenChange={(open) => !open && setMade(null)}
          title={t('made_title')}
          description={t('made_text')}
          footer={
            <Button variant="primary" onClick={() => setMade(null)}>
              {t('done')}
            </Button>
          }
        >
          <SecretField value={made} label={t('key')} />
        </Dialog>
      )}
    </Page>
  );
}

function RevokeButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations('api_keys');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const revoke = useMutation(
    trpc.apiKeys.revoke.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() }),
    }),
  );
  const ask = async () => {
    const sure = await confirm({
      title: t('revoke_title', { name }),
      description: t('revoke_text'),
      action: t('revoke'),
      danger: true,
    });
    if (sure) revoke.mutate({ id });
  };
  return (
    <Button variant="danger-ghost" size="sm" aria-label={`${t('revoke')}: ${name}`} onClick={() => void ask()}>
      {t('revoke')}
    </Button>
  );
}
