'use client';

import type { RowEdit } from '@patchbay/records';
import { useState } from 'react';
import { type RowFilter, useRowWindow, type WindowRow } from './use-row-window';
import type { TableEdits } from './use-table-edits';

type Cells = Readonly<Record<string, string>>;

/** Stands for the id of a row that the server has not named yet. */
const unnamed = 0;

export interface GridRows {
  /** What is shown in a row: as it is stored, or as it was just typed. */
  readonly rowAt: (row: number) => WindowRow | undefined;
  /** Rows that the server knows, and how many there are with those on their way to it. */
  readonly total: number;
  readonly shown: number;
  readonly apply: (edits: readonly RowEdit[]) => void;
  /** Cells of the row below the last one; it is a row once it is left. */
  readonly fresh: Cells;
  readonly typeFresh: (cells: Cells) => void;
  /** Makes a row of what was typed below the last one. */
  readonly keepFresh: (last?: Cells) => void;
}

/** Rows as a person sees them while they type: ahead of the server, and then as it answers. */
export function useGridRows(
  tableId: string,
  filter: RowFilter,
  edits: TableEdits,
  seen: { readonly first: number; readonly last: number },
): GridRows {
  const stored = useRowWindow(tableId, filter, seen);
  const [total, setTotal] = useState(0);
  if (stored.total !== null && stored.total !== total) setTotal(stored.total);
  const [typed, setTyped] = useState<ReadonlyMap<number, Cells>>(new Map());
  const [coming, setComing] = useState<readonly Cells[]>([]);
  const [fresh, setFresh] = useState<Cells>({});

  const apply = async (changes: readonly RowEdit[]) => {
    const sets = changes.filter((edit) => edit.kind === 'set');
    const inserts = changes.filter((edit) => edit.kind === 'insert').map(({ cells }) => cells);
    setTyped((before) => {
      const after = new Map(before);
      for (const { rowId, cells } of sets) after.set(rowId, { ...after.get(rowId), ...cells });
      return after;
    });
    setComing((before) => [...before, ...inserts]);
    await edits.apply(changes);
    setTyped((before) => {
      const after = new Map(before);
      for (const { rowId, cells } of sets) {
        const rest = Object.entries(after.get(rowId) ?? {}).filter(([column, text]) => cells[column] !== text);
        if (rest.length === 0) after.delete(rowId);
        else after.set(rowId, Object.fromEntries(rest));
      }
      return after;
    });
    setComing((before) => before.filter((cells) => !inserts.includes(cells)));
  };

  return {
    rowAt: (row) => {
      if (row >= total) {
        const cells = row < total + coming.length ? coming[row - total] : fresh;
        return cells === undefined || (row >= total + coming.length && Object.keys(fresh).length === 0)
          ? undefined
          : { rowId: unnamed, cells, keyTwice: false };
      }
      const known = stored.rowAt(row);
      const ahead = known && typed.get(known.rowId);
      return known && ahead ? { ...known, cells: { ...known.cells, ...ahead } } : known;
    },
    total,
    shown: total + coming.length,
    apply: (changes) => void apply(changes),
    fresh,
    typeFresh: (cells) => setFresh((before) => ({ ...before, ...cells })),
    keepFresh: (last = {}) => {
      const cells = Object.fromEntries(Object.entries({ ...fresh, ...last }).filter(([, text]) => text.trim() !== ''));
      setFresh({});
      if (Object.keys(cells).length > 0) void apply([{ kind: 'insert', rowId: null, cells }]);
    },
  };
}
