'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, GitCompare, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { useTRPC } from '@/client/trpc';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { Drawer } from '@/ui/drawer';
import { Instant } from '@/ui/instant';
import { QueryState } from '@/ui/query-state';
import { toast } from '@/ui/toast';
import { RowChanges } from './row-changes';
import { useTableExport } from './use-table-export';

interface TableHistoryProps {
  readonly table: {
    readonly id: string;
    readonly shape: TableShape;
    readonly draft: number;
    readonly published: number | null;
  };
  readonly onClose: () => void;
  readonly onRestored: () => void;
}

/** Every revision, newest first: who made it and why, what is different since, and the way back to it. */
export function TableHistory({ table, onClose, onRestored }: TableHistoryProps) {
  const t = useTranslations('tables');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const editable = useCan()('table.edit');
  const [compared, setCompared] = useState<number | null>(null);
  const revisions = useQuery(trpc.tables.revisions.queryOptions({ id: table.id }, { staleTime: 0 }));
  const exportCsv = useTableExport(table.id);
  const restore = useMutation(
    trpc.tables.restore.mutationOptions({
      onSuccess: async (_, { number }) => {
        toast.success(t('restored', { number }));
        await queries.invalidateQueries({ queryKey: trpc.tables.pathKey() });
        onRestored();
        onClose();
      },
    }),
  );
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title={t('history')}>
      <QueryState query={revisions}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="p-4 text-sm text-ink-muted">{t('history_empty')}</p>
          ) : (
            <ol className="flex flex-col divide-y divide-line">
              {rows.map(({ number, kind, note, rowCount, createdAt, createdByName }) => (
                <li key={number} className="p-4">
                  <p className="flex flex-wrap items-center gap-2 text-sm">
                    <span className="font-medium">{t('revision', { number })}</span>
                    {number === table.published && <Badge tone="success">{t('heard_now')}</Badge>}
                    {kind === 'kept' && <Badge>{t('kept')}</Badge>}
                  </p>
                  <p className="mt-0.5 text-xs text-ink-muted">
                    <Instant at={createdAt} /> · {createdByName ?? t('somebody')} ·{' '}
                    {t('row_count', { count: rowCount })}
                  </p>
                  {note !== '' && <p className="mt-1 text-sm">{note}</p>}
                  <div className="mt-2 flex flex-wrap gap-1.5">
                    <Button
                      size="sm"
                      aria-pressed={compared === number}
                      onClick={() => setCompared(compared === number ? null : number)}
                    >
                      <GitCompare aria-hidden />
                      {t('compare')}
                    </Button>
                    <Button size="sm" onClick={() => void exportCsv(number)}>
                      <Download aria-hidden />
                      {t('export')}
                    </Button>
                    {editable && (
                      <Button
                        size="sm"
                        loading={restore.isPending && restore.variables.number === number}
                        onClick={() => restore.mutate({ id: table.id, number, note: t('before_restore', { number }) })}
                      >
                        <Undo2 aria-hidden />
                        {t('restore_revision')}
                      </Button>
                    )}
                  </div>
                  {compared === number && <Compared table={table} from={number} />}
                </li>
              ))}
            </ol>
          )
        }
      </QueryState>
    </Drawer>
  );
}

function Compared({ table, from }: { table: TableHistoryProps['table']; from: number }) {
  const trpc = useTRPC();
  const changes = useQuery(trpc.tables.compare.queryOptions({ id: table.id, from, to: table.draft }, { staleTime: 0 }));
  return (
    <div className="mt-3">
      <QueryState query={changes}>
        {(found) => <RowChanges shape={table.shape} counts={found} rows={found.rows} />}
      </QueryState>
    </div>
  );
}
