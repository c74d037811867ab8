'use client';

import { useMutation } from '@tanstack/react-query';
import { Send } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { failureKey } from './failure-words';

/** Tries the mail server as it is saved. */
export function TestMail({ disabled }: { disabled: boolean }) {
  const t = useTranslations('schedules');
  const trpc = useTRPC();
  const person = usePerson();
  const [to, setTo] = useState(person.email);
  const send = useMutation(trpc.schedules.sendTestMail.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ to });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 border-t border-line p-4">
      <div className="flex flex-wrap items-end gap-2">
        <FormField label={t('server.test_to')} className="min-w-56 flex-1">
          {(control) => (
            <Input
              {...control}
              type="email"
              required
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          )}
        </FormField>
        <Button type="submit" disabled={disabled} loading={send.isPending}>
          <Send aria-hidden />
          {t('server.test')}
        </Button>
      </div>
      <div role="status">
        {send.data?.failure === null && <Callout tone="success">{t('server.test_sent')}</Callout>}
        {send.data?.failure != null && (
          <Callout tone="danger" title={t('server.test_failed')}>
            {t(`failures.${failureKey(send.data.failure)}`)}{' '}
            {send.data.answer !== '' && t('said', { answer: send.data.answer })}
          </Callout>
        )}
      </div>
    </form>
  );
}
