'use client';

import { Menu as MenuIcon, PanelLeftClose, PanelLeftOpen, Phone, Search } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useMemo, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { CommandPalette } from '@/palette/command-palette';
import { type Command, openPalette, useCommands } from '@/palette/commands';
import { usePhone } from '@/phone/use-phone';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Drawer } from '@/ui/drawer';
import { Kbd } from '@/ui/kbd';
import { AccountMenu } from './account-menu';
import { Logo } from './logo';
import { navigation } from './navigation';
import { usePaletteShortcut } from './palette-shortcut';
import { SideBar } from './side-bar';
import { useSideBarCollapsed } from './side-bar-collapsed';

/** What surrounds every page: side bar, command palette, and on narrow screens a bar on top. On paper, nothing. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  const [collapsed, setCollapsed] = useSideBarCollapsed();
  const [drawerOpen, setDrawerOpen] = useState(false);
  useNavigationCommands();

  return (
    <div className="flex h-dvh flex-col overflow-hidden md:flex-row print:block print:h-auto print:overflow-visible print:scheme-light">
      <a
        href="#content"
        className="sr-only z-80 rounded-md bg-accent px-3 py-2 text-ink-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t('skip')}
      </a>
      <aside
        className={classNames(
          'hidden shrink-0 flex-col border-r border-line bg-surface md:flex print:hidden',
          collapsed ? 'w-14' : 'w-56',
        )}
      >
        <div className={classNames('flex h-12 items-center gap-2 px-3', collapsed && 'justify-center px-0')}>
          <Link href="/" className="flex rounded-md">
            <Logo wordmark={!collapsed} />
          </Link>
          {!collapsed && <CollapseButton collapsed={false} onChange={setCollapsed} className="ml-auto" />}
        </div>
        <div className="px-2 pb-1">
          <SearchButton collapsed={collapsed} />
        </div>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <SideBar collapsed={collapsed} />
        </div>
        <div className="border-t border-line p-2">
          <PhoneButton collapsed={collapsed} />
          {collapsed && <CollapseButton collapsed onChange={setCollapsed} className="mx-auto mb-1 flex" />}
          <AccountMenu collapsed={collapsed} />
        </div>
      </aside>

      <header className="flex h-12 shrink-0 items-center gap-2 border-b border-line bg-surface px-2 md:hidden print:hidden">
        <Button variant="ghost" size="icon" aria-label={t('open_navigation')} onClick={() => setDrawerOpen(true)}>
          <MenuIcon aria-hidden />
        </Button>
        <Link href="/" className="flex rounded-md">
          <Logo />
        </Link>
        <Button variant="ghost" size="icon" aria-label={t('search')} className="ml-auto" onClick={openPalette}>
          <Search aria-hidden />
        </Button>
      </header>
      <Drawer open={drawerOpen} onOpenChange={setDrawerOpen} title="Patchbay" side="left" className="w-72">
        <div className="flex min-h-full flex-col">
          <div className="flex-1">
            <SideBar collapsed={false} onNavigate={() => setDrawerOpen(false)} />
          </div>
          <div className="border-t border-line p-2">
            <PhoneButton collapsed={false} onOpen={() => setDrawerOpen(false)} />
            <AccountMenu collapsed={false} />
          </div>
        </div>
      </Drawer>

      <main
        id="content"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-y-auto outline-none print:overflow-visible"
      >
        {children}
      </main>
      <CommandPalette />
    </div>
  );
}

function SearchButton({ collapsed }: { collapsed: boolean }) {
  const shortcut = usePaletteShortcut();
  const t = useTranslations('shell');
  return (
    <button
      type="button"
      aria-label={t('search')}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={openPalette}
      className={classNames(
        'flex h-8 w-full items-center gap-2 rounded-md border border-line bg-canvas px-2 text-sm text-ink-faint hover:border-line-strong hover:text-ink-muted',
        collapsed && 'justify-center',
      )}
    >
      <Search className="size-4 shrink-0" aria-hidden />
      {!collapsed && <span className="truncate">{t('search')}</span>}
      {!collapsed && <Kbd className="ml-auto">{shortcut}</Kbd>}
    </button>
  );
}

function PhoneButton({ collapsed, onOpen }: { collapsed: boolean; onOpen?: () => void }) {
  const t = useTranslations('phone');
  const phone = usePhone();
  if (!phone.allowed) return null;
  return (
    <button
      type="button"
      aria-label={collapsed ? t('open_command') : undefined}
      onClick={() => {
        phone.open();
        onOpen?.();
      }}
      className={classNames(
        'mb-1 flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-left text-sm font-medium text-ink-muted hover:bg-hover hover:text-ink',
        collapsed && 'justify-center',
      )}
    >
      <Phone className="size-4 shrink-0 text-ink-faint" aria-hidden />
      {!collapsed && <span className="truncate">{t('open_command')}</span>}
    </button>
  );
}

interface CollapseButtonProps {
  collapsed: boolean;
  onChange: (collapsed: boolean) => void;
  className?: string;
}

function CollapseButton({ collapsed, onChange, className }: CollapseButtonProps) {
  const t = useTranslations('shell');
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={t(collapsed ? 'expand' : 'collapse')}
      {...(className === undefined ? {} : { className })}
      onClick={() => onChange(!collapsed)}
    >
      {collapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
    </Button>
  );
}

function useNavigationCommands() {
  const t = useTranslations('shell');
  const can = useCan();
  const { push } = useRouter();
  const commands = useMemo<Command[]>(
    () =>
      navigation
        .flatMap((group) => group.items)
        .filter((item) => can(item.permission))
        .map((item) => ({
          id: `go.${item.id}`,
          title: t(`items.${item.id}`),
          group: t('go_to'),
          icon: item.icon,
          keywords: [item.id],
          run: () => push(item.href),
        })),
    [t, can, push],
  );
  useCommands('navigation', commands);
}
