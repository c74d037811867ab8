'use client';

import { ArchiveRestore } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';

interface ArchivedRowsProps {
  rows: readonly { readonly id: string; readonly name: string }[];
  /** Left out where nothing may be changed. */
  onRestore?: (id: string) => void;
}

/** What can no longer be chosen, folded away below the list. */
export function ArchivedRows({ rows, onRestore }: ArchivedRowsProps) {
  const t = useTranslations('centre');
  if (rows.length === 0) return null;
  return (
    <details>
      <summary className="cursor-pointer text-sm font-medium text-ink-muted">
        {t('archived_count', { count: rows.length })}
      </summary>
      <Card className="mt-2 divide-y divide-line">
        {rows.map(({ id, name }) => (
          <div key={id} className="flex items-center gap-3 px-4 py-2 text-sm text-ink-muted">
            <span className="min-w-0 flex-1 truncate">{name}</span>
            {onRestore && (
              <Button size="sm" onClick={() => onRestore(id)}>
                <ArchiveRestore aria-hidden />
                {t('restore')}
              </Button>
            )}
          </div>
        ))}
      </Card>
    </details>
  );
}
