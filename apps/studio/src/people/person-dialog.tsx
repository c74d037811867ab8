'use client';

import type { Role } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useTRPC } from '@/client/trpc';
import { FormDialog } from '@/ui/form-dialog';
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
  const trpc = useTRPC();
  const queries = useQueryClient();
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
  const submit = (form: FormData) => {
    create.mutate({ name: String(form.get('name')), email: String(form.get('email')).trim(), role });
  };
  return (
    <FormDialog
      title={t('add')}
      error={create.error}
      saving={create.isPending}
      submitLabel={t('create')}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormField label={t('name')}>
        {(control) => <Input {...control} name="name" required maxLength={100} autoFocus autoComplete="off" />}
      </FormField>
      <FormField label={t('email')}>
        {(control) => <Input {...control} name="email" type="email" required maxLength={200} autoComplete="off" />}
      </FormField>
      <FormField label={t('role')}>{({ id }) => <RoleSelect id={id} value={role} onChange={setRole} />}</FormField>
    </FormDialog>
  );
}
