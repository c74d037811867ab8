'use client';

import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import { Redo2, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { failureOf } from '@/client/failure';
import { useTRPC } from '@/client/trpc';
import { useCommands } from '@/palette/commands';
import { Button } from '@/ui/button';
import { takesText } from '@/ui/takes-text';
import { Tooltip } from '@/ui/tooltip';
import { forget, redone, undone, useHistory } from './agent-history';

/** Undo and redo of changes to agents, by button, by Ctrl Z and from the palette. */
export function UndoButtons() {
  const t = useTranslations('centre.agents.history');
  const { undo, redo } = useUndo();
  useUndoKeys(undo, redo);
  useCommands(
    'agents-history',
    useMemo(
      () => [
        ...(undo ? [{ id: 'agents.undo', title: t('undo'), group: t('group'), icon: Undo2, run: undo }] : []),
        ...(redo ? [{ id: 'agents.redo', title: t('redo'), group: t('group'), icon: Redo2, run: redo }] : []),
      ],
      [t, undo, redo],
    ),
  );
  return (
    <span className="flex">
      <Tooltip content={t('undo_key')}>
        <Button variant="ghost" size="icon" aria-label={t('undo')} disabled={undo === null} onClick={() => undo?.()}>
          <Undo2 aria-hidden />
        </Button>
      </Tooltip>
      <Tooltip content={t('redo_key')}>
        <Button variant="ghost" size="icon" aria-label={t('redo')} disabled={redo === null} onClick={() => redo?.()}>
          <Redo2 aria-hidden />
        </Button>
      </Tooltip>
    </span>
  );
}

/** Null where there is nothing to undo or to redo, or while something is still being written. */
function useUndo() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const last = useHistory(({ past }) => past.at(-1));
  const next = useHistory(({ future }) => future[0]);
  const writing = useIsMutating({ mutationKey: trpc.agents.pathKey() }) > 0;
  const { mutate } = useMutation(
    trpc.agents.restoreMany.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.agents.pathKey() }),
    }),
  );
  return useMemo(() => {
    const restore = (kind: 'past' | 'future', entry: typeof last) => {
      if (writing || entry === undefined) return null;
      return () =>
        mutate(
          { agents: [...entry] },
          {
            onSuccess: kind === 'past' ? undone : redone,
            onError: (error) => {
              if (failureOf(error).code === 'outdated') forget(kind);
            },
          },
        );
    };
    return { undo: restore('past', last), redo: restore('future', next) };
  }, [mutate, last, next, writing]);
}

function useUndoKeys(undo: (() => void) | null, redo: (() => void) | null): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || takesText(event.target) || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    if (key === 'y' || event.shiftKey) redo?.();
    else undo?.();
  });
  useEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
