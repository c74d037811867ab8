'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input, Textarea } from '@/ui/input';
import { useRefreshCall } from '../call/use-call';
import type { Call } from '../seat-desk';

/** Makes the caller a customer, or changes what is known of them. */
export function CustomerForm({ call, onDone }: { call: Call; onDone: () => void }) {
  const t = useTranslations('seat.customer');
  const locale = useLocale();
  const trpc = useTRPC();
  const refresh = useRefreshCall();
  const { customer } = call;
  const [fields, setFields] = useState({
    name: customer?.name ?? call.callerName,
    company: customer?.company ?? '',
    level: customer?.level ?? '',
    note: customer?.note ?? '',
  });
  const save = useMutation(
    trpc.seat.saveCustomer.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: () => {
        refresh();
        onDone();
      },
    }),
  );
  const change = (name: keyof typeof fields) => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget;
    setFields((former) => ({ ...former, [name]: value }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const language = customer?.language ?? call.language;
    save.mutate({ callId: call.id, customerId: customer?.id ?? null, customer: { ...fields, language } });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3 p-4">
      <FormField label={t('name')}>
        {(control) => (
          <Input {...control} required maxLength={200} autoFocus value={fields.name} onChange={change('name')} />
        )}
      </FormField>
      <div className="grid gap-3 sm:grid-cols-2">
        <FormField label={t('company')}>
          {(control) => <Input {...control} maxLength={200} value={fields.company} onChange={change('company')} />}
        </FormField>
        <FormField label={t('level')} help={t('level_help')}>
          {(control) => <Input {...control} maxLength={50} value={fields.level} onChange={change('level')} />}
        </FormField>
      </div>
      <FormField label={t('note')}>
        {(control) => <Textarea {...control} maxLength={5_000} value={fields.note} onChange={change('note')} />}
      </FormField>
      {save.isError && <Callout tone="danger">{failureText(save.error, locale)}</Callout>}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('cancel')}</Button>
        <Button type="submit" variant="primary" loading={save.isPending} disabled={fields.name.trim() === ''}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
