'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Archive, type LucideIcon, Pencil, Plus, SearchX, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useCan } from '@/access/access-provider';
import { ImportActions } from '@/centre/import/import-actions';
import { SectionTabs } from '@/centre/section-tabs';
import type { Save } from '@/client/save';
import { useTRPC } from '@/client/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { MenuItem, MenuSeparator } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState, type ShownQuery } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { toast } from '@/ui/toast';
import { ArchivedRows } from './archived-rows';
import { type DeskForm, type DeskList, DeskListDialog } from './desk-list-dialog';
import { OrderItems } from './order-items';
import { OrderedList, type OrderedRow } from './ordered-list';
import { withinAll } from './within-all';

interface DeskRow {
  id: string;
  /** Not there: of a list that deletes instead. */
  archivedAt?: string | null;
}

interface DeskListScreenProps<Row extends DeskRow, Facts> {
  list: DeskList;
  icon: LucideIcon;
  query: ShownQuery<readonly Row[]>;
  shown: (row: Row) => Omit<OrderedRow, 'id'> & { name: string };
  searchText: (row: Row) => string;
  form: DeskForm<Row, Facts>;
  reorder: Save<{ ids: string[] }>;
  /** Takes a row away; what is archived can be brought back, also from the toast. */
  taking:
    | {
        kind: 'archive';
        setArchived: Save<{ id: string; archived: boolean }>;
        label: string;
        done: (name: string) => string;
      }
    | { kind: 'delete'; run: (row: Row, refresh: () => Promise<void>) => void };
}

/** A list that the seat shows in an order of people's choosing; what is archived stands below. */
export function DeskListScreen<Row extends DeskRow, Facts extends object>(props: DeskListScreenProps<Row, Facts>) {
  const { list, icon, taking } = props;
  const t = useTranslations('centre');
  const ui = useTranslations('ui');
  const editable = useCan()('centre.edit');
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<{ edited: Row | null } | null>(null);
  const refresh = useRefresh(list);
  const refreshed = { onSuccess: () => void refresh() };
  const wanted = search.trim().toLowerCase();
  const open = (edited: Row | null) => {
    props.form.create.reset();
    props.form.update.reset();
    setDialog({ edited });
  };
  const onReorder = (ids: string[]) => props.reorder.mutate({ ids }, refreshed);
  const restore = (id: string) => {
    if (taking.kind === 'archive') taking.setArchived.mutate({ id, archived: false }, refreshed);
  };
  const takeAway = (row: Row) => {
    if (taking.kind === 'delete') return taking.run(row, refresh);
    const { setArchived, done } = taking;
    const onSuccess = () => {
      void refresh();
      toast(done(props.shown(row).name), { action: { label: ui('undo'), onClick: () => restore(row.id) } });
    };
    setArchived.mutate({ id: row.id, archived: true }, { onSuccess });
  };
  const add = editable && (
    <Button variant="primary" onClick={() => open(null)}>
      <Plus aria-hidden />
      {t(`${list}.add`)}
    </Button>
  );
  return (
    <Page
      title={t(`${list}.title`)}
      description={t(`${list}.description`)}
      actions={
        <>
          <SearchInput label={t(`${list}.search`)} value={search} onChange={setSearch} />
          <ImportActions kind={list} />
          {add}
        </>
      }
    >
      <SectionTabs section="desk" />
      <QueryState query={props.query}>
        {(all) => {
          const live = all.filter(({ archivedAt = null }) => archivedAt === null);
          const archived = all.filter(({ archivedAt = null }) => archivedAt !== null);
          const found = live.filter((row) => props.searchText(row).toLowerCase().includes(wanted));
          const ids = live.map(({ id }) => id);
          const byId = (id: string) => live.find((row) => row.id === id);
          return (
            <div className="flex flex-col gap-6">
              {live.length === 0 && (
                <EmptyState
                  icon={icon}
                  title={t(`${list}.empty_title`)}
                  description={t(`${list}.empty`)}
                  action={add}
                />
              )}
              {live.length > 0 && found.length === 0 && (
                <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
              )}
              {found.length > 0 && (
                <OrderedList
                  label={t(`${list}.title`)}
                  rows={found.map((row) => ({ id: row.id, ...props.shown(row) }))}
                  editable={editable}
                  onReorder={(order) => onReorder(wanted === '' ? order : withinAll(ids, order))}
                  onOpen={(id) => open(byId(id) ?? null)}
                  menu={(id) => {
                    const row = byId(id);
                    return (
                      <>
                        <MenuItem onClick={() => open(row ?? null)}>
                          <Pencil aria-hidden />
                          {ui('edit')}
                        </MenuItem>
                        <OrderItems id={id} ids={ids} onReorder={onReorder} />
                        <MenuSeparator />
                        <MenuItem danger onClick={() => row && takeAway(row)}>
                          {taking.kind === 'archive' ? <Archive aria-hidden /> : <Trash2 aria-hidden />}
                          {taking.kind === 'archive' ? taking.label : ui('delete')}
                        </MenuItem>
                      </>
                    );
                  }}
                />
              )}
              <ArchivedRows
                rows={archived.map((row) => ({ id: row.id, name: props.shown(row).name }))}
                {...(editable ? { onRestore: restore } : {})}
              />
            </div>
          );
        }}
      </QueryState>
      {dialog !== null && (
        <DeskListDialog
          list={list}
          form={props.form}
          edited={dialog.edited}
          onSaved={refresh}
          onClose={() => setDialog(null)}
        />
      )}
    </Page>
  );
}

function useRefresh(list: DeskList) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: trpc.deskLists[list].pathKey() });
}
