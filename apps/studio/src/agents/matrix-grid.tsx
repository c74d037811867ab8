'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type RowSelection, SelectAll, toggled } from '@/ui/list-table';
import { type MatrixColumn, type MatrixRow, type MatrixRowEvents, MatrixRowView, rowPx } from './matrix-row';

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
  const template = { gridTemplateColumns: `${nameWidth} repeat(${columns.length}, minmax(0, 1fr))` };
  // Told rather than found from what is inside: the names of the columns are wider than what stands below them.
  const width = `max(100%, calc(${nameWidth} + ${columns.length} * ${cellWidth}))`;

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

  const latest = useRef({ onKeyDown, onPress: props.onPress, selection });
  useEffect(() => {
    latest.current = { onKeyDown, onPress: props.onPress, selection };
  });
  // The same for ever, so that a row is drawn again only when something of its own changes.
  const on = useMemo<MatrixRowEvents>(
    () => ({
      focus: (row, column) => setActive({ row, column }),
      key: (event, row, column) => latest.current.onKeyDown(event, row, column),
      press: (rowId, columnId, cell) => latest.current.onPress(rowId, columnId, cell),
      select: (rowId) => latest.current.selection.onChange(toggled(latest.current.selection.selected, rowId)),
    }),
    [],
  );

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
        className="sticky top-0 z-20 grid border-b border-line bg-canvas text-xs text-ink-muted"
        style={{ ...template, width }}
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
      <div className="relative" style={{ height: virtual.getTotalSize(), width }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          return (
            <MatrixRowView
              key={row.id}
              row={row}
              index={index}
              start={start}
              columns={columns}
              template={template.gridTemplateColumns}
              activeColumn={active.row === index ? active.column : null}
              selected={selection.selected.has(row.id)}
              editable={editable}
              cell={props.cell}
              cellValue={props.cellValue}
              href={props.rowHref(row.id)}
              on={on}
            />
          );
        })}
      </div>
      {/* biome-ignore-end lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the end of it */}
    </div>
  );
}
