'use client';

import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { useHydrated } from '@/ui/use-hydrated';
import { passwordLengthMax, passwordLengthMin } from './password-length';

export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const t = useTranslations('profile');
  const locale = useLocale();
  const trpc = useTRPC();
  const hydrated = useHydrated();
  const [differs, setDiffers] = useState(false);
  const change = useMutation(trpc.profile.changePassword.mutationOptions({ meta: { showsFailure: true } }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const next = String(form.get('next'));
    setDiffers(next !== form.get('again'));
    if (next !== form.get('again')) return;
    change.mutate(
      { current: String(form.get('current')), next },
      {
        onSuccess: () => {
          element.reset();
          onChanged();
        },
      },
    );
  };
  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-4">
      {change.isError && <Callout tone="danger">{failureText(change.error, locale)}</Callout>}
      <FormField label={t('current_password')}>
        {(control) => <Input {...control} name="current" type="password" required autoComplete="current-password" />}
      </FormField>
      <FormField label={t('new_password')} help={t('password_help', { length: passwordLengthMin })}>
        {(control) => (
          <Input
            {...control}
            name="next"
            type="password"
            required
            minLength={passwordLengthMin}
            maxLength={passwordLengthMax}
            autoComplete="new-password"
          />
        )}
      </FormField>
      <FormField label={t('again')} error={differs ? t('differs') : undefined}>
        {(control) => <Input {...control} name="again" type="password" required autoComplete="new-password" />}
      </FormField>
      <Button type="submit" variant="primary" loading={change.isPending} disabled={!hydrated} className="self-start">
        {t('change_password')}
      </Button>
    </form>
  );
}
