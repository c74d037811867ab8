'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Monitor, Moon, Sun } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { usePerson } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { applyLocale } from '@/intl/apply-locale';
import type { Theme } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';
import { Button } from '@/ui/button';
import { Card, CardHeader } from '@/ui/card';
import { FormField } from '@/ui/form-field';
import { Page } from '@/ui/page';
import { Segmented } from '@/ui/segmented';
import { TimeZoneSelect } from '@/ui/time-zone-select';
import { toast } from '@/ui/toast';
import { PasswordForm } from './password-form';

export function ProfileScreen() {
  const t = useTranslations('profile');
  const roles = useTranslations('access.roles');
  const person = usePerson();
  return (
    <Page title={t('title')} description={t('description')} width="prose">
      <div className="flex flex-col gap-5">
        <Card>
          <dl className="grid gap-4 p-4 sm:grid-cols-3">
            {[
              { name: t('name'), value: person.name },
              { name: t('email'), value: person.email },
              { name: t('role'), value: roles(person.role) },
            ].map(({ name, value }) => (
              <div key={name} className="min-w-0">
                <dt className="text-xs text-ink-muted">{name}</dt>
                <dd className="mt-0.5 font-medium [overflow-wrap:anywhere]">{value}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Appearance />
        <Card>
          <CardHeader title={t('password')} />
          <div className="max-w-sm p-4">
            <PasswordForm onChanged={() => toast.success(t('password_changed'))} />
          </div>
        </Card>
      </div>
    </Page>
  );
}

function Appearance() {
  const t = useTranslations('profile');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { refresh } = useRouter();
  const { theme, setTheme } = useTheme();
  const profile = useQuery(trpc.profile.read.queryOptions());
  const save = useMutation(
    trpc.profile.setPreferences.mutationOptions({
      onSuccess: () => queries.invalidateQueries({ queryKey: trpc.profile.pathKey() }),
    }),
  );
  const [typed, setTyped] = useState<string | null>(null);
  const zone = typed ?? profile.data?.timeZone ?? 'UTC';

  return (
    <Card>
      <CardHeader title={t('appearance')} />
      <div className="flex flex-col gap-4 p-4">
        <div className="flex flex-col gap-1">
          <p className="text-sm font-medium">{t('theme')}</p>
          <Segmented<Theme>
            label={t('theme')}
            className="self-start"
            value={theme}
            onChange={(next) => {
              setTheme(next);
              save.mutate({ theme: next });
            }}
            options={[
              { value: 'system', label: t('system'), icon: <Monitor aria-hidden /> },
              { value: 'light', label: t('light'), icon: <Sun aria-hidden /> },
              { value: 'dark', label: t('dark'), icon: <Moon aria-hidden /> },
            ]}
          />
        </div>
        <div className="flex flex-col gap-1">
          <p className="text-sm font-medium">{t('language')}</p>
          <Segmented
            label={t('language')}
            className="self-start"
            value={locale}
            onChange={(next) => save.mutate({ locale: next }, { onSettled: () => applyLocale(next) })}
            options={[
              { value: 'en', label: 'English' },
              { value: 'zh', label: '中文' },
            ]}
          />
        </div>
        <div className="flex items-end gap-2">
          <FormField label={t('time_zone')} help={t('time_zone_help')} className="w-full max-w-sm">
            {({ id }) => <TimeZoneSelect id={id} value={zone} onChange={setTyped} />}
          </FormField>
          {typed !== null && typed !== profile.data?.timeZone && (
            <Button
              variant="primary"
              className="mb-5.5"
              loading={save.isPending}
              onClick={() =>
                save.mutate(
                  { timeZone: typed },
                  {
                    onSuccess: () => {
                      setTyped(null);
                      toast.success(t('saved'));
                      refresh();
                    },
                  },
                )
              }
            >
              {ui('save')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
