'use client';

import { EllipsisVertical, type LucideIcon, Plus, SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useCommands } from '@/palette/commands';
import { Button } from './button';
import { EmptyState } from './empty-state';
import { type ListColumn, ListTable, type RowSelection } from './list-table';
import { Menu } from './menu';
import { Page } from './page';
import { QueryState, type ShownQuery } from './query-state';
import { SearchInput } from './search-input';

interface ListScreenProps<Row> {
  /** Names the list in the command palette, e.g. `queues`. */
  id: string;
  title: string;
  description: string;
  /** The way here, outermost first. */
  breadcrumbs?: readonly { label: string; href: string }[];
  /** Ways to neighbouring lists, above the rows. */
  tabs?: ReactNode;
  query: ShownQuery<readonly Row[]>;
  columns: readonly ListColumn<Row>[];
  rowId: (row: Row) => string;
  rowName: (row: Row) => string;
  /** Where a row leads; without it, `onOpen` is what its name does. */
  rowHref?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  /** The items of a row's menu; null for a row without one. */
  rowMenu?: (row: Row) => ReactNode;
  /** Buttons of a row, where a menu is not all there is. */
  rowActions?: (row: Row) => ReactNode;
  selection?: RowSelection;
  /** Left out for a list too short to be searched. */
  searchLabel?: string;
  /** What of a row is searched. Left out where the server searches: then `search` is given. */
  searchText?: (row: Row) => string;
  search?: { value: string; onChange: (value: string) => void };
  empty: { icon: LucideIcon; title: string; text: string };
  add?: { label: string; run: () => void } | null;
  /** More buttons beside the one that adds. */
  actions?: ReactNode;
  /** Between heading and rows, e.g. filters. */
  before?: ReactNode;
  /** Below the rows, e.g. to load more. */
  after?: ReactNode;
}

/** A list of things with search, sorting, a menu a row and an empty state that says what to do. */
export function ListScreen<Row>(props: ListScreenProps<Row>) {
  const { title, query, add, searchText } = props;
  const ui = useTranslations('ui');
  const [ownSearch, setOwnSearch] = useState('');
  const search = props.search ?? { value: ownSearch, onChange: setOwnSearch };
  const addLabel = add?.label;
  const addRun = useRef(add?.run);
  useEffect(() => {
    addRun.current = add?.run;
  });
  useCommands(
    `list.${props.id}`,
    useMemo(
      () =>
        addLabel === undefined
          ? []
          : [{ id: `${props.id}.add`, title: addLabel, group: title, icon: Plus, run: () => addRun.current?.() }],
      [props.id, addLabel, title],
    ),
  );
  const addButton = add && (
    <Button variant="primary" onClick={add.run}>
      <Plus aria-hidden />
      {add.label}
    </Button>
  );
  const wanted = search.value.trim().toLowerCase();
  const { rowMenu } = props;
  const rowActions =
    props.rowActions ?? (rowMenu && ((row: Row) => <RowMenu name={props.rowName(row)} items={rowMenu(row)} />));

  return (
    <Page
      title={title}
      description={props.description}
      {...(props.breadcrumbs === undefined ? {} : { breadcrumbs: props.breadcrumbs })}
      actions={
        <>
          {props.searchLabel !== undefined && (
            <SearchInput label={props.searchLabel} value={search.value} onChange={search.onChange} />
          )}
          {props.actions}
          {addButton}
        </>
      }
    >
      {props.tabs}
      {props.before}
      <QueryState query={query}>
        {(rows) => {
          const found =
            searchText === undefined ? rows : rows.filter((row) => searchText(row).toLowerCase().includes(wanted));
          if (rows.length === 0 && wanted === '') {
            const { icon, title: emptyTitle, text } = props.empty;
            return <EmptyState icon={icon} title={emptyTitle} description={text} action={addButton} />;
          }
          if (found.length === 0) {
            return (
              <EmptyState
                icon={SearchX}
                title={ui('none_match', { search: search.value })}
                description={ui('none_match_hint')}
              />
            );
          }
          return (
            <ListTable
              rows={found}
              columns={props.columns}
              rowId={props.rowId}
              {...(props.rowHref === undefined ? {} : { rowHref: props.rowHref })}
              {...(props.selection === undefined ? {} : { selection: props.selection })}
              {...(props.onOpen === undefined ? {} : { onOpen: props.onOpen })}
              {...(rowActions === undefined ? {} : { rowMenu: rowActions })}
            />
          );
        }}
      </QueryState>
      {props.after}
    </Page>
  );
}

/** The menu of one row. */
export function RowMenu({ name, items }: { name: string; items: ReactNode }) {
  const ui = useTranslations('ui');
  if (items === null || items === undefined || items === false) return null;
  return (
    <Menu
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`${ui('more')}: ${name}`}>
          <EllipsisVertical aria-hidden />
        </Button>
      }
    >
      {items}
    </Menu>
  );
}
