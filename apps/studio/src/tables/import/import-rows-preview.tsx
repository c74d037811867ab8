'use client';

import type { TableShape } from '@patchbay/flow-schema';
import type { RowsImportPlan } from '@patchbay/records';
import { useLocale, useTranslations } from 'next-intl';
import { Callout } from '@/ui/callout';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';
import { RowChanges } from '../row-changes';

export type RowsPlan = RowsImportPlan;

/** What a file would do: lines that do not fit and why, columns nobody knows, and the rows that change. */
export function ImportRowsPreview({ plan, shape }: { readonly plan: RowsPlan; readonly shape: TableShape }) {
  const t = useTranslations('tables.import');
  const locale = useLocale();
  const { counts, badRows, badRowCount, unknownColumns, missingColumns, samples } = plan;
  return (
    <>
      {unknownColumns.length > 0 && (
        <Callout tone="warning">{t('unknown_columns', { names: unknownColumns.join(', ') })}</Callout>
      )}
      {missingColumns.length > 0 && (
        <Callout tone="info">{t('missing_columns', { names: missingColumns.join(', ') })}</Callout>
      )}
      {badRowCount > 0 && (
        <section aria-label={t('bad_rows', { count: badRowCount })}>
          <h3 className="mb-2 text-sm font-medium text-danger-ink">{t('bad_rows', { count: badRowCount })}</h3>
          <div className="max-h-56 overflow-auto rounded-md border border-line">
            <Table>
              <TableHead>
                <tr>
                  <TableHeader>{t('line')}</TableHeader>
                  <TableHeader>{t('column')}</TableHeader>
                  <TableHeader>{t('typed')}</TableHeader>
                  <TableHeader>{t('reason')}</TableHeader>
                </tr>
              </TableHead>
              <TableBody>
                {badRows.map(({ line, column, typed, reason }) => (
                  <TableRow key={`${line} ${column}`}>
                    <TableCell className="tabular-nums">{line}</TableCell>
                    <TableCell>{column}</TableCell>
                    <TableCell className="max-w-48 truncate font-mono text-xs">{typed}</TableCell>
                    <TableCell>{reason[locale]}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </div>
        </section>
      )}
      {counts.added + counts.changed + counts.removed === 0 ? (
        <Callout tone="info">{t('nothing')}</Callout>
      ) : (
        <RowChanges shape={shape} counts={counts} rows={samples} />
      )}
    </>
  );
}
