'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { FormEvent } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { Input } from '@/ui/input';
import { toast } from '@/ui/toast';

/** Hosts on private addresses that flows may reach all the same. */
export function PrivateHosts() {
  const t = useTranslations('credentials');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const editable = useCan()('credential.edit');
  const hosts = useQuery(trpc.credentials.privateHosts.queryOptions());
  const refresh = { onSuccess: () => queries.invalidateQueries({ queryKey: trpc.credentials.pathKey() }) };
  const allow = useMutation(trpc.credentials.allowPrivateHost.mutationOptions(refresh));
  const disallow = useMutation(trpc.credentials.disallowPrivateHost.mutationOptions(refresh));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const input = { host: String(form.get('host')), reason: String(form.get('reason')) };
    allow.mutate(input, { onSuccess: () => element.reset() });
  };
  const remove = (host: string, reason: string) =>
    disallow.mutate(
      { host },
      {
        onSuccess: () =>
          toast(t('disallowed', { host }), {
            action: { label: ui('undo'), onClick: () => allow.mutate({ host, reason }) },
          }),
      },
    );

  return (
    <Card>
      <CardHeader title={t('private')} description={t('private_text')} />
      <ul className="divide-y divide-line">
        {(hosts.data ?? []).map(({ host, reason }) => (
          <li key={host} className="flex items-center gap-3 px-4 py-2">
            <code className="font-mono text-sm">{host}</code>
            <span className="min-w-0 flex-1 truncate text-sm text-ink-muted">{reason}</span>
            {editable && (
              <Button
                variant="danger-ghost"
                size="icon-sm"
                aria-label={`${ui('delete')}: ${host}`}
                onClick={() => remove(host, reason)}
              >
                <Trash2 aria-hidden />
              </Button>
            )}
          </li>
        ))}
        {hosts.data?.length === 0 && <li className="px-4 py-3 text-sm text-ink-muted">{t('no_private')}</li>}
      </ul>
      {editable && (
        <form onSubmit={submit} className="flex flex-wrap gap-2 border-t border-line p-3">
          <Input
            name="host"
            aria-label={t('host')}
            placeholder={t('host_placeholder')}
            required
            className="w-full sm:w-56"
          />
          <Input
            name="reason"
            aria-label={t('reason')}
            placeholder={t('reason_placeholder')}
            maxLength={200}
            className="w-full sm:w-auto sm:flex-1"
          />
          <Button type="submit" loading={allow.isPending}>
            <Plus aria-hidden />
            {t('allow')}
          </Button>
        </form>
      )}
    </Card>
  );
}
