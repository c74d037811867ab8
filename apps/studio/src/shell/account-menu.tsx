'use client';

import { useMutation } from '@tanstack/react-query';
import { LogOut, Monitor, Moon, Sun, UserRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { usePerson } from '@/access/access-provider';
import { signOut } from '@/auth/sign-out';
import { useTRPC } from '@/client/trpc';
import { applyLocale } from '@/intl/apply-locale';
import type { Theme } from '@/theme/theme';
import { useTheme } from '@/theme/use-theme';
import { classNames } from '@/ui/class-names';
import { Menu, MenuItem, MenuLink, MenuRadio, MenuSeparator } from '@/ui/menu';

/** The person, their theme and language, and the way out. */
export function AccountMenu({ collapsed }: { collapsed: boolean }) {
  const t = useTranslations('shell');
  const roles = useTranslations('access.roles');
  const person = usePerson();
  const locale = useLocale();
  const { theme, setTheme } = useTheme();
  const trpc = useTRPC();
  const save = useMutation(trpc.profile.setPreferences.mutationOptions());

  return (
    <Menu
      align="start"
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          aria-label={t('account', { name: person.name })}
          className={classNames(
            'flex w-full items-center gap-2 rounded-md p-1.5 text-left hover:bg-hover data-popup-open:bg-hover',
            collapsed && 'justify-center',
          )}
        >
          <span
            aria-hidden
            className="grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent-ink"
          >
            {[...person.name][0]?.toUpperCase()}
          </span>
          {!collapsed && (
            <span className="min-w-0 flex-1 leading-tight">
              <span className="block truncate text-sm font-medium">{person.name}</span>
              <span className="block truncate text-xs text-ink-muted">{roles(person.role)}</span>
            </span>
          )}
        </button>
      }
    >
      <MenuLink href="/profile">
        <UserRound aria-hidden />
        {t('profile')}
      </MenuLink>
      <MenuSeparator />
      <MenuRadio<Theme>
        label={t('theme')}
        value={theme}
        onChange={(next) => {
          setTheme(next);
          save.mutate({ theme: next });
        }}
        options={[
          { value: 'system', label: t('theme_system'), icon: <Monitor aria-hidden /> },
          { value: 'light', label: t('theme_light'), icon: <Sun aria-hidden /> },
          { value: 'dark', label: t('theme_dark'), icon: <Moon aria-hidden /> },
        ]}
      />
      <MenuSeparator />
      <MenuRadio
        label={t('language')}
        value={locale}
        onChange={(next) => save.mutate({ locale: next }, { onSettled: () => applyLocale(next) })}
        options={[
          { value: 'en', label: 'English' },
          { value: 'zh', label: '中文' },
        ]}
      />
      <MenuSeparator />
      <MenuItem onClick={() => void signOut()}>
        <LogOut aria-hidden />
        {t('sign_out')}
      </MenuItem>
    </Menu>
  );
}
