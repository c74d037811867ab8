'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { UsesCard } from '@/centre/uses-card';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { Segmented } from '@/ui/segmented';
import { emptySecrets, type Secret, SecretFields, type SecretKind } from './secret-fields';

export interface EditedCredential {
  id: string;
  name: string;
  kind: SecretKind;
  hosts: string[];
}

export function CredentialDialog({ edited, onClose }: { edited: EditedCredential | null; onClose: () => void }) {
  const t = useTranslations('credentials');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const readsFlows = useCan()('flow.read');
  const [name, setName] = useState(edited?.name ?? '');
  const [hosts, setHosts] = useState(edited?.hosts.join('\n') ?? '');
  const [secret, setSecret] = useState<Secret | null>(edited === null ? emptySecrets.bearer : null);
  const options = {
    meta: { showsFailure: true },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: trpc.credentials.pathKey() });
      onClose();
    },
  };
  const create = useMutation(trpc.credentials.create.mutationOptions(options));
  const update = useMutation(trpc.credentials.update.mutationOptions(options));

  const submit = () => {
    const fields = { name, hosts: hosts.split(/[\s,]+/).filter((host) => host !== '') };
    if (edited !== null) update.mutate({ id: edited.id, ...fields, ...(secret === null ? {} : { secret }) });
    else if (secret !== null) create.mutate({ ...fields, secret });
  };

  return (
    <FormDialog
      title={edited === null ? t('add') : t('edit_title', { name: edited.name })}
      error={create.error ?? update.error}
      saving={create.isPending || update.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t('name')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            required
            maxLength={100}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
      </FormField>
      <FormField label={t('hosts')} help={t('hosts_help')}>
        {(control) => (
          <Textarea
            {...control}
            value={hosts}
            required
            rows={2}
            className="min-h-14"
            spellCheck={false}
            onChange={(event) => setHosts(event.currentTarget.value)}
          />
        )}
      </FormField>
      {secret === null ? (
        <div className="flex items-center gap-3 text-sm text-ink-muted">
          {t('kept')}
          <Button size="sm" onClick={() => setSecret(emptySecrets[edited?.kind ?? 'bearer'])}>
            {t('replace')}
          </Button>
        </div>
      ) : (
        <>
          <Segmented<SecretKind>
            label={t('kind')}
            className="self-start"
            value={secret.kind}
            onChange={(kind) => setSecret(emptySecrets[kind])}
            options={(['bearer', 'basic', 'header'] as const).map((kind) => ({
              value: kind,
              label: t(`kinds.${kind}`),
            }))}
          />
          <SecretFields value={secret} onChange={setSecret} />
        </>
      )}
      {edited !== null && readsFlows && <UsesCard kind="credential" id={edited.id} />}
    </FormDialog>
  );
}
