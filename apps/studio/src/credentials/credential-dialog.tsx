'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { UsesCard } from '@/centre/uses-card';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
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
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
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
  const failed = create.error ?? update.error;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fields = { name, hosts: hosts.split(/[\s,]+/).filter((host) => host !== '') };
    if (edited !== null) update.mutate({ id: edited.id, ...fields, ...(secret === null ? {} : { secret }) });
    else if (secret !== null) create.mutate({ ...fields, secret });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={edited === null ? t('add') : t('edit_title', { name: edited.name })}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending || update.isPending}>
            {ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4" autoComplete="off">
        {failed !== null && <Callout tone="danger">{failureText(failed, locale)}</Callout>}
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
      </form>
    </Dialog>
  );
}
