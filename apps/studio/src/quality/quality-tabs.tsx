'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCan } from '@/access/access-provider';
import { classNames } from '@/ui/class-names';

const tabs = [
  { id: 'reviews', href: '/quality', permission: 'quality.review' },
  { id: 'calibrations', href: '/quality/calibrations', permission: 'quality.review' },
  { id: 'scorecards', href: '/quality/scorecards', permission: 'quality.review' },
  { id: 'sampling', href: '/quality/sampling', permission: 'quality.edit' },
] as const;

/** The lists of quality review, one beside the other. */
export function QualityTabs() {
  const t = useTranslations('quality');
  const path = usePathname();
  const can = useCan();
  return (
    <nav aria-label={t('title')} className="mb-4 flex gap-1 overflow-x-auto border-b border-line">
      {tabs
        .filter(({ permission }) => can(permission))
        .map(({ id, href }) => (
          <Link
            key={id}
            href={href}
            aria-current={path === href ? 'page' : undefined}
            className={classNames(
              '-mb-px inline-flex h-9 shrink-0 items-center border-b-2 px-2.5 text-sm font-medium whitespace-nowrap',
              path === href ? 'border-accent text-ink' : 'border-transparent text-ink-muted hover:text-ink',
            )}
          >
            {t(`tabs.${id}`)}
          </Link>
        ))}
    </nav>
  );
}
