'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Card, CardHeader } from '@/ui/card';
import { useConfirm } from '@/ui/confirm-dialog';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { MailServerFields, type MailServerForm } from './mail-server-fields';
import { TestMail } from './test-mail';

const usual: MailServerForm = {
  host: '',
  port: 587,
  security: 'starttls',
  trustedCertificate: null,
  username: '',
  password: '',
  fromAddress: '',
  fromName: '',
};

/** Through which server mail goes out. */
export function MailServerCard() {
  const t = useTranslations('schedules.server');
  const trpc = useTRPC();
  const server = useQuery(trpc.schedules.mailServer.queryOptions());
  return (
    <Card id="mail-server">
      <CardHeader title={t('title')} description={t('description')} />
      <QueryState query={server}>
        {(present) => (
          <Form
            key={present?.updatedAt ?? 'none'}
            exists={present !== null}
            hasPassword={present?.hasPassword ?? false}
            present={present === null ? usual : { ...present, password: present.hasPassword ? null : '' }}
          />
        )}
      </QueryState>
    </Card>
  );
}

interface FormProps {
  readonly present: MailServerForm;
  readonly exists: boolean;
  readonly hasPassword: boolean;
}

function Form({ present, exists, hasPassword }: FormProps) {
  const t = useTranslations('schedules.server');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const [edited, setEdited] = useState(present);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.schedules.pathKey() });
  const save = useMutation(
    trpc.schedules.saveMailServer.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async () => {
        toast.success(t('saved'));
        await refresh();
      },
    }),
  );
  const remove = useMutation(trpc.schedules.removeMailServer.mutationOptions({ onSuccess: refresh }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { host, port, security, username, password, fromAddress, fromName } = edited;
    const trustedCertificate = security === 'none' ? null : edited.trustedCertificate?.trim() || null;
    const named = { host, port, security, trustedCertificate, username, fromAddress, fromName };
    save.mutate(password === null ? named : { ...named, password });
  };
  const ask = async () => {
    const sure = await confirm({
      title: t('remove_title'),
      description: t('remove_text'),
      action: t('remove'),
      danger: true,
    });
    if (sure) remove.mutate();
  };
  const changed = JSON.stringify(edited) !== JSON.stringify(present);
  return (
    <>
      <form onSubmit={submit} className="flex flex-col gap-4 p-4" autoComplete="off">
        <MailServerFields value={edited} hasPassword={hasPassword} onChange={setEdited} />
        {save.isError && <Callout tone="danger">{failureText(save.error, locale)}</Callout>}
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" disabled={!changed} loading={save.isPending}>
            {ui('save')}
          </Button>
          {exists && (
            <Button variant="danger-ghost" onClick={() => void ask()} loading={remove.isPending}>
              {t('remove')}
            </Button>
          )}
        </div>
      </form>
      {exists && <TestMail disabled={changed} />}
    </>
  );
}
