'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';

const sections = {
  agents: ['agents', 'agents_levels', 'agents_queues', 'skills', 'teams'],
  desk: ['reasons', 'codes', 'phrases'],
} as const;

const hrefs = {
  agents: '/agents',
  agents_levels: '/agents/levels',
  agents_queues: '/agents/queues',
  skills: '/skills',
  teams: '/teams',
  reasons: '/desk-lists/reasons',
  codes: '/desk-lists/codes',
  phrases: '/desk-lists/phrases',
} as const;

/** The lists that belong together, one beside the other. */
export function SectionTabs({ section }: { section: keyof typeof sections }) {
  const t = useTranslations('centre.sections');
  const path = usePathname();
  return (
    <nav aria-label={t(section)} className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {sections[section].map((tab) => (
        <Link
          key={tab}
          href={hrefs[tab]}
          aria-current={path === hrefs[tab] ? 'page' : undefined}
          className={classNames(
            '-mb-px inline-flex h-9 shrink-0 items-center border-b-2 px-2.5 text-sm font-medium whitespace-nowrap',
            path === hrefs[tab] ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink',
          )}
        >
          {t(`tabs.${tab}`)}
        </Link>
      ))}
    </nav>
  );
}
