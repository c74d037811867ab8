'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import {
  Columns3,
  Download,
  EllipsisVertical,
  History,
  Pencil,
  Redo2,
  Search,
  Trash2,
  Undo2,
  Upload,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { UsesCard } from '@/centre/uses-card';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { QueryState } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { Segmented } from '@/ui/segmented';
import { ColumnsDialog } from './columns-dialog';
import { TableGrid } from './grid/table-grid';
import type { RowFilter } from './grid/use-row-window';
import { useTableEdits } from './grid/use-table-edits';
import { ImportRowsDialog } from './import/import-rows-dialog';
import type { LoadedTable } from './loaded-table';
import { PublishTableDialog } from './publish-table-dialog';
import { TableDialog } from './table-dialog';
import { TableHeading } from './table-heading';
import { TableHistory } from './table-history';
import { useTableExport } from './use-table-export';

type Open = 'columns' | 'import' | 'publish' | 'history' | 'rename' | 'uses' | null;
const searchDelayMs = 250;

/** A lookup table: its rows as a spreadsheet, its columns, its history. */
export function TableScreen({ id }: { readonly id: string }) {
  const trpc = useTRPC();
  const table = useQuery(trpc.tables.read.queryOptions({ id }, { refetchInterval: 10_000 }));
  return <QueryState query={table}>{(loaded) => <LoadedTableScreen table={loaded} />}</QueryState>;
}

function LoadedTableScreen({ table }: { readonly table: LoadedTable }) {
  const t = useTranslations('tables');
  const ui = useTranslations('ui');
  const trpc = useTRPC();
  const queries = useQueryClient();
  const can = useCan();
  const editable = can('table.edit') && table.archivedAt === null;
  const edits = useTableEdits(table.id);
  const exportCsv = useTableExport(table.id);
  const [open, setOpen] = useState<Open>(null);
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<RowFilter>({ search: '', only: 'all' });
  useEffect(() => {
    const timer = setTimeout(() => setFilter((before) => ({ ...before, search: search.trim() })), searchDelayMs);
    return () => clearTimeout(timer);
  }, [search]);
  // Somebody else has changed rows, or an import has.
  useEffect(() => {
    if (table.updatedAt !== '') void queries.invalidateQueries({ queryKey: trpc.tables.rows.pathKey() });
  }, [queries, trpc, table.updatedAt]);
  const problems = table.problems.unfit + table.problems.keysTwice;
  const close = () => setOpen(null);
  return (
    <div className="flex h-full flex-col px-4 py-4 sm:px-6">
      <TableHeading
        table={table}
        saving={edits.saving}
        actions={
          <>
            {editable && (
              <>
                <Button size="icon" aria-label={t('undo')} disabled={!edits.canUndo} onClick={() => void edits.undo()}>
                  <Undo2 aria-hidden />
                </Button>
                <Button size="icon" aria-label={t('redo')} disabled={!edits.canRedo} onClick={() => void edits.redo()}>
                  <Redo2 aria-hidden />
                </Button>
              </>
            )}
            <Menu
              trigger={
                <Button size="icon" aria-label={ui('more')}>
                  <EllipsisVertical aria-hidden />
                </Button>
              }
            >
              {editable && (
                <>
                  <MenuItem onClick={() => setOpen('columns')}>
                    <Columns3 aria-hidden />
                    {t('columns')} …
                  </MenuItem>
                  <MenuItem onClick={() => setOpen('rename')}>
                    <Pencil aria-hidden />
                    {t('rename_title')} …
                  </MenuItem>
                  <MenuItem onClick={() => setOpen('import')}>
                    <Upload aria-hidden />
                    {t('import.title')} …
                  </MenuItem>
                </>
              )}
              <MenuItem onClick={() => void exportCsv(table.draft)}>
                <Download aria-hidden />
                {t('export')}
              </MenuItem>
              <MenuSeparator />
              {can('flow.read') && (
                <MenuItem onClick={() => setOpen('uses')}>
                  <Search aria-hidden />
                  {t('where_used')} …
                </MenuItem>
              )}
              <MenuItem onClick={() => setOpen('history')}>
                <History aria-hidden />
                {t('history')} …
              </MenuItem>
            </Menu>
            {editable && (
              <Button onClick={() => setOpen('import')} className="hidden md:inline-flex">
                <Upload aria-hidden />
                {t('import.short')}
              </Button>
            )}
            {can('table.publish') && editable && (
              <Button
                variant="primary"
                disabled={!table.changed || edits.saving || (table.published === null && table.rowCount === 0)}
                onClick={() => setOpen('publish')}
              >
                {t('publish')} …
              </Button>
            )}
          </>
        }
      />
      <div className="mb-3 flex flex-wrap items-center gap-2">
        <SearchInput label={t('search_rows')} value={search} onChange={setSearch} />
        <Segmented
          label={t('shown')}
          value={filter.only}
          options={[
            { value: 'all', label: t('all_rows') },
            { value: 'problems', label: problems === 0 ? t('with_problems') : `${t('with_problems')} (${problems})` },
            { value: 'changed', label: t('unpublished') },
          ]}
          onChange={(only) => setFilter({ ...filter, only })}
        />
        {editable && (
          <span className="hidden items-center gap-1 text-xs text-ink-faint lg:flex">
            <Trash2 className="size-3" aria-hidden />
            {t('grid.hint')}
          </span>
        )}
      </div>
      <TableGrid
        key={`${filter.search} ${filter.only}`}
        tableId={table.id}
        shape={table.shape}
        filter={filter}
        edits={edits}
        readOnly={!editable}
      />
      {open === 'columns' && (
        <ColumnsDialog tableId={table.id} shape={table.shape} onClose={close} onChanged={edits.forget} />
      )}
      {open === 'import' && (
        <ImportRowsDialog tableId={table.id} shape={table.shape} onClose={close} onImported={edits.forget} />
      )}
      {open === 'publish' && <PublishTableDialog table={table} onClose={close} />}
      {open === 'history' && <TableHistory table={table} onClose={close} onRestored={edits.forget} />}
      {open === 'rename' && <TableDialog table={table} onClose={close} />}
      {open === 'uses' && (
        <Dialog open onOpenChange={(stays) => !stays && close()} title={t('where_used')}>
          <UsesCard kind="table" id={table.id} />
        </Dialog>
      )}
    </div>
  );
}
