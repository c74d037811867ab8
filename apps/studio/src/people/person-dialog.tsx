'use client';

import type { Role } from '@patchbay/records';
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
import { RoleSelect } from './role-select';

export interface NewPassword {
  email: string;
  password: string;
}

interface PersonDialogProps {
  onClose: () => void;
  onCreated: (created: NewPassword) => void;
}

export function PersonDialog({ onClose, onCreated }: PersonDialogProps) {
  const t = useTranslations('people');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const [role, setRole] = useState<Role>('designer');
  const create = useMutation(
    trpc.people.create.mutationOptions({
      meta: { showsFailure: true },
      onSuccess: async (created) => {
        await queries.invalidateQueries({ queryKey: trpc.people.pathKey() });
        onCreated(created);
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    create.mutate({ name: String(form.get('name')), email: String(form.get('email')).trim(), role });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('add')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending}>
            {t('create')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        {create.isError && <Callout tone="danger">{failureText(create.error, locale)}</Callout>}
        <FormField label={t('name')}>
          {(control) => <Input {...control} name="name" required maxLength={100} autoFocus autoComplete="off" />}
        </FormField>
        <FormField label={t('email')}>
          {(control) => <Input {...control} name="email" type="email" required maxLength={200} autoComplete="off" />}
        </FormField>
        <FormField label={t('role')}>{({ id }) => <RoleSelect id={id} value={role} onChange={setRole} />}</FormField>
      </form>
    </Dialog>
  );
}
