'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { Dialog } from '@/ui/dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';

const never = 'never';
const lifetimesDays = [30, 90, 365] as const;

export function ApiKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const t = useTranslations('api_keys');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const [days, setDays] = useState<string>('90');
  const create = useMutation(
    trpc.apiKeys.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async ({ key }) => {
        await queries.invalidateQueries({ queryKey: trpc.apiKeys.pathKey() });
        onMade(key);
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name'));
    create.mutate({ name, days: days === never ? null : Number(days) });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('add')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
            {t('add')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {create.isError && <Callout tone="danger">{failureText(create.error, locale)}</Callout>}
        <FormField label={t('name')} help={t('name_help')}>
          {(control) => <Input {...control} name="name" required maxLength={32} autoFocus autoComplete="off" />}
        </FormField>
        <FormField label={t('expires')}>
          {({ id }) => (
            <Select
              id={id}
              value={days}
              onChange={setDays}
              options={[
                ...lifetimesDays.map((count) => ({ value: String(count), label: t('days', { days: count }) })),
                { value: never, label: t('never') },
              ]}
            />
          )}
        </FormField>
      </form>
    </Dialog>
  );
}
