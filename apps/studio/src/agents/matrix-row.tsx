'use client';

import { type KeyboardEvent, memo, type ReactNode } from 'react';
import { Checkbox } from '@/ui/checkbox';
import { classNames } from '@/ui/class-names';

export const rowPx = 40;

export interface MatrixRow {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
}

export interface MatrixColumn {
  readonly id: string;
  readonly name: string;
}

export interface MatrixRowEvents {
  readonly focus: (row: number, column: number) => void;
  readonly key: (event: KeyboardEvent, row: number, column: number) => void;
  readonly press: (rowId: string, columnId: string, cell: HTMLElement) => void;
  readonly select: (rowId: string) => void;
}

interface MatrixRowViewProps {
  row: MatrixRow;
  index: number;
  /** Where it stands, in pixels from the first. */
  start: number;
  columns: readonly MatrixColumn[];
  template: string;
  /** The column that Tab reaches; null where it is in another row. */
  activeColumn: number | null;
  selected: boolean;
  editable: boolean;
  cell: (rowId: string, columnId: string) => ReactNode;
  cellValue: (rowId: string, columnId: string) => string;
  href: string;
  on: MatrixRowEvents;
}

/** One of many rows: moving the focus draws only the two rows it leaves and enters. */
export const MatrixRowView = memo(function MatrixRowView(props: MatrixRowViewProps) {
  const { row, index, columns, editable, on } = props;
  return (
    // biome-ignore-start lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a row of the grid, whose cells have the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      className="group/row absolute inset-x-0 grid border-b border-line hover:bg-hover/60"
      style={{ gridTemplateColumns: props.template, height: rowPx, transform: `translateY(${props.start}px)` }}
    >
      <div
        role="rowheader"
        className="sticky left-0 z-10 flex min-w-0 items-center gap-2 border-r border-line bg-surface px-3 group-hover/row:bg-hover"
      >
        {editable && <Checkbox checked={props.selected} onChange={() => on.select(row.id)} label={row.name} />}
        <a href={props.href} className="min-w-0 rounded-sm leading-tight hover:underline">
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
          tabIndex={props.activeColumn === at ? 0 : -1}
          aria-label={`${row.name}, ${column.name}: ${props.cellValue(row.id, column.id)}`}
          aria-readonly={!editable}
          className={classNames(
            'flex items-center justify-center outline-offset-[-2px]',
            editable ? 'cursor-cell hover:bg-pressed' : 'cursor-default',
          )}
          onFocus={() => on.focus(index, at)}
          onKeyDown={(event) => on.key(event, index, at)}
          onClick={(event) => editable && on.press(row.id, column.id, event.currentTarget)}
        >
          {props.cell(row.id, column.id)}
        </button>
      ))}
    </div>
    // biome-ignore-end lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the end of it
  );
});
