'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/badge';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/ui/table';

type Cells = Readonly<Record<string, string>>;

export interface ShownChange {
  readonly before: Cells | null;
  readonly after: Cells | null;
}

interface RowChangesProps {
  readonly shape: TableShape;
  readonly counts: { readonly added: number; readonly changed: number; readonly removed: number };
  readonly rows: readonly ShownChange[];
}

/** What is different, row by row: what was is struck out, what is stands beside it. */
export function RowChanges({ shape, counts, rows }: RowChangesProps) {
  const t = useTranslations('tables.changes');
  const total = counts.added + counts.changed + counts.removed;
  const keyOf = ({ before, after }: ShownChange) => (after ?? before)?.[shape.keyColumn] ?? '';
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <p className="flex flex-wrap gap-1.5" aria-live="polite">
        <Badge tone="success">{t('added', { count: counts.added })}</Badge>
        <Badge tone="info">{t('changed', { count: counts.changed })}</Badge>
        <Badge tone={counts.removed > 0 ? 'danger' : 'neutral'}>{t('removed', { count: counts.removed })}</Badge>
      </p>
      {rows.length > 0 && (
        <div className="max-h-80 overflow-auto rounded-md border border-line">
          <Table>
            <TableHead>
              <tr>
                <TableHeader>{t('change')}</TableHeader>
                <TableHeader>{t('row')}</TableHeader>
                <TableHeader>{t('cells')}</TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {rows.map((change) => {
                const kind = change.before === null ? 'added' : change.after === null ? 'removed' : 'changed';
                return (
                  <TableRow key={`${kind} ${JSON.stringify(change)}`}>
                    <TableCell className="align-top whitespace-nowrap">{t(`kind_${kind}`)}</TableCell>
                    <TableCell className="align-top font-medium">{keyOf(change)}</TableCell>
                    <TableCell className="align-top">
                      <Differences shape={shape} change={change} />
                    </TableCell>
                  </TableRow>
                );
              })}
            </TableBody>
          </Table>
        </div>
      )}
      {total > rows.length && <p className="text-xs text-ink-muted">{t('more', { count: total - rows.length })}</p>}
    </div>
  );
}

function Differences({ shape, change: { before, after } }: { shape: TableShape; change: ShownChange }) {
  const different = shape.columns.filter(({ id }) => (before?.[id] ?? '') !== (after?.[id] ?? ''));
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs">
      {different.map(({ id, label }) => (
        <span key={id}>
          <span className="text-ink-faint">{label}: </span>
          {before?.[id] !== undefined && <del className="text-ink-muted">{before[id]}</del>}
          {before?.[id] !== undefined && after?.[id] !== undefined && ' → '}
          {after?.[id] !== undefined && <ins className="no-underline">{after[id]}</ins>}
        </span>
      ))}
    </span>
  );
}
