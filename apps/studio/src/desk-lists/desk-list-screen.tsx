'use client';

import { ArchiveRestore, type LucideIcon, Pencil, Plus, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useCan } from '@/access/access-provider';
import { SectionTabs } from '@/centre/section-tabs';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { MenuItem, MenuSeparator } from '@/ui/menu';
import { Page } from '@/ui/page';
import { QueryState, type ShownQuery } from '@/ui/query-state';
import { SearchInput } from '@/ui/search-input';
import { OrderItems } from './order-items';
import { OrderedList, type OrderedRow } from './ordered-list';

interface DeskListScreenProps<Row extends { id: string }> {
  texts: { title: string; description: string; search: string; add: string; emptyTitle: string; empty: string };
  icon: LucideIcon;
  query: ShownQuery<readonly Row[]>;
  shown: (row: Row) => Omit<OrderedRow, 'id'>;
  searchText: (row: Row) => string;
  isArchived?: (row: Row) => boolean;
  onReorder: (ids: string[]) => void;
  /** Brings an archived one back. */
  onRestore?: (row: Row) => void;
  /** The last item of a row's menu: archives or deletes it. */
  removeItem: (row: Row) => ReactNode;
  /** The window in which a row is made (null) or changed. */
  dialog: (edited: Row | null, onClose: () => void) => ReactNode;
}

/** A list that the seat shows in an order of people's choosing; what is archived stands below. */
export function DeskListScreen<Row extends { id: string }>(props: DeskListScreenProps<Row>) {
  const { texts, icon, onReorder } = props;
  const t = useTranslations('centre');
  const ui = useTranslations('ui');
  const editable = useCan()('centre.edit');
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<{ edited: Row | null } | null>(null);
  const wanted = search.trim().toLowerCase();
  const add = editable && (
    <Button variant="primary" onClick={() => setDialog({ edited: null })}>
      <Plus aria-hidden />
      {texts.add}
    </Button>
  );
  return (
    <Page
      title={texts.title}
      description={texts.description}
      actions={
        <>
          <SearchInput label={texts.search} value={search} onChange={setSearch} />
          {add}
        </>
      }
    >
      <SectionTabs section="desk" />
      <QueryState query={props.query}>
        {(all) => {
          const live = all.filter((row) => props.isArchived?.(row) !== true);
          const archived = all.filter((row) => props.isArchived?.(row) === true);
          const found = live.filter((row) => props.searchText(row).toLowerCase().includes(wanted));
          const ids = live.map(({ id }) => id);
          const byId = (id: string) => live.find((row) => row.id === id);
          return (
            <div className="flex flex-col gap-6">
              {live.length === 0 && (
                <EmptyState icon={icon} title={texts.emptyTitle} description={texts.empty} action={add} />
              )}
              {live.length > 0 && found.length === 0 && (
                <EmptyState icon={SearchX} title={ui('none_match', { search })} description={ui('none_match_hint')} />
              )}
              {found.length > 0 && (
                <OrderedList
                  label={texts.title}
                  rows={found.map((row) => ({ id: row.id, ...props.shown(row) }))}
                  editable={editable}
                  onReorder={(order) => onReorder(wanted === '' ? order : withinAll(ids, order))}
                  onOpen={(id) => setDialog({ edited: byId(id) ?? null })}
                  menu={(id) => {
                    const row = byId(id);
                    return (
                      <>
                        <MenuItem onClick={() => setDialog({ edited: row ?? null })}>
                          <Pencil aria-hidden />
                          {ui('edit')}
                        </MenuItem>
                        <OrderItems id={id} ids={ids} onReorder={onReorder} />
                        <MenuSeparator />
                        {row && props.removeItem(row)}
                      </>
                    );
                  }}
                />
              )}
              {archived.length > 0 && (
                <details>
                  <summary className="cursor-pointer text-sm font-medium text-ink-muted">
                    {t('archived_count', { count: archived.length })}
                  </summary>
                  <Card className="mt-2 divide-y divide-line">
                    {archived.map((row) => (
                      <div key={row.id} className="flex items-center gap-3 px-4 py-2 text-sm text-ink-muted">
                        <span className="min-w-0 flex-1 truncate">{props.shown(row).name}</span>
                        {editable && (
                          <Button size="sm" onClick={() => props.onRestore?.(row)}>
                            <ArchiveRestore aria-hidden />
                            {t('restore')}
                          </Button>
                        )}
                      </div>
                    ))}
                  </Card>
                </details>
              )}
            </div>
          );
        }}
      </QueryState>
      {dialog !== null && props.dialog(dialog.edited, () => setDialog(null))}
    </Page>
  );
}

/** The whole order after the rows that a search shows were put into another one: they swap places among themselves. */
function withinAll(ids: readonly string[], order: readonly string[]): string[] {
  const moved = new Set(order);
  const next = [...order];
  return ids.map((id) => (moved.has(id) ? (next.shift() ?? id) : id));
}
