'use client';

import type { RowEdit } from '@patchbay/records';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocale } from 'next-intl';
import { useRef, useState } from 'react';
import { failureText } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { toast } from '@/ui/toast';

const stepsKept = 100;

export interface TableEdits {
  /** Carries out changes, one after the other; they can be undone. */
  readonly apply: (edits: readonly RowEdit[]) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: boolean;
  /** What undoes and redoes is no more: the rows were replaced by other means. */
  readonly forget: () => void;
}

/** Changes of a table's draft in the order in which they were made, with a way back. */
export function useTableEdits(tableId: string): TableEdits {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const locale = useLocale();
  const [past, setPast] = useState<readonly (readonly RowEdit[])[]>([]);
  const [future, setFuture] = useState<readonly (readonly RowEdit[])[]>([]);
  const [waiting, setWaiting] = useState(0);
  const last = useRef<Promise<unknown>>(Promise.resolve());
  const edit = useMutation(trpc.tables.edit.mutationOptions({ meta: { showsFailure: true } }));

  /** What undoes them; null where they were refused. */
  const carryOut = async (edits: readonly RowEdit[]): Promise<RowEdit[] | null> => {
    setWaiting((count) => count + 1);
    const mine = last.current.then(() => edit.mutateAsync({ id: tableId, edits: [...edits] }));
    last.current = mine.catch(() => undefined);
    try {
      return (await mine).undo;
    } catch (error) {
      toast.error(failureText(error, locale));
      return null;
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: trpc.tables.rows.pathKey() }),
        queries.invalidateQueries({ queryKey: trpc.tables.read.queryKey({ id: tableId }) }),
      ]);
      setWaiting((count) => count - 1);
    }
  };

  const step = async (from: readonly (readonly RowEdit[])[]) => {
    const edits = from.at(-1);
    return edits === undefined ? null : await carryOut(edits);
  };

  return {
    apply: async (edits) => {
      if (edits.length === 0) return;
      const back = await carryOut(edits);
      if (back === null) return;
      setPast((steps) => [...steps.slice(1 - stepsKept), back]);
      setFuture([]);
    },
    undo: async () => {
      const again = await step(past);
      setPast((steps) => steps.slice(0, -1));
      if (again !== null) setFuture((steps) => [...steps, again]);
    },
    redo: async () => {
      const back = await step(future);
      setFuture((steps) => steps.slice(0, -1));
      if (back !== null) setPast((steps) => [...steps, back]);
    },
    canUndo: past.length > 0 && waiting === 0,
    canRedo: future.length > 0 && waiting === 0,
    saving: waiting > 0,
    forget: () => {
      setPast([]);
      setFuture([]);
    },
  };
}
