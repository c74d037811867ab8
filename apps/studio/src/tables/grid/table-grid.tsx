// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only where they are seen stand absolutely, which a table element does not allow
'use client';

import type { TableShape } from '@patchbay/flow-schema';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { classNames } from '@/ui/class-names';
import {
  type CellPlace,
  clearEdits,
  editOf,
  pasteEdits,
  rangeOf,
  readClipboard,
  rowsOf,
  writeClipboard,
} from './grid-edits';
import { GridHead } from './grid-head';
import { GridRow } from './grid-row';
import { gridWidths, rowHeightPx } from './grid-widths';
import { useGridRows } from './use-grid-rows';
import type { RowFilter } from './use-row-window';
import type { TableEdits } from './use-table-edits';

interface TableGridProps {
  readonly tableId: string;
  readonly shape: TableShape;
  readonly filter: RowFilter;
  readonly edits: TableEdits;
  readonly readOnly: boolean;
}

const pasteRowsMax = 5_000;

/** Rows and columns as in a spreadsheet: the arrows move, typing changes, copy and paste go to and from one. */
export function TableGrid({ tableId, shape, filter, edits, readOnly }: TableGridProps) {
  const t = useTranslations('tables.grid');
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<CellPlace>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<CellPlace>({ row: 0, column: 0 });
  /** What stands in the cell that is being typed in; null while none is. */
  const [typed, setTyped] = useState<string | null>(null);
  /** Where Enter goes back to after a row was filled in with Tab. */
  const tabbedFrom = useRef<number | null>(null);
  const [seen, setSeen] = useState({ first: 0, last: 50 });
  const rows = useGridRows(tableId, filter, edits, seen);
  const { total } = rows;
  const { columns } = shape;
  // The row below the last one makes a new row, but not among rows that were searched for.
  const newRow = !readOnly && filter.search === '' && filter.only === 'all';
  const count = rows.shown + (newRow ? 1 : 0);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const drawn = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  if (items.length > 0 && (drawn.first !== seen.first || drawn.last !== seen.last)) setSeen(drawn);
  const range = rangeOf(anchor, active);
  const widths = gridWidths(columns);

  const move = (to: CellPlace, extend: boolean, rowsToCome = 0) => {
    const place = {
      row: Math.max(0, Math.min(count - 1 + rowsToCome, to.row)),
      column: Math.max(0, Math.min(columns.length - 1, to.column)),
    };
    if (place.row !== active.row && rowsToCome === 0) rows.keepFresh();
    setActive(place);
    if (!extend) setAnchor(place);
    virtual.scrollToIndex(Math.min(place.row, count - 1));
    scroller.current
      ?.querySelector(`[data-column="${place.column}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const change = rows.apply;
  const finish = (by: { rows: number; columns: number }) => {
    const column = columns[active.column];
    const isFresh = active.row >= rows.shown;
    if (by.columns > 0) tabbedFrom.current ??= active.column;
    const to = {
      row: active.row + by.rows,
      column: by.rows > 0 ? (tabbedFrom.current ?? active.column) : active.column + by.columns,
    };
    if (by.rows !== 0) tabbedFrom.current = null;
    if (typed !== null && column !== undefined) {
      if (!isFresh) {
        const edit = editOf(rows.rowAt(active.row), { [column.id]: typed });
        if (edit !== null) change([edit]);
      } else if (by.rows !== 0) rows.keepFresh({ [column.id]: typed });
      else rows.typeFresh({ [column.id]: typed });
    }
    setTyped(null);
    scroller.current?.focus();
    move(to, false, isFresh && by.rows > 0 ? 1 : 0);
  };
  const begin = (text: string | null) => {
    // A row on its way to the server has no name yet by which it could be changed.
    if (readOnly || (active.row >= total && active.row < rows.shown) || (active.row >= total && !newRow)) return;
    const column = columns[active.column];
    if (column !== undefined) setTyped(text ?? rows.rowAt(active.row)?.cells[column.id] ?? '');
  };
  /** The rows that the server knows: those may be changed together. */
  const storedAt = (row: number) => (row < total ? rows.rowAt(row) : undefined);
  const removeRows = () => change(rowsOf(range, storedAt).map(({ rowId }) => ({ kind: 'remove', rowId }) as const));

  const keyDown = (event: KeyboardEvent) => {
    if (typed !== null) return;
    const command = event.ctrlKey || event.metaKey;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 2);
    const steps: Readonly<Record<string, CellPlace>> = {
      ArrowDown: { row: command ? count : active.row + 1, column: active.column },
      ArrowUp: { row: command ? 0 : active.row - 1, column: active.column },
      ArrowRight: { row: active.row, column: command ? columns.length : active.column + 1 },
      ArrowLeft: { row: active.row, column: command ? 0 : active.column - 1 },
      PageDown: { row: active.row + page, column: active.column },
      PageUp: { row: active.row - page, column: active.column },
      Home: { row: command ? 0 : active.row, column: 0 },
      End: { row: command ? count : active.row, column: columns.length },
    };
    const to = steps[event.key];
    if (to !== undefined) {
      tabbedFrom.current = null;
      move(to, event.shiftKey);
    } else if (command && !readOnly && event.key.toLowerCase() === 'z')
      void (event.shiftKey ? edits.redo() : edits.undo());
    else if (command && !readOnly && event.key.toLowerCase() === 'y') void edits.redo();
    else if (command && event.key.toLowerCase() === 'a') {
      setAnchor({ row: 0, column: 0 });
      setActive({ row: Math.max(0, total - 1), column: columns.length - 1 });
    } else if (event.key === 'Enter' || event.key === 'F2') begin(null);
    else if (!readOnly && command && (event.key === 'Delete' || event.key === 'Backspace')) removeRows();
    else if (!readOnly && (event.key === 'Delete' || event.key === 'Backspace')) {
      change(clearEdits(range, columns, storedAt));
    } else if (event.key.length === 1 && !command && !event.altKey) begin(event.key);
    else return;
    event.preventDefault();
  };
  const copy = (event: ClipboardEvent) => {
    if (typed !== null) return;
    const wanted = columns.slice(range.from.column, range.to.column + 1);
    const copied = rowsOf(range, storedAt).map(({ cells }) => wanted.map(({ id }) => cells[id] ?? ''));
    event.clipboardData.setData('text/plain', writeClipboard(copied));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (typed !== null || readOnly) return;
    event.preventDefault();
    const pasted = readClipboard(event.clipboardData.getData('text/plain')).slice(0, pasteRowsMax);
    const changes = pasteEdits(pasted, range, columns, storedAt);
    change(newRow ? changes : changes.filter(({ kind }) => kind !== 'insert'));
  };

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('label')}
      aria-rowcount={count + 1}
      aria-colcount={columns.length}
      aria-readonly={readOnly}
      aria-multiselectable
      aria-activedescendant={`${gridId}-${active.row}-${active.column}`}
      className="group/grid relative min-h-0 flex-1 overflow-auto rounded-lg border border-line bg-surface text-sm outline-none focus-visible:ring-2 focus-visible:ring-accent"
      onKeyDown={keyDown}
      onCopy={copy}
      onCut={(event) => {
        copy(event);
        if (typed === null && !readOnly) change(clearEdits(range, columns, storedAt));
      }}
      onPaste={paste}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && rows.keepFresh()}
    >
      <div style={{ width: widths.total }} className="min-w-full">
        <GridHead shape={shape} widths={widths} />
        <div className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => (
            <div
              key={index}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              className={classNames(
                'absolute inset-x-0 flex border-b border-line',
                index >= rows.shown && 'bg-sunken/50',
              )}
              style={{ top: start, height: rowHeightPx }}
            >
              <GridRow
                gridId={gridId}
                index={index}
                isNew={index >= rows.shown}
                row={rows.rowAt(index)}
                loading={index < total && rows.rowAt(index) === undefined}
                shape={shape}
                widths={widths}
                active={active.row === index ? active.column : null}
                range={range}
                typed={active.row === index ? typed : null}
                onTyped={setTyped}
                onFinish={finish}
                onCancel={() => {
                  setTyped(null);
                  scroller.current?.focus();
                }}
                onPick={(column, extend) => {
                  if (typed !== null) finish({ rows: 0, columns: 0 });
                  tabbedFrom.current = null;
                  move({ row: index, column }, extend);
                }}
                onOpen={() => begin(null)}
              />
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
