'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Badge } from '@/ui/badge';
import type { LoadedTable } from './loaded-table';
import { TableState } from './table-state';

interface TableHeadingProps {
  readonly table: LoadedTable;
  readonly saving: boolean;
  readonly actions: ReactNode;
}

/** The name of a table, how many rows it has, and how it stands. */
export function TableHeading({ table, saving, actions }: TableHeadingProps) {
  const t = useTranslations('tables');
  return (
    <header className="mb-3 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-64">
        <p className="mb-1 flex items-center gap-1 text-xs text-ink-muted">
          <Link href="/tables" className="rounded-sm hover:text-ink hover:underline">
            {t('title')}
          </Link>
          <ChevronRight className="size-3 text-ink-faint" aria-hidden />
        </p>
        <h1 className="flex flex-wrap items-center gap-2 text-xl font-semibold tracking-tight [overflow-wrap:anywhere]">
          {table.name}
          <TableState published={table.published} changed={table.changed} />
          {table.archivedAt !== null && <Badge>{t('archived')}</Badge>}
        </h1>
        <p className="mt-0.5 text-sm text-ink-muted" aria-live="polite">
          {t('row_count', { count: table.rowCount })}
          {table.description !== '' && ` · ${table.description}`}
          {saving && ` · ${t('saving')}`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">{actions}</div>
    </header>
  );
}
