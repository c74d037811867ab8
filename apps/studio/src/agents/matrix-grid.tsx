'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';
import { type RowSelection, SelectAll, toggled } from '@/ui/list-table';

interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

interface MatrixColumn {
  readonly id: string;
  readonly name: string;
}

interface MatrixGridProps {
  label: string;
  rowHeader: string;
  rows: readonly MatrixRow[];
  columns: readonly MatrixColumn[];
  cell: (rowId: string, columnId: string) => ReactNode;
  /** What a screen reader says of the cell beside its row and column. */
  cellValue: (rowId: string, columnId: string) => string;
  /** A key pressed in a cell; true when it meant something. */
  onKey: (rowId: string, columnId: string, key: string) => boolean;
  onPress: (rowId: string, columnId: string, cell: HTMLElement) => void;
  rowHref: (rowId: string) => string;
  editable: boolean;
  selection: RowSelection;
}

const rowPx = 40;
const nameWidth = 'clamp(9rem, 40vw, 15rem)';
const cellWidth = '6.5rem';
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
};

/** People by things, a value where they cross. One cell can be reached with Tab; the arrow keys go on from there. */
export function MatrixGrid(props: MatrixGridProps) {
  const { rows, columns, editable, selection } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  const wantsFocus = useRef(false);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  const template = { gridTemplateColumns: `${nameWidth} repeat(${columns.length}, minmax(${cellWidth}, 1fr))` };

  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    scroller.current?.querySelector<HTMLElement>(`[data-cell="${active.row}:${active.column}"]`)?.focus();
  }, [active]);

  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    const by = moves[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const to = {
        row: Math.max(0, Math.min(rows.length - 1, row + by[0])),
        column: Math.max(0, Math.min(columns.length - 1, column + by[1])),
      };
      virtual.scrollToIndex(to.row);
      wantsFocus.current = true;
      setActive(to);
      return;
    }
    const [rowId, columnId] = [rows[row]?.id, columns[column]?.id];
    if (!editable || rowId === undefined || columnId === undefined || event.ctrlKey || event.metaKey) return;
    if (props.onKey(rowId, columnId, event.key)) event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows are drawn where they are seen, which a table cannot
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      className="relative max-h-[calc(100dvh-16rem)] min-h-64 overflow-auto rounded-lg border border-line bg-surface text-sm shadow-card"
    >
      {/* biome-ignore-start lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: see above; focus is on the cells */}
      <div
        role="row"
        aria-rowindex={1}
        className="sticky top-0 z-20 grid w-max min-w-full border-b border-line bg-canvas text-xs text-ink-muted"
        style={template}
      >
        <div role="columnheader" className="sticky left-0 z-10 flex h-10 items-center gap-2 bg-canvas px-3 font-medium">
          {editable && <SelectAll ids={rows.map(({ id }) => id)} selection={selection} />}
          {props.rowHeader}
        </div>
        {columns.map((column) => (
          <div
            key={column.id}
            role="columnheader"
            title={column.name}
            className="flex h-10 items-center justify-center px-1.5 text-center leading-tight font-medium"
          >
            <span className="line-clamp-2 [overflow-wrap:anywhere]">{column.name}</span>
          </div>
        ))}
      </div>
      <div className="relative w-max min-w-full" style={{ height: virtual.getTotalSize() }}>
        {/* As wide as the rows, which stand outside the flow. */}
        <div aria-hidden className="grid h-0" style={template} />
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <div
              key={row.id}
              role="row"
              aria-rowindex={index + 2}
              className="group/row absolute inset-x-0 grid border-b border-line hover:bg-hover/60"
              style={{ ...template, height: rowPx, transform: `translateY(${start}px)` }}
            >
              <div
                role="rowheader"
                className="sticky left-0 z-10 flex min-w-0 items-center gap-2 border-r border-line bg-surface px-3 group-hover/row:bg-hover"
              >
                {editable && (
                  <Checkbox
                    checked={selection.selected.has(row.id)}
                    onChange={() => selection.onChange(toggled(selection.selected, row.id))}
                    label={row.name}
                  />
                )}
                <a href={props.rowHref(row.id)} className="min-w-0 rounded-sm leading-tight hover:underline">
                  <span className="block truncate font-medium">{row.name}</span>
                  {row.detail !== '' && <span className="block truncate text-2xs text-ink-muted">{row.detail}</span>}
                </a>
              </div>
              {columns.map((column, at) => (
                <button
                  key={column.id}
                  type="button"
                  role="gridcell"
                  data-cell={`${index}:${at}`}
                  tabIndex={active.row === index && active.column === at ? 0 : -1}
                  aria-label={`${row.name}, ${column.name}: ${props.cellValue(row.id, column.id)}`}
                  aria-readonly={!editable}
                  className={classNames(
                    'flex items-center justify-center outline-offset-[-2px]',
                    editable ? 'cursor-cell hover:bg-pressed' : 'cursor-default',
                  )}
                  onFocus={() => setActive({ row: index, column: at })}
                  onKeyDown={(event) => onKeyDown(event, index, at)}
                  onClick={(event: MouseEvent<HTMLButtonElement>) =>
                    editable && props.onPress(row.id, column.id, event.currentTarget)
                  }
                >
                  {props.cell(row.id, column.id)}
                </button>
              ))}
            </div>
          );
        })}
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the end of it */}
    </div>
  );
}
