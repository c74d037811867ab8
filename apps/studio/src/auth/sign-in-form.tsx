'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { failureOf } from '@/client/failure';
import { useTRPCClient } from '@/client/trpc';
import { keepLocale } from '@/intl/apply-locale';
import { applyTheme } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { Callout } from '@/ui/callout';
import { FormField } from '@/ui/form-field';
import { Input } from '@/ui/input';
import { useHydrated } from '@/ui/use-hydrated';

type Refusal = 'wrong' | 'disabled' | 'too_many' | 'unreachable';

export function SignInForm({ next }: { next: string }) {
  const t = useTranslations('auth');
  const trpc = useTRPCClient();
  const hydrated = useHydrated();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [pending, setPending] = useState(false);
  const [shown, setShown] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    const refused = await signIn(String(form.get('email')), String(form.get('password')));
    if (refused !== null) {
      setRefusal(refused);
      setPending(false);
      return;
    }
    try {
      const profile = await trpc.profile.read.query();
      if (profile?.locale) keepLocale(profile.locale);
      if (profile?.theme) applyTheme(profile.theme);
      location.assign(next);
    } catch (error) {
      // The studio's own pages say what is wrong; they know nothing of a one-time password's owner yet.
      location.assign(failureOf(error)?.code === 'password_change_required' ? '/change-password' : next);
    }
  };

  return (
    <form method="post" onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {refusal !== null && <Callout tone="danger">{t(refusal)}</Callout>}
      <FormField label={t('email')}>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" required autoFocus className="h-10" />
        )}
      </FormField>
      <FormField label={t('password')}>
        {(control) => (
          <div className="relative">
            <Input
              {...control}
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              required
              className="h-10 pr-10"
            />
            <Button
              variant="ghost"
              size="icon"
              className="absolute top-1 right-1"
              aria-label={t(shown ? 'hide_password' : 'show_password')}
              onClick={() => setShown(!shown)}
            >
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </Button>
          </div>
        )}
      </FormField>
      <Button type="submit" variant="primary" size="lg" loading={pending} disabled={!hydrated}>
        {t('sign_in')}
      </Button>
    </form>
  );
}

async function signIn(email: string, password: string): Promise<Refusal | null> {
  let response: Response;
  try {
    response = await fetch('/api/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: email.trim().toLowerCase(), password }),
    });
  } catch {
    return 'unreachable';
  }
  if (response.ok) return null;
  if (response.status === 429) return 'too_many';
  if (response.status === 403) return 'disabled';
  return response.status >= 500 ? 'unreachable' : 'wrong';
}
