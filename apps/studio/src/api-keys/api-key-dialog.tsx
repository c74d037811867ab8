'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';

const never = 'never';
const lifetimesDays = [30, 90, 365] as const;

export function ApiKeyDialog({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }) {
  const t = useTranslations('api_keys');
  const trpc = useTRPC();
  const queries = useQueryClient();
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
  const submit = (form: FormData) => {
    create.mutate({ name: String(form.get('name')), days: days === never ? null : Number(days) });
  };
  return (
    <FormDialog
      title={t('add')}
      size="sm"
      error={create.error}
      saving={create.isPending}
      submitLabel={t('add')}
      onSubmit={submit}
      onClose={onClose}
    >
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
    </FormDialog>
  );
}
