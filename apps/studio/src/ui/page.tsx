import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { classNames } from './class-names';

interface PageProps {
  title: ReactNode;
  /** One sentence on what the page is for. */
  description?: ReactNode;
  /** The way here, outermost first, without the page itself. */
  breadcrumbs?: readonly { label: string; href: string }[];
  actions?: ReactNode;
  children: ReactNode;
  /** `prose` for forms, `wide` for lists. */
  width?: 'prose' | 'wide';
}

/** A page of the studio: breadcrumbs, heading, actions, content. */
export function Page({ title, description, breadcrumbs = [], actions, children, width = 'wide' }: PageProps) {
  return (
    <div className={classNames('mx-auto w-full px-4 py-5 sm:px-6', width === 'prose' ? 'max-w-3xl' : 'max-w-7xl')}>
      <header className="mb-5 flex flex-wrap items-end gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          {breadcrumbs.length > 0 && <Breadcrumbs items={breadcrumbs} />}
          <h1 className="flex items-center gap-2 text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
            {title}
          </h1>
          {description !== undefined && <p className="mt-0.5 max-w-3xl text-sm text-ink-muted">{description}</p>}
        </div>
        {actions !== undefined && (
          <div className="flex w-full flex-wrap items-center gap-2 sm:w-auto print:hidden">{actions}</div>
        )}
      </header>
      {children}
    </div>
  );
}

function Breadcrumbs({ items }: { items: readonly { label: string; href: string }[] }) {
  const t = useTranslations('ui');
  return (
    <nav aria-label={t('breadcrumbs')} className="mb-1 print:hidden">
      <ol className="flex items-center gap-1 text-xs text-ink-muted">
        {items.map((item) => (
          <li key={item.href} className="flex items-center gap-1">
            <Link href={item.href} className="rounded-sm hover:text-ink hover:underline">
              {item.label}
            </Link>
            <ChevronRight className="size-3 text-ink-faint" aria-hidden />
          </li>
        ))}
      </ol>
    </nav>
  );
}
