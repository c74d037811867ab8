'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button } from './button';
import { Checkbox } from './checkbox';
import { classNames } from './class-names';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from './table';

export interface ListColumn<Row> {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** What the column is sorted by; left out, it cannot be. Null sorts last. */
  sortBy?: (row: Row) => string | number | null;
  align?: 'right';
  className?: string;
}

interface ListTableProps<Row> {
  rows: readonly Row[];
  /** The first is the row's name: it leads to the row. */
  columns: readonly ListColumn<Row>[];
  rowId: (row: Row) => string;
  rowHref?: (row: Row) => string;
  onOpen?: (row: Row) => void;
  rowMenu?: (row: Row) => ReactNode;
  /** Lets rows be chosen, for what is done to several at once. */
  selection?: RowSelection;
}

export interface RowSelection {
  readonly selected: ReadonlySet<string>;
  readonly onChange: (selected: ReadonlySet<string>) => void;
}

/** More are drawn when they are asked for: thousands at once would make the page heavy. */
const rowsShown = 200;

interface Order {
  readonly column: string;
  readonly descending: boolean;
}

const nameClassName = 'rounded-sm text-left font-medium hover:underline';

/** Rows that can be sorted by their columns; the arrow keys go from row to row. */
export function ListTable<Row>({ rows, columns, rowId, rowHref, onOpen, rowMenu, selection }: ListTableProps<Row>) {
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [order, setOrder] = useState<Order | null>(null);
  const [shown, setShown] = useState(rowsShown);
  const sortBy = columns.find(({ id }) => id === order?.column)?.sortBy;
  const sorted = sortBy === undefined ? rows : [...rows].sort((a, b) => compare(sortBy(a), sortBy(b), locale));
  if (order?.descending && sortBy !== undefined) (sorted as Row[]).reverse();

  const named = (row: Row, content: ReactNode) => {
    if (rowHref !== undefined) {
      return (
        <Link data-row-name href={rowHref(row)} className={nameClassName}>
          {content}
        </Link>
      );
    }
    if (onOpen === undefined) return <span className="font-medium">{content}</span>;
    return (
      <button data-row-name type="button" className={nameClassName} onClick={() => onOpen(row)}>
        {content}
      </button>
    );
  };

  return (
    <>
      <Table onKeyDown={moveBetweenRows}>
        <TableHead>
          <tr>
            {selection !== undefined && (
              <TableHeader className="w-8">
                <SelectAll ids={rows.map(rowId)} selection={selection} />
              </TableHeader>
            )}
            {columns.map((column) => (
              <TableHeader
                key={column.id}
                className={classNames(column.align === 'right' && 'text-right', column.className)}
                {...(order?.column === column.id
                  ? { 'aria-sort': order.descending ? ('descending' as const) : ('ascending' as const) }
                  : {})}
              >
                {column.sortBy === undefined ? (
                  column.header
                ) : (
                  <SortButton
                    header={column.header}
                    order={order?.column === column.id ? order : null}
                    reversed={column.align === 'right'}
                    onSort={() => setOrder(nextOrder(order, column.id))}
                  />
                )}
              </TableHeader>
            ))}
            {rowMenu !== undefined && (
              <TableHeader className="w-10">
                <span className="sr-only">{ui('actions')}</span>
              </TableHeader>
            )}
          </tr>
        </TableHead>
        <TableBody>
          {sorted.slice(0, shown).map((row) => (
            <TableRow key={rowId(row)}>
              {selection !== undefined && (
                <TableCell>
                  <Checkbox
                    checked={selection.selected.has(rowId(row))}
                    onChange={() => selection.onChange(toggled(selection.selected, rowId(row)))}
                    label={ui('select_row')}
                  />
                </TableCell>
              )}
              {columns.map((column, at) => (
                <TableCell
                  key={column.id}
                  className={classNames(column.align === 'right' && 'text-right tabular-nums', column.className)}
                >
                  {at === 0 ? named(row, column.cell(row)) : column.cell(row)}
                </TableCell>
              ))}
              {rowMenu !== undefined && <TableCell className="text-right whitespace-nowrap">{rowMenu(row)}</TableCell>}
            </TableRow>
          ))}
        </TableBody>
      </Table>
      {sorted.length > shown && (
        <div className="mt-4 flex justify-center">
          <Button onClick={() => setShown(shown + rowsShown)}>{ui('load_more')}</Button>
        </div>
      )}
    </>
  );
}

/** All rows that are shown, or none of them. */
export function SelectAll({ ids, selection }: { ids: readonly string[]; selection: RowSelection }) {
  const ui = useTranslations('ui');
  const chosen = ids.filter((id) => selection.selected.has(id)).length;
  return (
    <Checkbox
      checked={chosen > 0 && chosen === ids.length}
      indeterminate={chosen > 0 && chosen < ids.length}
      onChange={() => selection.onChange(chosen === ids.length ? new Set() : new Set(ids))}
      label={ui('select_all')}
    />
  );
}

export function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface SortButtonProps {
  header: string;
  /** Null while something else is sorted by. */
  order: Order | null;
  /** The arrow in front, so that the header ends where its numbers do. */
  reversed: boolean;
  onSort: () => void;
}

function SortButton({ header, order, reversed, onSort }: SortButtonProps) {
  const Icon = order?.descending ? ArrowDown : ArrowUp;
  return (
    <button
      type="button"
      onClick={onSort}
      className={classNames(
        'group/sort inline-flex items-center gap-1 rounded-sm font-medium hover:text-ink',
        reversed && 'flex-row-reverse',
      )}
    >
      {header}
      <Icon className={classNames('size-3', order === null && 'opacity-0 group-hover/sort:opacity-50')} aria-hidden />
    </button>
  );
}

/** Ascending, descending, then as the rows came. */
function nextOrder(order: Order | null, column: string): Order | null {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

function compare(a: string | number | null, b: string | number | null, locale: string): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), locale, { numeric: true });
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>) {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by === undefined || !(event.target instanceof HTMLElement) || !('rowName' in event.target.dataset)) return;
  const names = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-name]')];
  event.preventDefault();
  names[names.indexOf(event.target) + by]?.focus();
}
