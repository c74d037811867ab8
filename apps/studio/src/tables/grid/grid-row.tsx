// biome-ignore-all lint/a11y/useSemanticElements: rows that are drawn only where they are seen stand absolutely, which a table element does not allow
'use client';

import { readRow, type TableShape } from '@patchbay/flow-schema';
import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { classNames } from '@/ui/class-names';
import { CellInput } from './cell-input';
import { type CellRange, isInRange } from './grid-edits';
import type { GridWidths } from './grid-widths';
import type { WindowRow } from './use-row-window';

interface GridRowProps {
  readonly gridId: string;
  readonly index: number;
  readonly isNew: boolean;
  readonly row: WindowRow | undefined;
  readonly loading: boolean;
  readonly shape: TableShape;
  readonly widths: GridWidths;
  /** The column of the active cell, where it is in this row. */
  readonly active: number | null;
  readonly range: CellRange;
  readonly typed: string | null;
  readonly onTyped: (text: string) => void;
  readonly onFinish: (by: { rows: number; columns: number }) => void;
  readonly onCancel: () => void;
  readonly onPick: (column: number, extend: boolean) => void;
  readonly onOpen: () => void;
}

/** The cells of one row; what does not fit its column is marked and says why. */
export function GridRow(props: GridRowProps) {
  const { gridId, index, isNew, row, loading, shape, widths, active, range, typed } = props;
  const t = useTranslations('tables.grid');
  const locale = useLocale();
  const problems = row === undefined ? {} : readRow(shape, row.cells).problems;
  return (
    <>
      <span
        role="rowheader"
        tabIndex={-1}
        className="flex shrink-0 items-center justify-end border-r border-line px-2 text-xs text-ink-faint tabular-nums"
        style={{ width: widths.number }}
      >
        {isNew ? <Plus className="size-3.5" aria-label={t('new_row')} /> : index + 1}
      </span>
      {shape.columns.map((column, place) => {
        const twice = row?.keyTwice === true && column.id === shape.keyColumn;
        const problem = problems[column.id]?.[locale] ?? (twice ? t('key_twice') : undefined);
        const editing = active === place && typed !== null;
        const text = row?.cells[column.id] ?? '';
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself takes the keys for all of its cells
          <span
            key={column.id}
            id={`${gridId}-${index}-${place}`}
            role="gridcell"
            tabIndex={-1}
            aria-colindex={place + 1}
            aria-selected={isInRange(range, { row: index, column: place })}
            aria-invalid={problem !== undefined}
            title={problem === undefined ? (text === '' ? undefined : text) : `${text}\n${problem}`.trim()}
            className={classNames(
              'relative flex min-w-0 shrink-0 cursor-cell items-center border-r border-line px-2 outline-none select-none',
              column.type === 'number' && 'justify-end tabular-nums',
              isInRange(range, { row: index, column: place }) && 'group-focus-within/grid:bg-accent-soft',
              problem !== undefined && 'bg-danger-soft text-danger-ink underline decoration-danger decoration-wavy',
              active === place && 'ring-2 ring-ink-faint ring-inset group-focus-within/grid:ring-accent',
            )}
            style={{ width: widths.columns[place] }}
            onClick={(event) => props.onPick(place, event.shiftKey)}
            onDoubleClick={props.onOpen}
          >
            {loading ? (
              <span className="h-2 w-2/3 animate-pulse rounded-sm bg-pressed" />
            ) : editing ? (
              <CellInput
                column={column}
                value={typed}
                onChange={props.onTyped}
                onFinish={props.onFinish}
                onCancel={props.onCancel}
              />
            ) : (
              <span className="truncate">
                {column.type === 'yes_no' && (text === 'yes' || text === 'no') ? t(text) : text}
                {problem !== undefined && text === '' && <span className="text-xs">{problem}</span>}
              </span>
            )}
          </span>
        );
      })}
    </>
  );
}
