'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { WaitingProposals } from '@/flows/versions/proposals/waiting-proposals';
import { classNames } from '@/ui/class-names';
import { Tooltip } from '@/ui/tooltip';
import { type NavigationItem, navigation } from './navigation';

interface SideBarProps {
  collapsed: boolean;
  /** Called when a place was chosen, so that a drawer can close. */
  onNavigate?: () => void;
}

/** The places that the person may enter. */
export function SideBar({ collapsed, onNavigate }: SideBarProps) {
  const t = useTranslations('shell');
  const can = useCan();
  const groups = navigation
    .map((group) => ({ ...group, items: group.items.filter((item) => can(item.permission)) }))
    .filter((group) => group.items.length > 0);
  return (
    <nav aria-label={t('navigation')} className="flex flex-col gap-4 px-2 py-2">
      {groups.map((group) => (
        <div key={group.id}>
          {collapsed ? (
            <div className="mx-2 mb-2 h-px bg-line first:hidden" />
          ) : (
            <p className="px-2 pb-1 text-2xs font-medium text-ink-faint">{t(`groups.${group.id}`)}</p>
          )}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.id}>
                <SideBarLink item={item} label={t(`items.${item.id}`)} collapsed={collapsed} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface SideBarLinkProps {
  item: NavigationItem;
  label: string;
  collapsed: boolean;
  onNavigate: (() => void) | undefined;
}

function SideBarLink({ item, label, collapsed, onNavigate }: SideBarLinkProps) {
  const pathname = usePathname();
  const active = [item.href, ...(item.covers ?? [])].some(
    (href) => pathname === href || pathname.startsWith(`${href}/`),
  );
  const { icon: Icon } = item;
  const link = (
    <Link
      href={item.href}
      aria-label={collapsed ? label : undefined}
      aria-current={active ? 'page' : undefined}
      onClick={() => onNavigate?.()}
      className={classNames(
        'flex h-8 items-center gap-2.5 rounded-md px-2 text-sm font-medium text-ink-muted hover:bg-hover hover:text-ink',
        active && 'bg-pressed text-ink hover:bg-pressed',
        collapsed && 'justify-center',
      )}
    >
      <Icon className={classNames('size-4 shrink-0', active ? 'text-accent' : 'text-ink-faint')} aria-hidden />
      {!collapsed && <span className="truncate">{label}</span>}
      {!collapsed && item.id === 'flows' && <WaitingProposals />}
    </Link>
  );
  return collapsed ? (
    <Tooltip content={label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
